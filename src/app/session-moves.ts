// Moving and cancelling a session: alone outside the agreed notice, inside it by proposal and the other side's answer.
import { z } from 'zod';
import {
  answerSessionMove,
  cancelSession,
  moveSession,
  withdrawSessionMove,
} from '../domain/engagement/moving.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed } from './engagement-deed.ts';
import { answerField, DONE, idField, localField, optionalLine } from './fields.ts';
import { partyField } from './session-views.ts';

const DATES = { thing: 'session dates', verb: 'write' } as const;

/** Moves a session to another hour or cancels it: at once, or as a proposal. */
export const moveOneSession = engagementDeed({
  name: 'session.move',
  path: 'POST /sessions/:sessionId/moves',
  says: 'Moves or cancels a session: at once outside the agreed notice, else by asking the other side.',
  ...DATES,
  input: z.object({
    sessionId: idField,
    kind: z.enum(['move', 'cancel']),
    toLocal: localField.optional(),
    toAnchor: partyField.optional(),
    toMinutes: z.int().min(1).max(1_440).optional(),
    why: optionalLine,
  }),
  /** `holds`: it is moved or cancelled; else it waits for the other side's yes. */
  output: z.object({ id: z.string(), holds: z.boolean() }),
  run({ book, party: by, at, newId }, { sessionId, kind, toLocal, toAnchor, toMinutes, why }) {
    const id = newId();
    if (kind === 'move' && toLocal === undefined) return refuse('session.move_needs_time');
    const changes =
      toLocal !== undefined && kind === 'move'
        ? moveSession(book, { by, id, sessionId, toLocal, toAnchor, toMinutes }, at)
        : cancelSession(book, { by, id, sessionId }, at);
    if (!changes.ok) return changes;
    const words = { sessionMoves: { [id]: { words: why ? { why } : {} } } };
    const holds = (changes.value.sessions ?? []).length > 0;
    return accept({ changes: changes.value, words, output: { id, holds } });
  },
});

/** Yes or no to a move or cancellation that waits. */
export const answerOneSessionMove = engagementDeed({
  name: 'session.answer_move',
  path: 'POST /session-moves/:moveId/answer',
  says: 'Accepts or declines a move or cancellation that waits for you.',
  ...DATES,
  input: z.object({ moveId: idField, answer: answerField }),
  output: DONE,
  run({ book, party: by, at }, { moveId, answer }) {
    const changes = answerSessionMove(book, { by, moveId, yes: answer === 'accept' }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** Takes one's own waiting move or cancellation back. */
export const withdrawOneSessionMove = engagementDeed({
  name: 'session.withdraw_move',
  path: 'DELETE /session-moves/:moveId',
  says: 'Takes back a move or cancellation you asked for.',
  ...DATES,
  input: z.object({ moveId: idField }),
  output: DONE,
  run({ book, party: by, at }, { moveId }) {
    const changes = withdrawSessionMove(book, { by, moveId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The deeds of this file. */
export const sessionMoveDeeds: readonly AnyDeed[] = [
  moveOneSession,
  answerOneSessionMove,
  withdrawOneSessionMove,
];
