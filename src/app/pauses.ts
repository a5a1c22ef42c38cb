// Pauses: the client's at once, the coach's by proposal; another end, sooner or later, is the client's to say.
import { z } from 'zod';
import type { Changes } from '../domain/engagement/book.ts';
import {
  answerPause,
  changePauseEnd,
  endPauseNow,
  pauseEngagement,
  proposePause,
  withdrawPause,
} from '../domain/engagement/pausing.ts';
import { accept, type Outcome } from '../domain/kernel/outcome.ts';
import type { AnyDeed } from './deed.ts';
import { type Done, engagementDeed, type Scene } from './engagement-deed.ts';
import { answerField, DONE, dayField, idField, MADE } from './fields.ts';

const ROW = { thing: 'pause', verb: 'write' } as const;

/** A pause as both see it; its end is the first day back. */
export const pauseView = z.object({
  id: z.string(),
  proposedBy: z.enum(['client', 'coach']),
  state: z.enum(['waiting', 'set', 'running', 'ended', 'declined', 'withdrawn', 'lapsed']),
  startsOn: z.string(),
  endsOn: z.string(),
});

/** The type of the same. */
export type PauseView = z.infer<typeof pauseView>;

/** All pauses of an engagement, the earliest first; those that came to nothing are left out. */
export function viewPauses({ book }: Pick<Scene, 'book'>): PauseView[] {
  const shown = ['waiting', 'set', 'running', 'ended'];
  return book.pauses
    .filter(({ state }) => shown.includes(state))
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .map(({ id, proposedBy, state, startsOn, endsOn }) => ({ id, proposedBy, state, startsOn, endsOn }));
}

function done(changes: Outcome<Changes>): Outcome<Done<Record<string, never>>> {
  return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
}

/** The client pauses, the coach proposes it. */
export const startPause = engagementDeed({
  name: 'pause.start',
  path: 'POST /engagements/:engagementId/pauses',
  says: 'Pauses the work (as the client), or proposes a pause (as the coach). It ends on its first day back.',
  ...ROW,
  input: z.object({ engagementId: idField, startsOn: dayField.optional(), endsOn: dayField }),
  /** `holds`: it is set; else it waits for the client's yes. */
  output: MADE.extend({ holds: z.boolean() }),
  run({ book, party, at, newId }, { startsOn, endsOn }) {
    const id = newId();
    const start = party === 'client' ? pauseEngagement : proposePause;
    const changes = start(book, { by: party, id, startsOn, endsOn }, at);
    const holds = party === 'client';
    return changes.ok ? accept({ changes: changes.value, output: { id, holds } }) : changes;
  },
});

/** The client's answer to a proposed pause. */
export const answerOnePause = engagementDeed({
  name: 'pause.answer',
  path: 'POST /pauses/:pauseId/answer',
  says: 'Accepts or declines a proposed pause.',
  ...ROW,
  input: z.object({ pauseId: idField, answer: answerField }),
  output: DONE,
  run: ({ book, party, at }, { pauseId, answer }) =>
    done(answerPause(book, { by: party, pauseId, yes: answer === 'accept' }, at)),
});

/** Another first day back. */
export const changePause = engagementDeed({
  name: 'pause.change',
  path: 'PATCH /pauses/:pauseId',
  says: 'Names another first day back.',
  ...ROW,
  input: z.object({ pauseId: idField, endsOn: dayField }),
  output: DONE,
  run: ({ book, party, at }, { pauseId, endsOn }) =>
    done(changePauseEnd(book, { by: party, pauseId, endsOn }, at)),
});

/** A proposal, or a pause that has not begun, taken back. */
export const withdrawOnePause = engagementDeed({
  name: 'pause.withdraw',
  path: 'DELETE /pauses/:pauseId',
  says: 'Takes back a pause you proposed, or one of yours that has not begun.',
  ...ROW,
  input: z.object({ pauseId: idField }),
  output: DONE,
  run: ({ book, party, at }, { pauseId }) => done(withdrawPause(book, { by: party, pauseId }, at)),
});

/** Back today. */
export const endPause = engagementDeed({
  name: 'pause.end',
  path: 'POST /pauses/:pauseId/end',
  says: 'Ends a running pause today.',
  ...ROW,
  input: z.object({ pauseId: idField }),
  output: DONE,
  run: ({ book, party, at }, { pauseId }) => done(endPauseNow(book, { by: party, pauseId }, at)),
});

/** The deeds of this file. */
export const pauseDeeds: readonly AnyDeed[] = [
  startPause,
  answerOnePause,
  changePause,
  withdrawOnePause,
  endPause,
];
