// What must hold of an engagement after many requests at once: the same as after any number of moves one by one.
import { expect } from 'vitest';
import type { Book } from '../../src/domain/engagement/book.ts';
import type { StepState } from '../../src/domain/engagement/step.ts';
import { events as eventTable } from '../../src/store/events.table.ts';
import { findBones } from '../../src/store/find.ts';
import type { Store } from '../../src/store/store.ts';
import { askingsHold, chainsHold, goalsHold, type Turn } from '../domain/step-invariant.ts';

/** What happened in an engagement, in the order of keeping. */
export const eventsOf = (store: Store, engagementId: string) =>
  store.read((rows) => findBones(rows, eventTable, { engagementId }));

/** An event as it is kept. */
export type Kept = Awaited<ReturnType<typeof eventsOf>>[number];

/** Where a step may have come to, however many moves there were. */
const REACHED: Record<StepState, readonly StepState[]> = {
  proposed: ['proposed', 'agreed', 'declined', 'withdrawn', 'lapsed', 'kept', 'not kept', 'replaced'],
  // An answer can be taken back: a step that was agreed or declined waits again, a replaced one is open again.
  agreed: ['agreed', 'kept', 'not kept', 'replaced', 'proposed', 'declined', 'withdrawn', 'lapsed'],
  kept: ['kept', 'not kept', 'agreed', 'replaced'],
  'not kept': ['kept', 'not kept', 'agreed', 'replaced'],
  replaced: ['replaced', 'agreed', 'kept', 'not kept'],
  declined: ['declined', 'proposed', 'agreed', 'withdrawn', 'lapsed', 'kept', 'not kept', 'replaced'],
  withdrawn: ['withdrawn'],
  lapsed: ['lapsed'],
};

function nothingVanished(before: Book, after: Book): void {
  for (const old of before.steps) {
    const now = after.steps.find(({ id }) => id === old.id);
    if (!now) throw new Error(`step ${old.id} vanished`);
    const { chainId, previousId, move, by, madeAt, kind, size, sessionId } = old;
    expect(now).toMatchObject({ chainId, previousId, move, by, madeAt, kind, size, sessionId });
    expect(REACHED[old.state], `a ${old.state} step`).toContain(now.state);
  }
  for (const list of ['sessions', 'sessionMoves', 'conclusions', 'confirmations', 'marks', 'goals'] as const)
    expect(after[list].length, list).toBeGreaterThanOrEqual(before[list].length);
  for (const closed of before.sessions.filter(({ state }) => state === 'closed'))
    expect(after.sessions).toContainEqual(closed);
}

const HELD: readonly StepState[] = ['agreed', 'kept', 'not kept', 'replaced'];

function closedRightly({ sessions, conclusions, steps, confirmations }: Book): void {
  for (const session of sessions.filter(({ state }) => state === 'closed')) {
    const isConcluded = conclusions.some(({ sessionId }) => sessionId === session.id);
    const isOf = (id: string, sessionId: string | null) =>
      sessionId === session.id ||
      confirmations.some((one) => one.stepId === id && one.sessionId === session.id);
    const hasStep = steps.some(({ id, sessionId, state }) => HELD.includes(state) && isOf(id, sessionId));
    expect([isConcluded, hasStep], `conclusion and step of ${session.id}`).toEqual([true, true]);
  }
}

const counted = (events: readonly Kept[], kind: string, about: string): number =>
  events.filter((event) => event.kind === kind && event.about === about).length;

/** Each thing that came to be is told once, and nothing is told that did not happen. */
function eventsComplete(book: Book, events: readonly Kept[]): void {
  for (const { id, state } of book.sessions)
    expect(counted(events, 'SessionClosed', id), `closings of a ${state} session`).toBe(
      state === 'closed' ? 1 : 0,
    );
  for (const { id } of book.conclusions) expect(counted(events, 'ConclusionAdded', id)).toBe(1);
  for (const { id, state, by } of book.steps) {
    const ends = ['StepDeclined', 'StepWithdrawn', 'StepLapsed'].map((kind) => counted(events, kind, id));
    const isEnded = ['declined', 'withdrawn', 'lapsed'].includes(state);
    const takenBack = events.filter(
      ({ kind, about, facts }) =>
        kind === 'StepAnswerTakenBack' && about === id && facts['from'] === 'declined',
    );
    expect(
      ends.reduce((sum, count) => sum + count, 0) - takenBack.length,
      `ends of a ${state} step by ${by}`,
    ).toBe(isEnded ? 1 : 0);
  }
  const { clientId } = book.engagement;
  const marked = events.filter(({ kind }) => ['StepKept', 'StepNotKept', 'MarkCorrected'].includes(kind));
  expect(marked.filter(({ actorId }) => actorId !== clientId)).toEqual([]);
}

/** One round: how it stood, how it stands, and what was kept of it. */
export interface Round {
  readonly before: Book;
  readonly after: Book;
  readonly events: readonly Kept[];
  readonly at: string;
}

/** Everything that must hold after a round. */
export function allHolds({ before, after, events, at }: Round): void {
  nothingVanished(before, after);
  const turn: Turn = { before, after, by: null, kind: 'many', at, sessionId: null };
  chainsHold(turn);
  goalsHold(turn);
  closedRightly(after);
  askingsHold(after, at, new Map(after.sessions.map(({ id }) => [id, '9999-12-31'])));
  eventsComplete(after, events);
}
