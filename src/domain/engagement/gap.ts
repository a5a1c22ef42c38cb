// A longer stretch without a session, 17 to 21 days, that both accept by name, such as a holiday.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import type { Party } from './engagement.ts';
import { bookingBarred } from './slot.ts';
import type { AcceptedGap } from './sprint.ts';

/** Days between two sessions that need nobody's yes, and days that both can accept. */
export const GAP_DAYS = { usual: 16, most: 21 } as const;

/** A gap put to the other side, in the plan or later. */
export interface ProposeGap {
  readonly by: Party;
  readonly id: Id;
  readonly sprintId: Id;
  /** The session it starts from; null: from the sprint's first day. */
  readonly fromSessionId: Id | null;
  /** 17 to 21. */
  readonly days: number;
}

/** The longest gap from this session (null: from the sprint's first day) that both accepted; 0 if none. */
export function acceptedDays(book: Pick<Book, 'gaps'>, sprintId: Id, fromSessionId: Id | null): number {
  return book.gaps
    .filter((gap) => gap.state === 'accepted' && gap.fromSessionId === fromSessionId)
    .filter((gap) => fromSessionId !== null || gap.sprintId === sprintId)
    .reduce((most, gap) => Math.max(most, gap.days), 0);
}

/**
 * Proposes a gap; it takes the place of one that waits from the same session. Refuses `sprint.gap_days` (detail: least,
 * most), `sprint.not_running` and `session.not_found`.
 */
export function proposeGap(book: Book, command: ProposeGap, at: Instant): Outcome<Changes> {
  const barred = bookingBarred(book);
  if (barred) return barred;
  const { by, id, sprintId, fromSessionId, days } = command;
  const sprint = book.sprints.find((other) => other.id === sprintId);
  if (!sprint) return refuse('sprint.not_found');
  if (sprint.state !== 'planned' && sprint.state !== 'active') {
    return refuse('sprint.not_running', { state: sprint.state });
  }
  const least = GAP_DAYS.usual + 1;
  if (!Number.isInteger(days) || days < least || days > GAP_DAYS.most) {
    return refuse('sprint.gap_days', { least, most: GAP_DAYS.most });
  }
  if (fromSessionId !== null && !book.sessions.some((session) => session.id === fromSessionId)) {
    return refuse('session.not_found');
  }
  const earlier = book.gaps.filter(
    (gap) => gap.state === 'waiting' && gap.fromSessionId === fromSessionId && gap.sprintId === sprintId,
  );
  const settled = earlier.map((gap): AcceptedGap => {
    return gap.proposedBy === by
      ? { ...gap, state: 'withdrawn' }
      : { ...gap, state: 'declined', answeredAt: at };
  });
  const fresh: AcceptedGap = {
    id,
    sprintId,
    fromSessionId,
    days,
    proposedBy: by,
    proposedAt: at,
    state: 'waiting',
    answeredAt: null,
  };
  return accept({
    gaps: [...settled, fresh],
    events: [{ kind: 'GapProposed', about: id, facts: { by, days } }],
  });
}

/** The other side's answer. Refuses `sprint.gap_not_waiting` and `sprint.own_gap`. */
export function answerGap(
  book: Book,
  { by, gapId, yes }: { readonly by: Party; readonly gapId: Id; readonly yes: boolean },
  at: Instant,
): Outcome<Changes> {
  const found = waitingGap(book, gapId);
  if (!found.ok) return found;
  if (found.value.proposedBy === by) return refuse('sprint.own_gap');
  const state = yes ? 'accepted' : 'declined';
  const kind = yes ? 'GapAccepted' : 'GapDeclined';
  const facts = { by, days: found.value.days };
  return accept({
    gaps: [{ ...found.value, state, answeredAt: at }],
    events: [{ kind, about: gapId, facts }],
  });
}

/** Takes one's own proposal back while it waits. Refuses `sprint.gap_not_waiting` and `sprint.not_own_gap`. */
export function withdrawGap(
  book: Book,
  { by, gapId }: { readonly by: Party; readonly gapId: Id },
  _at: Instant,
): Outcome<Changes> {
  const found = waitingGap(book, gapId);
  if (!found.ok) return found;
  if (found.value.proposedBy !== by) return refuse('sprint.not_own_gap');
  const events = [{ kind: 'GapWithdrawn', about: gapId, facts: { by } }];
  return accept({ gaps: [{ ...found.value, state: 'withdrawn' }], events });
}

/** Whether something was built on the answer: a proposal in its place, a sprint that began with it, a session closed. */
function isBuiltOn(book: Book, gap: AcceptedGap, answeredAt: Instant): boolean {
  const began = book.sprints.find(({ id }) => id === gap.sprintId)?.startedAt ?? null;
  return (
    book.gaps.some(
      ({ id, sprintId, fromSessionId, proposedAt }) =>
        id !== gap.id &&
        sprintId === gap.sprintId &&
        fromSessionId === gap.fromSessionId &&
        proposedAt >= answeredAt,
    ) ||
    (began !== null && began >= answeredAt) ||
    book.sessions.some(({ state, settledAt }) => state === 'closed' && (settledAt ?? '') >= answeredAt)
  );
}

/**
 * Whoever said yes or no to a gap takes it back: it waits for an answer again. Until something came of it: the sprint
 * began with it, a session closed, another was proposed in its place. Refuses `sprint.gap_not_answered`,
 * `sprint.own_gap`, `sprint.gap_final`, `sprint.not_running`.
 */
export function takeGapAnswerBack(
  book: Book,
  { by, gapId }: { readonly by: Party; readonly gapId: Id },
): Outcome<Changes> {
  const barred = bookingBarred(book);
  if (barred) return barred;
  const gap = book.gaps.find(({ id }) => id === gapId);
  if (!gap) return refuse('sprint.gap_not_found');
  if (gap.state !== 'accepted' && gap.state !== 'declined') {
    return refuse('sprint.gap_not_answered', { state: gap.state });
  }
  if (gap.proposedBy === by) return refuse('sprint.own_gap');
  const sprint = book.sprints.find(({ id }) => id === gap.sprintId);
  if (sprint?.state !== 'planned' && sprint?.state !== 'active') return refuse('sprint.not_running');
  if (gap.answeredAt === null || isBuiltOn(book, gap, gap.answeredAt)) return refuse('sprint.gap_final');
  const facts = { by, from: gap.state, days: gap.days };
  return accept({
    gaps: [{ ...gap, state: 'waiting', answeredAt: null }],
    events: [{ kind: 'GapAnswerTakenBack', about: gapId, facts }],
  });
}

function waitingGap(book: Book, gapId: Id): Outcome<AcceptedGap> {
  const barred = bookingBarred(book);
  if (barred) return barred;
  const gap = book.gaps.find(({ id }) => id === gapId);
  if (!gap) return refuse('sprint.gap_not_found');
  return gap.state === 'waiting' ? accept(gap) : refuse('sprint.gap_not_waiting', { state: gap.state });
}
