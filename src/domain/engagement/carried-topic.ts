// Topics that waited while no session was booked: the next one that is takes them up.
import type { Instant } from '../kernel/time.ts';
import type { Book } from './book.ts';
import { nextBooked } from './hour.ts';
import type { Topic } from './session.ts';

/** The waiting topics as they stand on the next booked session, behind what is there; none while none is booked. */
export function topicsTakenUp(book: Pick<Book, 'sessions' | 'topics'>, at: Instant): readonly Topic[] {
  const next = nextBooked(book, at);
  if (!next) return [];
  const there = book.topics.filter((topic) => topic.sessionId === next.id).map(({ position }) => position);
  const last = Math.max(0, ...there);
  return book.topics
    .filter((topic) => topic.sessionId === null && !topic.touched)
    .filter(({ state }) => state === 'on' || state === 'suggested')
    .sort((a, b) => a.position - b.position)
    .map((topic, index) => ({ ...topic, sessionId: next.id, position: last + index + 1 }));
}
