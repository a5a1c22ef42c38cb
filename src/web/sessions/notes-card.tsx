// Notes of a session: short entries by one author each, for both; and, on a sheet of its own, what only the reader sees.
import type { NoteView } from '../../app/room-views.ts';
import { Card } from '../parts/cards.tsx';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords, Quote } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { pathOf, type RoomProps, sidesOf } from './room-props.ts';

function Change({ props, note }: { props: RoomProps; note: NoteView }) {
  const { notes } = useShell().words.room;
  const at = `${pathOf(props.read)}/notes/${note.id}`;
  const slip = slipFor(props.slip, 'note.amend', { field: 'noteId', id: note.id });
  return (
    <Disclosure
      label={note.isRemovable ? notes.change : notes.reword}
      open={slip !== undefined}
      id={`note-${note.id}-more`}
    >
      <Form id={`note-form-${note.id}`} action={at} method="patch" slip={slip}>
        <TextArea name="text" label={notes.changeLabel} value={note.text} lines={2} required />
        <ButtonRow>
          <Button small>{notes.keep}</Button>
        </ButtonRow>
      </Form>
      {note.isRemovable ? (
        <DeedButton
          id={`note-remove-${note.id}`}
          action={at}
          method="delete"
          confirm={notes.sure}
          small
          quiet
          about={note.text.slice(0, 60)}
        >
          {notes.remove}
        </DeedButton>
      ) : null}
    </Disclosure>
  );
}

function Entry({ props, note }: { props: RoomProps; note: NoteView }) {
  const { words, dates } = useShell();
  const { notes } = words.room;
  const { mine, other } = sidesOf(props.read);
  const who = note.isMine ? notes.you : other.name;
  const changed = note.amendedAt ? ` · ${notes.changed}` : '';
  return (
    <li class="entry-note" id={`note-${note.id}`}>
      <Quote by={`${who}, ${dates.time(note.at, mine.zone)}${changed}`} other={!note.isMine}>
        {note.text}
      </Quote>
      {note.isMine && props.read.may.write ? <Change props={props} note={note} /> : null}
    </li>
  );
}

/** What both read, in the order it was written, and the place to write the next entry. */
export function NotesCard({ props, mayWrite }: { props: RoomProps; mayWrite: boolean }) {
  const { notes } = useShell().words.room;
  const shared = props.read.notes.filter(({ isPrivate }) => !isPrivate);
  const isPrivate = props.slip?.values['isPrivate'] === 'true';
  const slip = isPrivate ? undefined : slipFor(props.slip, 'note.add');
  return (
    <Card title={notes.title} id="notes">
      {shared.length === 0 ? <p class="words-asked words">{notes.empty}</p> : null}
      <ul class="stack notes">
        {shared.map((note) => (
          <Entry props={props} note={note} />
        ))}
      </ul>
      {mayWrite ? (
        <Form id="note" action={`${pathOf(props.read)}/notes`} slip={slip}>
          <TextArea name="text" label={notes.label} lines={3} required />
          <ButtonRow>
            <Button>{notes.add}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </Card>
  );
}

function OwnEntry({ props, note }: { props: RoomProps; note: NoteView }) {
  return (
    <li>
      <PersonWords>{note.text}</PersonWords>
      <Change props={props} note={note} />
    </li>
  );
}

function Marker({ props }: { props: RoomProps }) {
  const { own } = useShell().words.room;
  const { dates } = useShell();
  const { mine } = sidesOf(props.read);
  const hidden = { line: own.line(dates.time(props.now, mine.zone)) };
  return (
    <Form id="marker" action={`${pathOf(props.read)}/moments`} hidden={hidden}>
      <fieldset class="marker">
        <legend>{own.moment}</legend>
        <p class="small soft">{own.momentLead}</p>
        <ButtonRow>
          {(['win', 'doubt', 'friction'] as const).map((kind) => (
            <Button small name="kind" value={kind}>
              {own[kind]}
            </Button>
          ))}
        </ButtonRow>
      </fieldset>
    </Form>
  );
}

function Switch({ props }: { props: RoomProps }) {
  const { own } = useShell().words.room;
  const hidden = { screen: props.isScreenShared ? 'mine' : 'shared' };
  return (
    <DeedButton id="screen" action={`${pathOf(props.read)}/screen`} hidden={hidden} small quiet>
      {props.isScreenShared ? own.show : own.hide}
    </DeedButton>
  );
}

/** What only the reader sees, folded; and one switch that takes all of it off the page. */
export function OwnCard({ props, mayMark = false }: { props: RoomProps; mayMark?: boolean }) {
  const { own } = useShell().words.room;
  if (props.isScreenShared) {
    return (
      <Card>
        <p class="small soft">{own.hidden}</p>
        <Switch props={props} />
      </Card>
    );
  }
  const notes = props.read.notes.filter(({ isPrivate }) => isPrivate);
  const slip = props.slip?.values['isPrivate'] === 'true' ? slipFor(props.slip, 'note.add') : undefined;
  const amends = notes.some(({ id }) => slipFor(props.slip, 'note.amend', { field: 'noteId', id }));
  return (
    <Card>
      {mayMark ? <Marker props={props} /> : null}
      <Disclosure label={own.title} open={slip !== undefined || amends} id="own">
        <ul class="stack notes">
          {notes.map((note) => (
            <OwnEntry props={props} note={note} />
          ))}
        </ul>
        <Form id="own-note" action={`${pathOf(props.read)}/notes`} hidden={{ isPrivate: 'true' }} slip={slip}>
          <TextArea name="text" label={own.label} lines={2} required />
          <ButtonRow>
            <Button small>{own.add}</Button>
          </ButtonRow>
        </Form>
      </Disclosure>
      <Switch props={props} />
    </Card>
  );
}
