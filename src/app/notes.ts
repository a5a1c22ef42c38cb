// Notes of a session: short entries by one author each, for both to read or for the author alone.
import { z } from 'zod';
import { isRemovable, refusedNote } from '../domain/engagement/concluding.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import type { Event } from '../domain/kernel/event.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { findOne, removeRows } from '../store/find.ts';
import { type Amended, notes as noteTable } from '../store/sessions.table.ts';
import type { ValueOf } from '../store/table.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, mayHere, type Scene } from './engagement-deed.ts';
import { DONE, idField, MADE, textField } from './fields.ts';

/** Whoever writes notes at all writes private ones; the shared ones are asked for again below. */
const ROW = { thing: 'private note', verb: 'write' } as const;

type Note = ValueOf<typeof noteTable>;
type NoteVerb = 'Added' | 'Amended' | 'Removed';

/** A private note is told to its author's own pages alone. */
function eventOf({ id, isPrivate }: Pick<Note, 'id' | 'isPrivate'>, verb: NoteVerb): Event {
  if (isPrivate) return { kind: `PrivateNote${verb}`, about: id, audience: 'author' };
  return { kind: `Note${verb}`, about: id };
}

/** One's own note; another's private one is not found, another's shared one is not theirs to change. */
async function ownNote(scene: Scene, noteId: Id): Promise<Outcome<Note>> {
  const note = await findOne(scene.rows, noteTable, { id: noteId });
  const author = note?.authorId === scene.me;
  const thing = note?.isPrivate ? 'private note' : 'session note';
  if (!note || !mayHere(scene, thing, 'read', { author })) return refuse('note.not_found');
  return author ? accept(note) : refuse('note.not_yours');
}

/** The text as it was, beside the new one. */
export function amended(words: Amended | null, text: string, until: string, by: Id): Amended {
  const before = words ? [{ text: words.text, until, by }] : [];
  return { text, earlier: [...(words?.earlier ?? []), ...before] };
}

/** A short entry, for both to read or for oneself. */
export const addNote = engagementDeed({
  name: 'note.add',
  path: 'POST /sessions/:sessionId/notes',
  says: 'Adds a note to a session, for both to read; a private one is yours alone.',
  ...ROW,
  input: z.object({ sessionId: idField, text: textField, isPrivate: z.boolean().default(false) }),
  output: MADE,
  async run(scene, { sessionId, text, isPrivate }) {
    const { book, party: by, at, me, rows, newId } = scene;
    const no = refusedNote(book, { by, sessionId, isPrivate }, at);
    if (no) return no;
    const id = newId();
    const engagementId = book.engagement.id;
    const note = { id, sessionId, engagementId, authorId: me, isPrivate, at, amendedAt: null };
    await rows.put(noteTable, [{ ...note, words: { text: text.trim() || text } }]);
    return accept({ events: [eventOf(note, 'Added')], output: { id } });
  },
});

/** Words one's own note anew; of a note that both read, the earlier text is kept. */
export const amendNote = engagementDeed({
  name: 'note.amend',
  path: 'PATCH /notes/:noteId',
  says: 'Words a note of yours anew.',
  ...ROW,
  input: z.object({ noteId: idField, text: textField }),
  output: DONE,
  async run(scene, { noteId, text }) {
    const { book, at, me, rows } = scene;
    const found = await ownNote(scene, noteId);
    if (!found.ok) return found;
    const note = found.value;
    if (!note.isPrivate && isOver(book.engagement)) return refuse('engagement.over');
    const words = note.isPrivate ? { text } : amended(note.words, text, at, me);
    await rows.put(noteTable, [{ ...note, amendedAt: at, words }]);
    return accept({ events: [eventOf(note, 'Amended')], output: {} });
  },
});

/** Takes one's own note away: a private one at any time, another until somebody said how the session ended. */
export const removeNote = engagementDeed({
  name: 'note.remove',
  path: 'DELETE /notes/:noteId',
  says: 'Removes a private note of yours, or one that both read while its session is not over.',
  ...ROW,
  input: z.object({ noteId: idField }),
  output: DONE,
  async run(scene, { noteId }) {
    const { book, rows } = scene;
    const found = await ownNote(scene, noteId);
    if (!found.ok) return found;
    const note = found.value;
    if (!note.isPrivate && isOver(book.engagement)) return refuse('engagement.over');
    if (!note.isPrivate && !isRemovable(book, note.sessionId)) return refuse('note.session_over');
    await removeRows(rows, noteTable, { id: noteId });
    return accept({ events: [eventOf(note, 'Removed')], output: {} });
  },
});

/** The deeds of this file. */
export const noteDeeds: readonly AnyDeed[] = [addNote, amendNote, removeNote];
