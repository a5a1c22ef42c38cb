// The private check after a session: five lines from 0 to 10, the client's own until shared.
import type { CheckView } from '../../app/closing-views.ts';
import { Card } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Facts } from '../parts/facts.tsx';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import { pathOf, type RoomProps, sidesOf } from './room-props.ts';

const LINES = ['heard', 'mine', 'way', 'stretched', 'unsaid'] as const;
const NUMBERS = Array.from({ length: 11 }, (_, index) => ({ value: String(index), label: String(index) }));

function CheckForm({ props, slip }: { props: RoomProps; slip: Slip | undefined }) {
  const { check: words } = useShell().words.sessions;
  const { check } = props.read;
  return (
    <Form id="check-form" action={`${pathOf(props.read)}/check`} method="put" slip={slip}>
      <p class="small soft">{words.scale}</p>
      <div class="scales">
        {LINES.map((line) => (
          <Choice
            name={line}
            label={words.lines[line]}
            options={NUMBERS}
            {...(check ? { value: String(check[line]) } : {})}
            required
          />
        ))}
      </div>
      <TextArea
        name="said"
        label={words.said}
        value={check?.said ?? ''}
        lines={2}
        maxLength={2000}
        optional
      />
      <ButtonRow>
        <Button primary={check === null}>{words.answer}</Button>
      </ButtonRow>
    </Form>
  );
}

function Answers({ check }: { check: CheckView }) {
  const { check: words } = useShell().words.sessions;
  return (
    <>
      <Facts facts={LINES.map((line) => ({ term: words.lines[line], says: String(check[line]) }))} />
      {check.said ? <PersonWords>{check.said}</PersonWords> : null}
    </>
  );
}

function Sharing({ props, check }: { props: RoomProps; check: CheckView }) {
  const { check: words } = useShell().words.sessions;
  const { coach } = sidesOf(props.read);
  const at = `${pathOf(props.read)}/check/sharing`;
  return check.isShared ? (
    <div class="buttons">
      <span class="small soft">{words.shared(coach.name)}</span>
      <DeedButton id="take-back-check" action={at} method="delete" small>
        {words.takeBack}
      </DeedButton>
    </div>
  ) : (
    <DeedButton id="share-check" action={at} small>
      {words.share(coach.name)}
    </DeedButton>
  );
}

/** The client's own check, to answer, share and take back; to the coach only while it is shared. */
export function CheckCard({ props }: { props: RoomProps }) {
  const { check: words } = useShell().words.sessions;
  const { check, session, may } = props.read;
  const { isClient, client } = sidesOf(props.read);
  const slip = slipFor(props.slip, 'check.answer');
  if (!isClient) {
    return check ? (
      <Card title={words.theirs(client.name)} id="check">
        <Answers check={check} />
      </Card>
    ) : null;
  }
  if (props.isScreenShared || session.reads !== 'held') return null;
  if (!check) {
    return may.write ? (
      <Card title={words.title} id="check">
        <p>{words.lead}</p>
        <CheckForm props={props} slip={slip} />
      </Card>
    ) : null;
  }
  return (
    <Card title={words.title} id="check">
      <Answers check={check} />
      {may.write || check.isShared ? <Sharing props={props} check={check} /> : null}
      {may.write ? (
        <Disclosure label={words.again} open={slip !== undefined} id="check-again">
          <CheckForm props={props} slip={slip} />
        </Disclosure>
      ) : null}
    </Card>
  );
}
