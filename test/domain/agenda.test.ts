// The agenda and what a session leaves in writing: who adds, takes, orders and drops, and until when.
import { describe, expect, it } from 'vitest';
import {
  addTopic,
  agendaOf,
  answerTopic,
  dropTopic,
  orderTopics,
  suggestionsFor,
  touchTopic,
} from '../../src/domain/engagement/agenda.ts';
import { closeSession } from '../../src/domain/engagement/closing.ts';
import {
  addConclusion,
  amendConclusion,
  isRemovable,
  refusedNote,
} from '../../src/domain/engagement/concluding.ts';
import type { Session, Topic } from '../../src/domain/engagement/session.ts';
import {
  begunSession,
  berlin,
  bookAfter,
  bookOf,
  closedSession,
  codeOf,
  conclusionOf,
  engagementOf,
  goalOf,
  sessionOf,
  stepOf,
  topicOf,
  yes,
} from './books.ts';

const AT = berlin('2026-10-22T16:20');
const session: Session = begunSession('2026-10-22T16:00');
const here = (over: Partial<Topic> = {}) => topicOf({ sessionId: session.id, ...over });
const byClient = { by: 'client' } as const;
const byCoach = { by: 'coach' } as const;

describe('a topic', () => {
  it('stands at once when the client adds it, waits when the coach does', () => {
    const first = here();
    const book = bookOf({ sessions: [session], topics: [first] });
    const own = yes(addTopic(book, { ...byClient, id: 't2', sessionId: session.id }, AT));
    expect(own.topics).toMatchObject([{ id: 't2', state: 'on', position: 2, touched: false }]);
    const suggested = bookAfter(book, addTopic(book, { ...byCoach, id: 't3', sessionId: session.id }, AT));
    expect(suggestionsFor(suggested, session.id).map(({ id }) => id)).toEqual(['t3']);
    expect(agendaOf(suggested, session.id)).toEqual([first]);
  });

  it('names only a goal that its writer reads', () => {
    const goals = [goalOf({ id: 'mine', placedIn: null })];
    const book = bookOf({ sessions: [session], goals });
    const topic = { id: 't', sessionId: session.id, goalId: 'mine' };
    expect(codeOf(addTopic(book, { ...byCoach, ...topic }, AT))).toBe('goal.not_found');
    expect(codeOf(addTopic(book, { ...byClient, ...topic }, AT))).toBe('accepted');
    const unknown = { ...byClient, ...topic, goalId: 'nowhere' };
    expect(codeOf(addTopic(book, unknown, AT))).toBe('goal.not_found');
  });

  it('is added while the session can still be prepared or held, not after', () => {
    const topic = { ...byClient, id: 't', sessionId: session.id };
    const closed = closedSession('2026-10-22T16:00', { id: session.id });
    expect(codeOf(addTopic(bookOf({ sessions: [closed] }), topic, AT))).toBe('session.settled');
    expect(codeOf(addTopic(bookOf(), topic, AT))).toBe('session.not_found');
    const over = bookOf({ sessions: [session], engagement: engagementOf({ state: 'ended', overAt: AT }) });
    expect(codeOf(addTopic(over, topic, AT))).toBe('engagement.over');
  });
});

describe('a suggestion', () => {
  const suggestion = here({ by: 'coach', state: 'suggested' });
  const book = bookOf({ sessions: [session], topics: [suggestion] });
  const topicId = suggestion.id;

  it('is the client’s to take or leave, and to think about again', () => {
    expect(codeOf(answerTopic(book, { ...byCoach, topicId, answer: 'take' }))).toBe('topic.not_yours');
    const taken = bookAfter(book, answerTopic(book, { ...byClient, topicId, answer: 'take' }));
    expect(agendaOf(taken, session.id)).toMatchObject([{ id: topicId, by: 'coach' }]);
    const left = bookAfter(taken, answerTopic(taken, { ...byClient, topicId, answer: 'leave' }));
    expect(left.topics).toMatchObject([{ state: 'left' }]);
    expect(codeOf(answerTopic(left, { ...byClient, topicId, answer: 'take' }))).toBe('accepted');
  });

  it('is the coach’s to take back while it waits', () => {
    const back = bookAfter(book, dropTopic(book, { ...byCoach, topicId }));
    expect(back.topics).toMatchObject([{ state: 'withdrawn' }]);
    expect(codeOf(answerTopic(back, { ...byClient, topicId, answer: 'take' }))).toBe('topic.not_suggested');
    const taken = bookAfter(book, answerTopic(book, { ...byClient, topicId, answer: 'take' }));
    expect(codeOf(dropTopic(taken, { ...byCoach, topicId }))).toBe('topic.not_on');
    expect(codeOf(dropTopic(taken, { ...byClient, topicId }))).toBe('accepted');
  });

  it('is none where the client wrote the topic', () => {
    const own = bookOf({ sessions: [session], topics: [here({ id: 'own' })] });
    const answer = { ...byClient, topicId: 'own', answer: 'take' } as const;
    expect(codeOf(answerTopic(own, answer))).toBe('topic.not_suggested');
    expect(codeOf(dropTopic(own, { ...byCoach, topicId: 'own' }))).toBe('topic.not_yours');
    expect(bookAfter(own, dropTopic(own, { ...byClient, topicId: 'own' })).topics).toMatchObject([
      { state: 'withdrawn' },
    ]);
    expect(codeOf(dropTopic(own, { ...byClient, topicId: 'nowhere' }))).toBe('topic.not_found');
  });
});

describe('the order', () => {
  const topics = ['a', 'b', 'c'].map((id, index) => here({ id, position: index + 1 }));
  const book = bookOf({
    sessions: [session],
    topics: [...topics, here({ id: 's', by: 'coach', state: 'suggested', position: 2 })],
  });

  it('is the client’s, and names every topic once', () => {
    const order = { ...byClient, sessionId: session.id };
    const ordered = bookAfter(book, orderTopics(book, { ...order, topicIds: ['c', 'a', 'b'] }));
    expect(agendaOf(ordered, session.id).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(suggestionsFor(ordered, session.id)).toMatchObject([{ id: 's', position: 4 }]);
    for (const topicIds of [
      ['c', 'a'],
      ['a', 'a', 'b'],
      ['a', 'b', 'c', 's'],
      ['a', 'b', 'x'],
    ]) {
      expect(codeOf(orderTopics(book, { ...order, topicIds }))).toBe('topic.changed_meanwhile');
    }
    expect(codeOf(orderTopics(book, { ...order, ...byCoach, topicIds: ['a', 'b', 'c'] }))).toBe(
      'topic.not_yours',
    );
  });
});

describe('a touched topic', () => {
  it('stays with its session while the others move on', () => {
    const next = sessionOf({ startsLocal: '2026-11-05T16:00' });
    const topics = [here({ id: 'said', touched: false }), here({ id: 'unsaid', position: 2 })];
    const steps = [stepOf({ sessionId: session.id, dueOn: '2026-10-29' })];
    const conclusions = [conclusionOf(session)];
    const book = bookOf({ sessions: [session, next], topics, steps, conclusions });
    const said = { topicId: 'said', touched: true };
    expect(codeOf(touchTopic(book, { ...byCoach, ...said }))).toBe('topic.not_yours');
    const touched = bookAfter(book, touchTopic(book, { ...byClient, ...said }));
    const closed = bookAfter(touched, closeSession(touched, { ...byCoach, sessionId: session.id }, AT));
    expect(agendaOf(closed, session.id).map(({ id }) => id)).toEqual(['said']);
    expect(agendaOf(closed, next.id).map(({ id }) => id)).toEqual(['unsaid']);
    expect(codeOf(touchTopic(closed, { ...byClient, ...said }))).toBe('session.settled');
    const left = bookOf({ sessions: [session], topics: [here({ id: 'said', state: 'left' })] });
    expect(codeOf(touchTopic(left, { ...byClient, ...said }))).toBe('topic.not_on');
  });
});

describe('a conclusion', () => {
  const conclude = { id: 'c', sessionId: session.id };

  it('is added by either in a session that is on, and amended by either for as long as they work together', () => {
    const book = bookOf({ sessions: [session] });
    for (const by of ['client', 'coach'] as const)
      expect(codeOf(addConclusion(book, { by, ...conclude }, AT))).toBe('accepted');
    const closed = closedSession('2026-10-08T16:00');
    const later = bookOf({ sessions: [closed], conclusions: [conclusionOf(closed, { id: 'c' })] });
    expect(codeOf(amendConclusion(later, { ...byCoach, conclusionId: 'c' }))).toBe('accepted');
    expect(codeOf(amendConclusion(later, { ...byCoach, conclusionId: 'x' }))).toBe('conclusion.not_found');
    const over = { ...later, engagement: engagementOf({ state: 'completed', overAt: AT }) };
    expect(codeOf(amendConclusion(over, { ...byClient, conclusionId: 'c' }))).toBe('engagement.over');
  });

  it('needs a session that has begun and is not over', () => {
    const coming = sessionOf({ id: session.id, startsLocal: '2026-10-29T16:00' });
    expect(codeOf(addConclusion(bookOf({ sessions: [coming] }), { ...byClient, ...conclude }, AT))).toBe(
      'session.not_open',
    );
    const missed = { ...session, state: 'missed' } as const;
    expect(codeOf(addConclusion(bookOf({ sessions: [missed] }), { ...byClient, ...conclude }, AT))).toBe(
      'session.not_open',
    );
  });
});

describe('a note', () => {
  it('for both is written in the hour, a private one at any time', () => {
    const coming = bookOf({ sessions: [sessionOf({ id: session.id, startsLocal: '2026-10-29T16:00' })] });
    const note = { ...byCoach, sessionId: session.id, isPrivate: false };
    expect(refusedNote(bookOf({ sessions: [session] }), note, AT)).toBeNull();
    expect(refusedNote(coming, note, AT)?.refusal).toBe('session.not_open');
    expect(refusedNote(coming, { ...note, isPrivate: true }, AT)).toBeNull();
    expect(refusedNote(bookOf(), { ...note, isPrivate: true }, AT)?.refusal).toBe('session.not_found');
    const over = { ...coming, engagement: engagementOf({ state: 'ended', overAt: AT }) };
    expect(refusedNote(over, { ...note, isPrivate: true }, AT)).toBeNull();
    expect(refusedNote(over, note, AT)?.refusal).toBe('engagement.over');
  });

  it('can be taken away until somebody said how the session ended', () => {
    expect(isRemovable(bookOf({ sessions: [session] }), session.id)).toBe(true);
    const closed = closedSession('2026-10-22T16:00', { id: session.id });
    expect(isRemovable(bookOf({ sessions: [closed] }), session.id)).toBe(false);
  });
});
