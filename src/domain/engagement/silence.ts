// Silence as an answer: the client's first later of a chain holds when the coach has said nothing for 72 hours.
import { type Instant, plus } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import { nextSessionDay, stepsOf } from './chain.ts';
import { withClosing } from './closing.ts';
import type { Case } from './move.ts';
import { holding } from './proposal.ts';
import { isOpen, type Step } from './step.ts';
import { moveDates, refusedDate, refusedGoal } from './step-guard.ts';

/** How long the coach may be silent before the client's first later holds. */
const SILENCE = { hours: 72 };

const isAnswered = (step: Step): boolean => step.state === 'declined' || step.agreedAt !== null;

/**
 * When the client's later will hold if nobody answers; null when it will not. It must be the client's first in the
 * chain and reach no further than the next session as it is booked now. "First" counts those the coach answered: one
 * withdrawn for a wrong day, or lapsed unheard, has cost the coach nothing and the client keeps the right.
 */
export function standingOf({ book, by, current, at }: Case, dueOn: Step['dueOn']): Instant | null {
  const isFirst = !stepsOf(book, current.chainId).some(
    (step) => step.move === 'later' && step.by === 'client' && isAnswered(step),
  );
  const standsByItself = by === 'client' && isFirst && dueOn <= nextSessionDay(book, at);
  return standsByItself ? plus(at, SILENCE) : null;
}

/** When a later whose answer is taken back holds if nobody answers anew: reckoned from when it was asked; null: never. */
export function standsAgainAt(book: Book, later: Step): Instant | null {
  const current = book.steps.find(({ id }) => id === later.previousId);
  if (later.move !== 'later' || !current) return null;
  const unanswered = { ...book, steps: book.steps.filter(({ id }) => id !== later.id) };
  return standingOf(
    { book: unanswered, by: later.by, current, inSession: false, at: later.madeAt },
    later.dueOn,
  );
}

/** When a waiting later will hold by silence; null: never. */
export function standsAt(step: Step): Instant | null {
  return step.state === 'proposed' ? step.standsAt : null;
}

/**
 * The laters that hold by silence at this instant or before. One that no longer fits by then (its day is over, or a
 * session booked meanwhile drew the chain's limit in) does not hold, now or ever: it goes on waiting for a word.
 */
export function standingLaters(book: Book, at: Instant): Changes {
  const due = book.steps
    .flatMap((step) => {
      const stands = standsAt(step);
      return stands !== null && stands <= at ? [{ id: step.id, stands }] : [];
    })
    .sort((a, b) => (a.stands < b.stands ? -1 : 1));
  return due.reduce<Changes>(
    (changes, { id, stands }) => {
      const now = withChanges(book, changes);
      // The one before may have closed a session, and with it lapsed this one.
      const later = now.steps.find((step) => step.id === id && step.state === 'proposed');
      return later ? together(changes, standing(now, later, stands)) : changes;
    },
    { events: [] },
  );
}

function standing(book: Book, later: Step, at: Instant): Changes {
  const current = book.steps.find(({ id }) => id === later.previousId);
  const fits =
    current !== undefined &&
    isOpen(current) &&
    !refusedDate(later.dueOn, moveDates(book, current, { move: 'later', inSession: false }, at)) &&
    !refusedGoal(book, later.goalId);
  if (!fits) return { steps: [{ ...later, standsAt: null }], events: [] };
  const changes = withClosing(
    book,
    holding(book, later, { by: 'client', dueOn: later.dueOn, at }),
    at,
    later,
  );
  return { ...changes, events: changes.events.map((event) => ({ ...event, at })) };
}
