// Bringing something of one's own to the next agenda: a friction, a reflection, whatever the client wants to talk about.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { isOver, type Party } from './engagement.ts';
import { nextBooked } from './hour.ts';
import type { Topic } from './session.ts';

/** A topic made from what the client noted. It names no source: the topic is read by both, the source is not. */
export interface BringToAgenda {
  readonly by: Party;
  /** Of the new topic. */
  readonly id: Id;
  readonly goalId?: Id | null;
}

/**
 * The client makes a topic on the next booked session's agenda, behind what stands there; it waits where none is booked.
 * It is theirs and stays, also when the sharing of what it was made from is taken back. Refuses `topic.not_yours`.
 */
export function bringToAgenda(book: Book, command: BringToAgenda, at: Instant): Outcome<Changes> {
  const { by, id, goalId = null } = command;
  if (isOver(book.engagement)) return refuse('engagement.over');
  if (by !== 'client') return refuse('topic.not_yours');
  if (goalId !== null && !book.goals.some((goal) => goal.id === goalId)) return refuse('goal.not_found');
  const sessionId = nextBooked(book, at)?.id ?? null;
  const there = book.topics.filter((topic) => topic.sessionId === sessionId).map(({ position }) => position);
  const topic: Topic = {
    id,
    engagementId: book.engagement.id,
    sessionId,
    by,
    state: 'on',
    touched: false,
    position: Math.max(0, ...there) + 1,
    goalId,
    at,
  };
  return accept({
    topics: [topic],
    events: [{ kind: 'TopicAdded', about: id, facts: { by, session: sessionId } }],
  });
}
