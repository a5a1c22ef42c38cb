// The hour itself: started, undone, closed, cut short, missed, and what was said by mistake put right.
import { z } from 'zod';
import { correctMissed, missSession } from '../domain/engagement/absence.ts';
import { closeSession } from '../domain/engagement/closing.ts';
import { correctCut, cutShort } from '../domain/engagement/cutting-short.ts';
import { zoneOf } from '../domain/engagement/slot.ts';
import { startSession, undoStart } from '../domain/engagement/starting.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { type Instant, instantOf, type LocalTime } from '../domain/kernel/time.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, type Scene } from './engagement-deed.ts';
import { DONE, idField, instantField, localField } from './fields.ts';

const ROW = { thing: 'session', verb: 'write' } as const;
const one = z.object({ sessionId: idField });

/** The real end, as an instant or by the clock on one's own wall. */
const endFields = { endedAt: instantField.optional(), endedLocal: localField.optional() };

interface GivenEnd {
  readonly endedAt?: Instant | undefined;
  readonly endedLocal?: LocalTime | undefined;
}

function endOf({ book, party }: Scene, { endedAt, endedLocal }: GivenEnd): { endedAt?: Instant } {
  const end = endedAt ?? (endedLocal ? instantOf(endedLocal, zoneOf(book, party)) : undefined);
  return end === undefined ? {} : { endedAt: end };
}

/** Either side starts the hour. */
export const startOneSession = engagementDeed({
  name: 'session.start',
  path: 'POST /sessions/:sessionId/start',
  says: 'Starts a session, from twelve hours before its planned time.',
  ...ROW,
  input: one,
  output: DONE,
  run({ book, party: by, at }, { sessionId }) {
    const changes = startSession(book, { by, sessionId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** A start made too soon, undone. */
export const undoOneStart = engagementDeed({
  name: 'session.undo_start',
  path: 'DELETE /sessions/:sessionId/start',
  says: 'Undoes a start while nothing was concluded or agreed in it.',
  ...ROW,
  input: one,
  output: DONE,
  run({ book, party: by, at }, { sessionId }) {
    const changes = undoStart(book, { by, sessionId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** Closes a session that has a conclusion and a next step, or asks for it while only the other's yes is missing. */
export const closeOneSession = engagementDeed({
  name: 'session.close',
  path: 'POST /sessions/:sessionId/closing',
  says: 'Closes a session that has a conclusion and an agreed next step; or asks for it while the other’s yes is missing.',
  ...ROW,
  input: z.object({ sessionId: idField, ...endFields }),
  /** `closed` is false while it waits for the other side's yes to the step. */
  output: z.object({ closed: z.boolean() }),
  run(scene, { sessionId, ...given }) {
    const { book, party: by, at } = scene;
    const changes = closeSession(book, { by, sessionId, ...endOf(scene, given) }, at);
    if (!changes.ok) return changes;
    const closed = (changes.value.sessions ?? []).some(({ id, state }) => {
      return id === sessionId && state === 'closed';
    });
    return accept({ changes: changes.value, output: { closed } });
  },
});

/** A call that broke off, or a crisis. */
export const cutOneShort = engagementDeed({
  name: 'session.cut_short',
  path: 'POST /sessions/:sessionId/cut',
  says: 'Says that a session broke off: it was not held, and a date within seven days is offered.',
  ...ROW,
  input: z.object({ sessionId: idField, ...endFields }),
  /** Whether this is the second in a row, so that a review is offered. */
  output: z.object({ second: z.boolean() }),
  run(scene, { sessionId, ...given }) {
    const { book, party: by, at } = scene;
    const changes = cutShort(book, { by, sessionId, ...endOf(scene, given) }, at);
    if (!changes.ok) return changes;
    const cut = changes.value.events.find(({ kind }) => kind === 'SessionCutShort');
    return accept({ changes: changes.value, output: { second: cut?.facts?.['second'] === true } });
  },
});

/** Somebody did not come. */
export const missOneSession = engagementDeed({
  name: 'session.miss',
  path: 'POST /sessions/:sessionId/absence',
  says: 'Says that a session was missed and by whom, from 15 minutes after its planned time.',
  ...ROW,
  input: z.object({ sessionId: idField, absent: z.enum(['client', 'coach', 'both']) }),
  output: DONE,
  run({ book, party: by, at }, { sessionId, absent }) {
    const changes = missSession(book, { by, sessionId, absent }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** Puts such a word right, by whoever said it. */
export const correctOneAbsence = engagementDeed({
  name: 'session.correct_absence',
  path: 'DELETE /sessions/:sessionId/absence',
  says: 'Takes back that a session was missed; with `absent`, says who it really was.',
  ...ROW,
  input: z.object({ sessionId: idField, absent: z.enum(['client', 'coach', 'both']).optional() }),
  output: DONE,
  run({ book, party: by, at }, { sessionId, absent = null }) {
    const changes = correctMissed(book, { by, sessionId, absent }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** Takes it back that a session broke off, by whoever said it. */
export const correctOneCut = engagementDeed({
  name: 'session.correct_cut',
  path: 'DELETE /sessions/:sessionId/cut',
  says: 'Takes back that a session broke off, until the next session closes.',
  ...ROW,
  input: one,
  output: DONE,
  run({ book, party: by }, { sessionId }) {
    const changes = correctCut(book, { by, sessionId });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The deeds of this file. */
export const sessionHourDeeds: readonly AnyDeed[] = [
  startOneSession,
  undoOneStart,
  closeOneSession,
  cutOneShort,
  missOneSession,
  correctOneAbsence,
  correctOneCut,
];
