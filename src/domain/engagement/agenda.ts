// The agenda of a session: topics the client chooses and orders, those the coach suggests, what was talked about.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import { isOver, type Party } from './engagement.ts';
import { isUnsettled } from './hour.ts';
import type { Topic } from './session.ts';

/** A topic for one session; its words are sealed elsewhere. */
export interface AddTopic {
  readonly by: Party;
  readonly id: Id;
  readonly sessionId: Id;
  /** The goal it is for, one that this party reads. */
  readonly goalId?: Id | null;
}

/** One side's word on one topic. */
export interface TopicCommand {
  readonly by: Party;
  readonly topicId: Id;
}

/** An agenda can be changed until somebody has said how its session ended. */
function refusedAgenda(book: Book, sessionId: Id | null): Refusal | null {
  if (isOver(book.engagement)) return refuse('engagement.over');
  if (sessionId === null) return null;
  const session = book.sessions.find(({ id }) => id === sessionId);
  if (!session) return refuse('session.not_found');
  return isUnsettled(session) ? null : refuse('session.settled', { state: session.state });
}

function refusedTopicGoal(book: Book, by: Party, goalId: Id | null): Refusal | null {
  if (goalId === null) return null;
  const goal = book.goals.find(({ id }) => id === goalId);
  const reads = by === 'client' || goal?.placedIn === book.engagement.id;
  return goal && reads ? null : refuse('goal.not_found');
}

/** The topics that stand on a session's agenda, in the client's order. */
export function agendaOf(book: Pick<Book, 'topics'>, sessionId: Id | null): readonly Topic[] {
  return book.topics
    .filter((topic) => topic.sessionId === sessionId && topic.state === 'on')
    .toSorted((a, b) => a.position - b.position);
}

/** The coach's suggestions for a session that the client has not answered, the oldest first. */
export function suggestionsFor(book: Pick<Book, 'topics'>, sessionId: Id | null): readonly Topic[] {
  return book.topics
    .filter((topic) => topic.sessionId === sessionId && topic.state === 'suggested')
    .toSorted((a, b) => a.position - b.position);
}

/**
 * Puts a topic on the agenda: the client's stands there at once, the coach's is a suggestion. Refuses `session.settled`
 * once the hour is over, and `goal.not_found` for a goal that this party does not read.
 */
export function addTopic(book: Book, command: AddTopic, at: Instant): Outcome<Changes> {
  const { by, id, sessionId, goalId = null } = command;
  const no = refusedAgenda(book, sessionId) ?? refusedTopicGoal(book, by, goalId);
  if (no) return no;
  const there = book.topics.filter((topic) => topic.sessionId === sessionId).map(({ position }) => position);
  const topic: Topic = {
    id,
    engagementId: book.engagement.id,
    sessionId,
    by,
    state: by === 'client' ? 'on' : 'suggested',
    touched: false,
    position: Math.max(0, ...there) + 1,
    goalId,
    at,
  };
  const kind = by === 'client' ? 'TopicAdded' : 'TopicSuggested';
  return accept({ topics: [topic], events: [{ kind, about: id, facts: { by, session: sessionId } }] });
}

function topicIn(book: Book, topicId: Id): Outcome<Topic> {
  const topic = book.topics.find(({ id }) => id === topicId);
  if (!topic) return refuse('topic.not_found');
  return refusedAgenda(book, topic.sessionId) ?? accept(topic);
}

const ANSWERABLE: readonly Topic['state'][] = ['suggested', 'on', 'left'];

/**
 * The client takes or leaves a suggestion, and may think again while the session is not over. Refuses `topic.not_yours`
 * to the coach, `topic.not_suggested` for the client's own topics and for a suggestion that was taken back.
 */
export function answerTopic(
  book: Book,
  { by, topicId, answer }: TopicCommand & { readonly answer: 'take' | 'leave' },
): Outcome<Changes> {
  if (by !== 'client') return refuse('topic.not_yours');
  const found = topicIn(book, topicId);
  if (!found.ok) return found;
  const topic = found.value;
  if (topic.by !== 'coach' || !ANSWERABLE.includes(topic.state)) return refuse('topic.not_suggested');
  const state = answer === 'take' ? 'on' : 'left';
  const kind = answer === 'take' ? 'TopicAccepted' : 'TopicLeft';
  const touched = state === 'on' && topic.touched;
  return accept({ topics: [{ ...topic, state, touched }], events: [{ kind, about: topicId }] });
}

/** The client's order of all topics on one agenda. */
export interface OrderTopics {
  readonly by: Party;
  readonly sessionId: Id;
  readonly topicIds: readonly Id[];
}

/**
 * Orders the agenda. Refuses `topic.not_yours` to the coach, and `topic.changed_meanwhile` when the topics named are
 * not those that stand there.
 */
export function orderTopics(book: Book, { by, sessionId, topicIds }: OrderTopics): Outcome<Changes> {
  if (by !== 'client') return refuse('topic.not_yours');
  const no = refusedAgenda(book, sessionId);
  if (no) return no;
  const standing = agendaOf(book, sessionId);
  const named = new Set(topicIds);
  const isWhole = named.size === topicIds.length && standing.length === topicIds.length;
  if (!isWhole || !standing.every(({ id }) => named.has(id))) return refuse('topic.changed_meanwhile');
  const topics = standing.map((topic) => ({ ...topic, position: topicIds.indexOf(topic.id) + 1 }));
  const behind = suggestionsFor(book, sessionId).map((topic, index) => {
    return { ...topic, position: topicIds.length + index + 1 };
  });
  return accept({ topics: [...topics, ...behind], events: [{ kind: 'TopicsOrdered', about: sessionId }] });
}

/**
 * Whoever wrote a topic words it anew, the coach while it is a suggestion. Refuses `topic.not_yours` and `topic.not_on`
 * (it was taken off, or answered meanwhile).
 */
export function rewordTopic(book: Book, { by, topicId }: TopicCommand): Outcome<Changes> {
  const found = topicIn(book, topicId);
  if (!found.ok) return found;
  const topic = found.value;
  if (topic.by !== by) return refuse('topic.not_yours');
  if (topic.state !== (by === 'client' ? 'on' : 'suggested')) {
    return refuse('topic.not_on', { state: topic.state });
  }
  return accept({ topics: [topic], events: [{ kind: 'TopicReworded', about: topicId, facts: { by } }] });
}

/** Whether a topic was talked about: one that was does not move on to the next session. */
export function touchTopic(
  book: Book,
  { by, topicId, touched }: TopicCommand & { readonly touched: boolean },
): Outcome<Changes> {
  if (by !== 'client') return refuse('topic.not_yours');
  const found = topicIn(book, topicId);
  if (!found.ok) return found;
  if (found.value.state !== 'on') return refuse('topic.not_on', { state: found.value.state });
  return accept({
    topics: [{ ...found.value, touched }],
    events: [{ kind: 'TopicTouched', about: topicId, facts: { touched } }],
  });
}

/**
 * Takes a topic off: the client whatever stands there, the coach a suggestion that was not answered. Refuses
 * `topic.not_yours` and `topic.not_on` (it is off already).
 */
export function dropTopic(book: Book, { by, topicId }: TopicCommand): Outcome<Changes> {
  const found = topicIn(book, topicId);
  if (!found.ok) return found;
  const topic = found.value;
  if (by === 'coach' && topic.by !== 'coach') return refuse('topic.not_yours');
  const own = by === 'client' ? 'on' : 'suggested';
  if (topic.state !== own) return refuse('topic.not_on', { state: topic.state });
  const isLeft = by === 'client' && topic.by === 'coach';
  const state = isLeft ? 'left' : 'withdrawn';
  const kind = isLeft ? 'TopicLeft' : 'TopicWithdrawn';
  return accept({ topics: [{ ...topic, state, touched: false }], events: [{ kind, about: topicId }] });
}
