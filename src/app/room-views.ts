// What was written in a session, as its readers see it: notes by their authors, conclusions, inquiries to carry away.
import { z } from 'zod';
import { isUnsettled } from '../domain/engagement/hour.ts';
import type { Session } from '../domain/engagement/session.ts';
import { isOpen, type Step } from '../domain/engagement/step.ts';
import type { Id } from '../domain/kernel/id.ts';
import { findAll } from '../store/find.ts';
import {
  type Amended,
  conclusions as conclusionTable,
  inquiries as inquiryTable,
  notes as noteTable,
} from '../store/sessions.table.ts';
import { mayHere, type Scene } from './engagement-deed.ts';
import { partyField } from './session-views.ts';

/** What stood there before it was worded anew. */
const earlierView = z.array(z.object({ text: z.string(), until: z.string(), by: partyField }));

/** A note; a private one is seen by its author alone. */
export const noteView = z.object({
  id: z.string(),
  by: partyField,
  isMine: z.boolean(),
  isPrivate: z.boolean(),
  at: z.string(),
  amendedAt: z.string().nullable(),
  isRemovable: z.boolean(),
  text: z.string(),
});

/** The type of the same. */
export type NoteView = z.infer<typeof noteView>;

/** A conclusion, with what stood there before. */
export const conclusionView = z.object({
  id: z.string(),
  by: partyField,
  at: z.string(),
  text: z.string(),
  earlier: earlierView,
});

/** The type of the same. */
export type ConclusionView = z.infer<typeof conclusionView>;

/** An open question to carry away, and the reflective step made of it, if one lives. */
export const inquiryView = z.object({
  id: z.string(),
  by: partyField,
  at: z.string(),
  text: z.string(),
  earlier: earlierView,
  step: z.object({ id: z.string(), state: z.string() }).nullable(),
});

/** The type of the same. */
export type InquiryView = z.infer<typeof inquiryView>;

type Earlier = z.infer<typeof earlierView>;

const sideOf = ({ book }: Scene, personId: Id) =>
  book.engagement.clientId === personId ? ('client' as const) : ('coach' as const);

function earlierOf(scene: Scene, words: Amended | null): Earlier {
  return (words?.earlier ?? []).map(({ text, until, by }) => ({ text, until, by: sideOf(scene, by) }));
}

/** The notes of a session that this reader may see, in the order they were written. */
export async function viewNotes(scene: Scene, session: Session): Promise<NoteView[]> {
  const found = await findAll(scene.rows, noteTable, { sessionId: session.id });
  const readable = found.filter(({ authorId, isPrivate }) => {
    const facts = { author: authorId === scene.me };
    return mayHere(scene, isPrivate ? 'private note' : 'session note', 'read', facts);
  });
  return readable.map(({ id, authorId, isPrivate, at, amendedAt, words }) => {
    const isMine = authorId === scene.me;
    const isRemovable = isMine && (isPrivate || isUnsettled(session));
    const text = words?.text ?? '';
    return { id, by: sideOf(scene, authorId), isMine, isPrivate, at, amendedAt, isRemovable, text };
  });
}

/** The conclusions of a session, in the order they were drawn. */
export async function viewConclusions(scene: Scene, session: Session): Promise<ConclusionView[]> {
  if (!mayHere(scene, 'conclusion', 'read')) return [];
  const found = await findAll(scene.rows, conclusionTable, { sessionId: session.id });
  return found.map(({ id, by, at, words }) => {
    return { id, by, at, text: words?.text ?? '', earlier: earlierOf(scene, words) };
  });
}

/** The step made of an inquiry that lives: waiting, open or kept. */
function stepOf({ book }: Scene, inquiryId: Id): Step | undefined {
  const made = book.steps.filter((step) => step.inquiryId === inquiryId);
  return made.find((step) => isOpen(step) || step.state === 'proposed' || step.state === 'kept');
}

/** The inquiries parked in a session. */
export async function viewInquiries(scene: Scene, session: Session): Promise<InquiryView[]> {
  if (!mayHere(scene, 'inquiry', 'read')) return [];
  const found = await findAll(scene.rows, inquiryTable, { sessionId: session.id });
  return found.map(({ id, by, at, words }) => {
    const made = stepOf(scene, id);
    const step = made ? { id: made.id, state: made.state } : null;
    return { id, by, at, text: words?.text ?? '', earlier: earlierOf(scene, words), step };
  });
}
