// Whether the sessions are becoming one more regular call: readings that ask, and offer a review.
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { isOver } from './engagement.ts';
import { isLeftOpen, isUnsettled } from './hour.ts';
import type { Session } from './session.ts';

type Sessions = Pick<Book, 'engagement' | 'sessions' | 'topics'>;

/** The sessions whose hour is over one way or another (not cancelled), the latest last. */
function gonePast(book: Sessions, at: Instant): readonly Session[] {
  return book.sessions
    .filter((session) => session.state !== 'cancelled')
    .filter((session) => !isUnsettled(session) || isLeftOpen(session, at))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/**
 * Whether a topic the client wrote stands on its agenda. It is asked as somebody says how the hour ended, before
 * what nobody marked moves on: it was there all the same.
 */
function hasClientsTopic(book: Pick<Book, 'topics'>, sessionId: Id): boolean {
  return book.topics.some(
    (topic) => topic.sessionId === sessionId && topic.by === 'client' && topic.state === 'on',
  );
}

/** What a session keeps of it as it ends: also where it ended once before and that was put right. */
export function hadTopicTill(book: Pick<Book, 'topics'>, { id, hadTopic }: Session): boolean {
  return hadTopic === true || hasClientsTopic(book, id);
}

/**
 * Whether to ask "is this becoming one more regular call?": the last two sessions were left open, or the last two that
 * took place (closed, cut short or left open) had no topic from the client, talked about or not. A suggestion of the
 * coach that the client accepted is not one from the client. Cancelled sessions are passed over, a missed one is not
 * left open. After the end nothing is asked.
 */
export function asksWhetherRegular(book: Sessions, at: Instant): boolean {
  if (isOver(book.engagement)) return false;
  const past = gonePast(book, at);
  const lastTwo = past.slice(-2);
  if (lastTwo.length === 2 && lastTwo.every((session) => isLeftOpen(session, at))) return true;
  const held = past.filter(({ state }) => state !== 'missed').slice(-2);
  return held.length === 2 && held.every((session) => !hadTopicTill(book, session));
}

/** Whether the last two sessions that began were both cut short, with none closed since: a review is offered. */
export function isCutShortTwice(book: Pick<Book, 'sessions'>): boolean {
  const lastTwo = book.sessions
    .filter(({ state }) => state === 'closed' || state === 'cut short')
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .slice(-2);
  return lastTwo.length === 2 && lastTwo.every(({ state }) => state === 'cut short');
}
