// “Is this becoming one more regular call?”: only hours in which there really was no topic of the client's count.
import { describe, expect, it } from 'vitest';
import { correctMissed, missSession } from '../../src/domain/engagement/absence.ts';
import { type Book, withChanges } from '../../src/domain/engagement/book.ts';
import { closeSession } from '../../src/domain/engagement/closing.ts';
import { correctCut, cutShort } from '../../src/domain/engagement/cutting-short.ts';
import { asksWhetherRegular } from '../../src/domain/engagement/regularity.ts';
import {
  after as afterwards,
  begunSession,
  berlin,
  bookOf,
  closedSession,
  conclusionOf,
  sessionOf,
  stepOf,
  topicOf,
} from './books.ts';

const on = (day: number) => `2026-10-${String(day).padStart(2, '0')}`;
const at = (day: number) => berlin(`${on(day)}T16:50`);
const hours = [8, 15, 22].map((day) => sessionOf({ id: `on-${day}`, startsLocal: `${on(day)}T16:00` }));

/** The hour of this day closed, with a conclusion and a small step. */
function closed(book: Book, day: number): Book {
  const sessionId = `on-${day}`;
  const [hour = sessionOf()] = hours;
  const steps = [stepOf({ id: `step-${day}`, sessionId, dueOn: on(day), madeAt: at(day) })];
  const conclusions = [conclusionOf(hour, { sessionId })];
  const ready = withChanges(book, { steps, conclusions, events: [] });
  return afterwards(ready, closeSession(ready, { by: 'coach', sessionId }, at(day)));
}

describe('a topic of the client’s that nobody marked as talked about', () => {
  const topics = [topicOf({ id: 'unmarked', sessionId: 'on-8' })];
  const twice = closed(closed(bookOf({ sessions: hours, topics }), 8), 15);

  it('moves on, and its hours had a topic all the same', () => {
    expect(twice.topics[0]).toMatchObject({ sessionId: 'on-22', touched: false });
    expect(asksWhetherRegular(twice, at(16))).toBe(false);
  });

  it('taken off later, it was still there before: one hour without is not two', () => {
    const off = [topicOf({ id: 'unmarked', sessionId: 'on-22', state: 'withdrawn' })];
    const third = closed(withChanges(twice, { topics: off, events: [] }), 22);
    expect(third.sessions.map(({ hadTopic }) => hadTopic)).toEqual([true, true, false]);
    expect(asksWhetherRegular(third, at(23))).toBe(false);
  });

  it('is not forgotten when the word that the hour broke off is taken back', () => {
    const hour = begunSession(`${on(15)}T16:00`, { id: 'on-15' });
    const sessions = [closedSession(`${on(8)}T16:00`), hour, sessionOf({ startsLocal: `${on(22)}T16:00` })];
    const start = bookOf({ sessions, topics: [topicOf({ sessionId: 'on-15' })] });
    const cut = afterwards(start, cutShort(start, { by: 'client', sessionId: 'on-15' }, at(15)));
    expect(asksWhetherRegular(cut, at(15))).toBe(false);
    const open = afterwards(cut, correctCut(cut, { by: 'client', sessionId: 'on-15' }));
    expect(open.topics[0]?.sessionId).not.toBe('on-15');
    expect(asksWhetherRegular(closed(open, 15), at(16))).toBe(false);
  });
});

it('an hour said to be missed, and then held after all, had its topic too', () => {
  const topics = [topicOf({ sessionId: 'on-15' })];
  const first = closed(bookOf({ sessions: hours, topics }), 8);
  const missed = afterwards(
    first,
    missSession(first, { by: 'client', sessionId: 'on-15', absent: 'coach' }, at(15)),
  );
  const mended = afterwards(
    missed,
    correctMissed(missed, { by: 'client', sessionId: 'on-15', absent: null }, at(15)),
  );
  expect(mended.topics[0]?.sessionId).toBe('on-22');
  expect(asksWhetherRegular(closed(mended, 15), at(16))).toBe(false);
});

describe('hours without one', () => {
  it('ask, the second in a row', () => {
    const coachs = [
      topicOf({ sessionId: 'on-8', by: 'coach' }),
      topicOf({ sessionId: 'on-15', by: 'coach' }),
    ];
    for (const topics of [[], coachs]) {
      const first = closed(bookOf({ sessions: hours, topics }), 8);
      expect(asksWhetherRegular(first, at(9))).toBe(false);
      expect(asksWhetherRegular(closed(first, 15), at(16))).toBe(true);
    }
  });
});
