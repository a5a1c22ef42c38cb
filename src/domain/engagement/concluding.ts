// What a session leaves in writing: conclusions by either side, notes by their authors, and when each may be written.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { isOver, type Party } from './engagement.ts';
import { isUnsettled } from './hour.ts';
import { refusedParty, refusedSession } from './step-guard.ts';

/** A conclusion by either side; its words are sealed elsewhere. */
export interface Conclude {
  readonly by: Party;
  readonly id: Id;
  readonly sessionId: Id;
}

/** Adds a conclusion to a session that has begun and is not over (`session.not_open`). */
export function addConclusion(book: Book, command: Conclude, at: Instant): Outcome<Changes> {
  const { by, id, sessionId } = command;
  const no = refusedParty(book, by) ?? refusedSession(book, sessionId, at);
  if (no) return no;
  return accept({
    conclusions: [{ id, sessionId, by, at }],
    events: [{ kind: 'ConclusionAdded', about: id, facts: { by, session: sessionId } }],
  });
}

/** Either side words a conclusion anew, also after the closing; what stood before is kept beside it. */
export function amendConclusion(
  book: Book,
  { by, conclusionId }: { readonly by: Party; readonly conclusionId: Id },
): Outcome<Changes> {
  if (isOver(book.engagement)) return refuse('engagement.over');
  const conclusion = book.conclusions.find(({ id }) => id === conclusionId);
  if (!conclusion) return refuse('conclusion.not_found');
  return accept({
    conclusions: [conclusion],
    events: [{ kind: 'ConclusionAmended', about: conclusionId, facts: { by } }],
  });
}

/**
 * Whether something for both to read may be written in a session: it has begun and is not over. A private note is its
 * author's own and may be written before, during and after.
 */
export function refusedNote(
  book: Book,
  note: { readonly by: Party; readonly sessionId: Id; readonly isPrivate: boolean },
  at: Instant,
): Refusal | null {
  if (!note.isPrivate) return refusedParty(book, note.by) ?? refusedSession(book, note.sessionId, at);
  const isKnown = book.sessions.some(({ id }) => id === note.sessionId);
  return isKnown ? null : refuse('session.not_found');
}

/** Whether a note that both read may still be taken away by its author: until somebody said how the session ended. */
export function isRemovable(book: Pick<Book, 'sessions'>, sessionId: Id): boolean {
  const session = book.sessions.find(({ id }) => id === sessionId);
  return session !== undefined && isUnsettled(session);
}
