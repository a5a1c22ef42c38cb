// Everything the engine holds for one person, and its two movements: rank a batch by what is known, then take the batch in.
import { instantAfter, millisecondsOf } from '../kernel/milliseconds.ts';
import type { Instant } from '../kernel/time.ts';
import { takeAims } from './interest.ts';
import { type Lesson, takeLesson } from './lesson.ts';
import { type Marks, marksOf } from './mark.ts';
import { emptyMemory, type Memory, newContact, type Thread } from './memory.ts';
import type { Message, MessageId } from './message.ts';
import type { Profile } from './profile.ts';
import { type Reading, readingOf } from './reading.ts';
import { touched } from './recent.ts';
import type { Nearness } from './relevance.ts';
import { callBy, gatherMine, isMine, remember, settleContact, settleMemory } from './remembering.ts';
import type { Sheet } from './sheet.ts';
import { answeredId, type Sight, sightOf } from './sight.ts';
import { signalsOf } from './signals.ts';
import type { Term } from './term.ts';
import { newOwnWeights, type OwnWeights, PACE, type Pace, type ShippedWeights, scoreOf } from './weights.ts';

const WEEK = 7 * 86_400_000;
const MOST_WAITING = 5_000;

/** One message as it was ranked. */
export interface Ranked {
  readonly message: Message;
  readonly reading: Reading;
  readonly score: number;
  readonly sheet: Sheet;
  readonly marks: Marks;
  readonly nearness: Nearness;
  readonly sight: Sight;
}

/** A message by others of which it is still open whether it will be answered. */
interface Waiting {
  readonly at: number;
  readonly author: string;
  readonly list: string | undefined;
  readonly core: Term;
  readonly terms: Int32Array;
  readonly counts: Float32Array;
  readonly own: Float64Array;
  readonly thread: Thread;
  readonly sheet: Sheet;
  readonly marks: Marks;
}

/** What the engine holds for one person. */
export interface Mind {
  profile: Profile;
  readonly shipped: ShippedWeights;
  readonly pace: Pace;
  readonly memory: Memory;
  readonly own: OwnWeights;
  readonly waiting: Map<MessageId, Waiting>;
}

/** A mind that knows the profile and nothing else. */
export function newMind(profile: Profile, shipped: ShippedWeights, pace: Pace = PACE): Mind {
  const mind = { profile, shipped, pace, memory: emptyMemory(), own: newOwnWeights(), waiting: new Map() };
  for (const name of profile.names) callBy(mind.memory, name);
  takeAims(mind.memory.interest, profile.aims);
  settleMemory(mind.memory);
  return mind;
}

/** Ranks one message by what is known; nothing is changed. */
export function rank(mind: Mind, message: Message, reading: Reading = readingOf(message)): Ranked {
  const sight = sightOf(mind.memory, mind.profile, message, reading);
  const sheet = signalsOf(sight);
  const marks = marksOf(sight);
  const score = scoreOf(mind.shipped, mind.own, sheet, marks);
  return { message, reading, score, sheet, marks, nearness: sight.nearness, sight };
}

/** Settles what became of a message; answers the lesson, and makes it part of what is known. */
function settle(
  mind: Mind,
  id: MessageId,
  waiting: Waiting,
  answeredAt: number,
  now: number,
): readonly Lesson[] {
  const { habits, contacts, lists } = mind.memory;
  const mattered = answeredAt > 0;
  mind.waiting.delete(id);
  // Whoever never wrote anything here does not answer by this mailbox: silence says nothing then.
  if (habits.sent === 0) return [];
  habits.settled++;
  if (mattered) gatherMine(mind.memory, waiting.terms, waiting.counts, waiting.own);
  if (mattered) {
    habits.answered++;
    waiting.thread.answered++;
  }
  settleContact(touched(contacts, waiting.author, newContact), answeredAt);
  if (waiting.list !== undefined) settleContact(touched(lists, waiting.list, newContact), answeredAt);
  const kind = mattered ? 'answered' : 'not answered';
  const { sheet, marks } = waiting;
  const lesson: Lesson = {
    id: `${kind} ${id}`,
    message: id,
    at: instantAfter(mattered ? answeredAt : now),
    kind,
    sheet,
    marks,
  };
  takeLesson(mind.shipped, mind.own, lesson, mind.pace);
  return [lesson];
}

/** Which waiting message the person's mail answers: by its headers, or without any by subject and recipient. */
function answeredBy({ waiting }: Mind, message: Message, reading: Reading): MessageId | undefined {
  const byHeader = answeredId(message);
  if (byHeader !== undefined || !reading.isAnswer || reading.core === 0) return byHeader;
  const to = new Set([...message.to, ...message.cc].map(({ address }) => address));
  let latest: MessageId | undefined;
  for (const [id, { core, author }] of waiting) if (core === reading.core && to.has(author)) latest = id;
  return latest;
}

function takeMine(mind: Mind, message: Message, reading: Reading): readonly Lesson[] {
  const answered = answeredBy(mind, message, reading);
  remember(mind.memory, mind.profile, message, reading);
  const waiting = answered === undefined ? undefined : mind.waiting.get(answered);
  if (answered === undefined || waiting === undefined) return [];
  const at = millisecondsOf(message.at);
  return settle(mind, answered, waiting, at, at);
}

function takeTheirs(mind: Mind, ranked: Ranked): readonly Lesson[] {
  const { message, reading, nearness, sheet, marks } = ranked;
  remember(mind.memory, mind.profile, message, reading, nearness);
  const thread = mind.memory.earlier.kept.get(message.id)?.thread;
  if (thread === undefined) return [];
  const { address: author } = message.from;
  mind.waiting.set(message.id, {
    at: millisecondsOf(message.at),
    author,
    list: message.list,
    core: reading.core,
    terms: reading.terms,
    counts: reading.counts,
    own: nearness.own,
    thread,
    sheet,
    marks,
  });
  return [];
}

/** Lets messages go that waited for seven days at `now`, and the oldest above the bound without a lesson. */
function letGo(mind: Mind, now: number): readonly Lesson[] {
  const lessons: Lesson[] = [];
  for (const [id, waiting] of mind.waiting) {
    if (waiting.at + WEEK < now) lessons.push(...settle(mind, id, waiting, 0, now));
    else if (mind.waiting.size > MOST_WAITING) mind.waiting.delete(id);
    else break;
  }
  return lessons;
}

/** What happened in a batch: a ranked message of others, or any message as it came. */
export type Happened = Ranked | Message;

function takeOne(mind: Mind, one: Happened): readonly Lesson[] {
  if ('score' in one) return takeTheirs(mind, one);
  return isMine(mind.profile, one) ? takeMine(mind, one, readingOf(one)) : takeTheirs(mind, rank(mind, one));
}

/** Takes in what happened up to `now`, in the order of arrival; known from the next ranking on. Answers what was learned, for the log. */
export function takeIn(mind: Mind, happened: readonly Happened[], now: Instant): readonly Lesson[] {
  const lessons = happened.flatMap((one) => takeOne(mind, one));
  const settled = letGo(mind, millisecondsOf(now));
  settleMemory(mind.memory);
  return [...lessons, ...settled];
}
