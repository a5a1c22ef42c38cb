// Whatever was lived through: the end leaves nothing waiting and nothing lost, and every review has a way out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Book, withChanges } from '../../src/domain/engagement/book.ts';
import { isOver, type Party } from '../../src/domain/engagement/engagement.ts';
import { isUnsettled } from '../../src/domain/engagement/hour.ts';
import { endEngagement, finishEngagement, standingOf } from '../../src/domain/engagement/lifecycle.ts';
import { callReview, recordDecision, skipReview } from '../../src/domain/engagement/reviewing.ts';
import { settle } from '../../src/domain/engagement/settle.ts';
import type { Step } from '../../src/domain/engagement/step.ts';
import { WAITING_ORDER, waitingFor } from '../../src/domain/engagement/waiting.ts';
import { addDays, laterOf, plus, startOf } from '../../src/domain/kernel/time.ts';
import { bookAfter, COACH, codeOf, holds, nextId } from './books.ts';
import { anyLived } from './histories.ts';

const anyParty = fc.constantFrom<Party>('client', 'coach');
const NOTHING = { frictions: [], answeredReviews: [] };
const PENDING: readonly string[] = [
  'waiting',
  'proposed',
  'suggested',
  'standing',
  'set',
  'running',
  'active',
  'in review',
];

/** Every record of a book that is still waiting for a word or for its time. */
const pending = (book: Book): readonly unknown[] =>
  [
    book.steps,
    book.sessionMoves,
    book.pauses,
    book.gaps,
    book.topics,
    book.wordings,
    book.reviews,
    book.sprints,
  ].flatMap((list: readonly { readonly state: string }[]) =>
    list.filter(({ state }) => PENDING.includes(state)),
  );

/** A pause that ends corrects the dates it moved, also of a step kept meanwhile. */
const undated = (step: Step) => ({ ...step, dueOn: '' });
const openIds = ({ steps }: Book) => steps.filter(({ state }) => state === 'agreed').map(({ id }) => id);

describe('the end, by either, at any moment of any history', () => {
  it('leaves nothing waiting, no session to come, and every open step with the client', () => {
    const property = fc.property(anyLived(), anyParty, ({ book, at }, by) => {
      const over = bookAfter(book, endEngagement(book, { by }, at));
      expect(isOver(over.engagement)).toBe(true);
      expect(pending(over)).toEqual([]);
      expect(over.sessions.filter(({ state, startsAt }) => state === 'planned' && startsAt > at)).toEqual([]);
      expect(
        over.sessions.filter(({ closingAskedAt, offeredLocal }) => closingAskedAt ?? offeredLocal),
      ).toEqual([]);
      expect(openIds(over)).toEqual(openIds(book));
      for (const party of ['client', 'coach'] as const)
        expect(waitingFor(over, party, at, NOTHING)).toEqual([]);
    });
    holds(property, 150);
  });

  it('keeps the past: no record goes away, no settled session or answered step becomes another', () => {
    const property = fc.property(anyLived(), anyParty, ({ book, at }, by) => {
      const over = bookAfter(book, endEngagement(book, { by }, at));
      for (const name of ['sessions', 'steps', 'pauses', 'reviews', 'sprints', 'goals', 'marks'] as const)
        expect(over[name].map(({ id }) => id)).toEqual(book[name].map(({ id }) => id));
      for (const session of book.sessions.filter((one) => !isUnsettled(one)))
        expect(over.sessions).toContainEqual({ ...session, offeredLocal: null });
      // A pause that ends corrects the dates it moved, also of a step kept meanwhile.
      for (const step of book.steps.filter(({ state }) => !['agreed', 'proposed'].includes(state)))
        expect(over.steps.map(undated)).toContainEqual(undated(step));
      expect([over.marks, over.conclusions, over.goals]).toEqual([book.marks, book.conclusions, book.goals]);
    });
    holds(property, 100);
  });

  it('is final: nothing more changes by time, nor by ending, finishing or reviewing', () => {
    const property = fc.property(anyLived(), anyParty, fc.nat(500), ({ book, at }, by, days) => {
      const over = bookAfter(book, endEngagement(book, { by }, at));
      const later = plus(at, { days });
      expect(settle(over, later)).toEqual({ book: over, changes: { events: [] }, until: null });
      const again = [
        endEngagement(over, { by }, later),
        finishEngagement(over, { by }, later),
        callReview(over, { by, id: 'r' }, later),
      ];
      expect(again.map(codeOf)).toEqual(Array(3).fill('engagement.over'));
      const coach = standingOf(over.engagement, COACH, later, over);
      expect(coach).toBe(days < 30 ? 'former coach' : 'past coach');
    });
    holds(property, 100);
  });
});

describe('a review', () => {
  const decide = { by: 'client', decision: 'go on' } as const;

  it('that stands can always be decided by the client, and skipped by the coach alone after fourteen days', () => {
    let met = 0;
    const property = fc.property(anyLived(), fc.nat(60), ({ book: lived, at: then }, days) => {
      const at = plus(then, { days });
      const { book } = settle(lived, at);
      for (const review of book.reviews.filter(({ state }) => state === 'standing')) {
        met += 1;
        const done = bookAfter(book, recordDecision(book, { ...decide, reviewId: review.id }, at));
        const alone = startOf(addDays(review.standsFrom, 14), book.engagement.zone);
        const skip = { by: 'coach', reviewId: review.id, sentenceGiven: true } as const;
        const skipped = bookAfter(book, skipReview(book, skip, laterOf(alone, at)));
        for (const after of [done, skipped]) {
          const sprint = after.sprints.find(({ id }) => id === review.sprintId);
          expect(sprint?.state === 'in review').toBe(false);
          expect(after.reviews.find(({ id }) => id === review.id)?.state).not.toBe('standing');
        }
      }
    });
    holds(property, 200);
    expect(met).toBeGreaterThan(20);
  });

  it('stands once per sprint and kind, and never two of a sprint at a time', () => {
    const property = fc.property(anyLived(), fc.nat(200), anyParty, ({ book, at }, days, by) => {
      const called = callReview(book, { by, id: nextId('review') }, at);
      const from = called.ok ? withChanges(book, called.value) : book;
      const { reviews } = settle(from, plus(at, { days })).book;
      const standing = reviews.filter(({ state }) => state === 'standing').map(({ sprintId }) => sprintId);
      expect(new Set(standing).size).toBe(standing.length);
      const timed = reviews
        .filter(({ kind }) => kind !== 'called')
        .map(({ sprintId, kind }) => `${sprintId} ${kind}`);
      expect(new Set(timed).size).toBe(timed.length);
    });
    holds(property, 150);
  });
});

describe('what waits', () => {
  it('names records that are there, in the one order, and nothing a party asked themselves', () => {
    const property = fc.property(anyLived(), anyParty, ({ book, at }, party) => {
      const { texts, steps, sessions, sessionMoves, pauses, gaps, reviews, sprints, engagement } = book;
      const lists = [texts, steps, sessions, sessionMoves, pauses, gaps, reviews, sprints, [engagement]];
      const ids = new Set(
        lists.flatMap((list: readonly { readonly id: string }[]) => list.map(({ id }) => id)),
      );
      const waiting = waitingFor(book, party, at, NOTHING);
      expect(waiting.every(({ about }) => ids.has(about))).toBe(true);
      const ranks = waiting.map(({ kind }) => WAITING_ORDER.indexOf(kind));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      const own = [...steps, ...sessionMoves].filter(({ by }) => by === party).map(({ id }) => id);
      expect(waiting.filter(({ about }) => own.includes(about))).toEqual([]);
    });
    holds(property, 150);
  });
});
