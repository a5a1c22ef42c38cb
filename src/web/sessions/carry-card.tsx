// Open questions to carry away from a session; one tap makes one a reflective step.
import type { InquiryView } from '../../app/room-views.ts';
import { Card } from '../parts/cards.tsx';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { pathOf, type RoomProps } from './room-props.ts';

function Carried({ props, one }: { props: RoomProps; one: InquiryView }) {
  const { carry } = useShell().words.room;
  const { read } = props;
  const slip = slipFor(props.slip, 'inquiry.amend', { field: 'inquiryId', id: one.id });
  const refused = slipFor(props.slip, 'step.add', { field: 'inquiryId', id: one.id });
  const inSession = read.closing ? { sessionId: read.session.id } : {};
  const hidden = { engagementId: read.session.engagementId, inquiryId: one.id, text: one.text, ...inSession };
  return (
    <li id={`inquiry-${one.id}`}>
      <PersonWords large asked>
        {one.text}
      </PersonWords>
      {one.step ? (
        <p class="small">
          <a href={`/steps/${one.step.id}`}>{carry.made}</a>
        </p>
      ) : !read.may.write ? null : (
        <DeedButton
          id={`carry-${one.id}`}
          action={`${pathOf(read)}/steps`}
          hidden={hidden}
          slip={refused}
          small
          about={one.text}
        >
          {carry.make}
        </DeedButton>
      )}
      {read.may.write ? (
        <Disclosure label={carry.change} open={slip !== undefined} id={`inquiry-${one.id}-more`}>
          <Form
            id={`inquiry-form-${one.id}`}
            action={`${pathOf(read)}/inquiries/${one.id}`}
            method="patch"
            slip={slip}
          >
            <TextArea name="text" label={carry.label} value={one.text} lines={2} maxLength={2000} required />
            <ButtonRow>
              <Button small>{carry.keep}</Button>
            </ButtonRow>
          </Form>
        </Disclosure>
      ) : null}
    </li>
  );
}

/** The questions parked here, and the form to park one while the session is on. */
export function CarryCard({ props }: { props: RoomProps }) {
  const { carry } = useShell().words.room;
  const { read } = props;
  const slip = slipFor(props.slip, 'inquiry.park');
  if (read.inquiries.length === 0 && !read.closing) return null;
  return (
    <Card eyebrow={carry.title} id="carry">
      <ul class="stack">
        {read.inquiries.map((one) => (
          <Carried props={props} one={one} />
        ))}
      </ul>
      {read.closing ? (
        <Disclosure label={carry.park} open={slip !== undefined} button id="park">
          <p class="small soft">{carry.empty}</p>
          <Form id="inquiry" action={`${pathOf(read)}/inquiries`} slip={slip}>
            <TextArea name="text" label={carry.label} lines={2} maxLength={2000} required />
            <ButtonRow>
              <Button>{carry.button}</Button>
            </ButtonRow>
          </Form>
        </Disclosure>
      ) : null}
    </Card>
  );
}
