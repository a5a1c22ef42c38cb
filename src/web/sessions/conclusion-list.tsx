// Conclusions as they read now, each with how it read before and the form to word it anew.
import type { ConclusionView } from '../../app/room-views.ts';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { pathOf, type RoomProps, sidesOf } from './room-props.ts';

function Earlier({ props, one }: { props: RoomProps; one: ConclusionView }) {
  const { words, dates } = useShell();
  const { after } = words.sessions;
  const { mine, client, coach } = sidesOf(props.read);
  if (one.earlier.length === 0) return null;
  return (
    <Disclosure label={after.earlier} id={`earlier-${one.id}`}>
      <ul class="stack stack-close">
        {one.earlier.map(({ text, until, by }) => (
          <li>
            <PersonWords>{text}</PersonWords>
            <p class="small soft">
              {after.until(by === 'client' ? client.name : coach.name, dates.moment(until, mine.zone))}
            </p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Amend({ props, one }: { props: RoomProps; one: ConclusionView }) {
  const { after } = useShell().words.sessions;
  const slip = slipFor(props.slip, 'conclusion.amend', { field: 'conclusionId', id: one.id });
  return (
    <Disclosure label={after.amend} open={slip !== undefined} id={`amend-${one.id}`}>
      <Form
        id={`amend-form-${one.id}`}
        action={`${pathOf(props.read)}/conclusions/${one.id}`}
        method="patch"
        slip={slip}
      >
        <TextArea name="text" label={after.amendLabel} value={one.text} lines={2} maxLength={2000} required />
        <ButtonRow>
          <Button small>{after.amendButton}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}

/** What was concluded so far; nothing where nothing was. */
export function ConclusionList({ props, large }: { props: RoomProps; large?: boolean }) {
  const { conclusions, may } = props.read;
  if (conclusions.length === 0) return null;
  return (
    <ul class="stack conclusions">
      {conclusions.map((one) => (
        <li id={`conclusion-${one.id}`}>
          <PersonWords {...(large ? { large } : {})}>{one.text}</PersonWords>
          <Earlier props={props} one={one} />
          {may.write ? <Amend props={props} one={one} /> : null}
        </li>
      ))}
    </ul>
  );
}
