// How a batch becomes part of what is known: each message, the person's own too, in the order of arrival.
import { gather, grow, type Mean } from './interest.ts';
import { type Contact, type Habits, type Memory, newContact, type Thread } from './memory.ts';
import type { Message } from './message.ts';
import type { Profile } from './profile.ts';
import type { Reading } from './reading.ts';
import { keep, touched } from './recent.ts';
import type { Nearness } from './relevance.ts';
import { nearnessOf, searched } from './relevance.ts';
import { type Standing, shapesOf, standingOf } from './sight.ts';
import { countIn, numberAbove, settleSpread } from './spread.ts';
import { termOfName } from './term.ts';
import { countWords } from './vocabulary.ts';

const DAY = 86_400_000;
const LATELY = 2 * DAY;
const USUALLY = 30 * DAY;
/** How much more the person's own mail shows of an aim than another's. */
const OWN_SHARE = 10;
const MOST_NAMES = 12;
/** A message as near to an aim as only one in so many shows the aim new words. */
const NEAREST = 0.97;

/** Whether the person wrote this message. */
export function isMine({ addresses }: Profile, message: Message): boolean {
  return addresses.includes(message.from.address);
}

function fade(habits: Habits, at: number): void {
  const passed = Math.max(0, at - habits.fadedAt);
  habits.sentLately *= 2 ** -(passed / LATELY);
  habits.sentUsually *= 2 ** -(passed / USUALLY);
  habits.fadedAt = Math.max(at, habits.fadedAt);
}

function newThread(isMine: boolean, at: number): Thread {
  return {
    isMine,
    startedAt: at,
    theirs: 0,
    mine: 0,
    answered: 0,
    sinceMine: 0,
    lastMine: 0,
    lastAt: at,
    relevance: 0,
  };
}

function learnNames(memory: Memory, profile: Profile, message: Message): void {
  if (memory.names.size >= MOST_NAMES) return;
  for (const { address, name } of [message.from, ...message.to, ...message.cc]) {
    const lower = name.trim().toLowerCase();
    if (!profile.addresses.includes(address) || memory.names.has(lower)) continue;
    if (lower.includes(' ') && !lower.includes('@')) callBy(memory, lower);
  }
}

/** Makes a whole name one that the person is called by. */
export function callBy(memory: Memory, name: string): void {
  const lower = name.toLowerCase();
  memory.names.add(lower);
  for (const part of lower.split(/[\s.,()]+/)) if (part.length > 1) memory.called.add(termOfName(part));
}

function joinThread(memory: Memory, sight: Standing, mine: boolean): Thread {
  const { message, reading, at } = sight;
  const thread = sight.thread ?? newThread(mine, at);
  keep(memory.earlier, message.id, { thread, author: message.from.address, isMine: mine });
  if (reading.core !== 0) keep(memory.subjects, reading.core, thread);
  thread.lastAt = at;
  return thread;
}

function countShapes(memory: Memory, id: string, mine: boolean): void {
  for (const shape of shapesOf(id)) {
    const seen = touched(memory.shapes, shape, () => ({ mine: 0, others: 0 }));
    if (mine) seen.mine++;
    else seen.others++;
  }
}

/** What the person writes or answers shows what the person and the aims are about. */
export function gatherMine(
  { interest }: Memory,
  terms: Int32Array,
  counts: Float32Array,
  own: Float64Array,
): void {
  gather(interest.self, terms, counts, 1);
  interest.topics.forEach(({ gathered }, topic) => {
    const near = own[topic] ?? 0;
    if (near > 0) gather(gathered, terms, counts, OWN_SHARE * near);
  });
}

function rememberMine(memory: Memory, sight: Standing): void {
  const { message, reading, at, parent } = sight;
  const { habits } = memory;
  fade(habits, at);
  habits.sent++;
  habits.sentLately++;
  habits.sentUsually++;
  const thread = joinThread(memory, sight, true);
  thread.mine++;
  thread.sinceMine = 0;
  thread.lastMine = at;
  const addressed = new Set([
    ...message.to.map(({ address }) => address),
    ...(parent ? [parent.author] : []),
  ]);
  for (const address of addressed) {
    const contact = touched(memory.contacts, address, newContact);
    contact.wrote++;
    contact.lastWrote = at;
  }
  gatherMine(memory, reading.terms, reading.counts, searched(memory, reading).own);
}

function add(mean: Mean, value: number): void {
  mean.sum += value;
  mean.count++;
}

function rememberNearness({ interest }: Memory, { reading }: Standing, nearness: Nearness): void {
  const { means, spreads, topics } = interest;
  countIn(spreads.near, nearness.near);
  countIn(spreads.text, nearness.text / nearness.usual);
  countIn(spreads.direct, nearness.direct);
  countIn(spreads.self, nearness.self);
  countIn(spreads.subject, nearness.subject);
  if (topics.length > 0) add(means.subject, nearness.rawSubject);
  add(means.near, nearness.text);
  add(means.direct, nearness.rawDirect);
  if (interest.nearest < Number.POSITIVE_INFINITY && topics.some(({ gathered }) => gathered.size > 0))
    add(means.grown, nearness.rawGrown);
  if (interest.self.size > 0) add(means.self, nearness.rawSelf);
  if (nearness.near < interest.nearest) return;
  topics.forEach(({ gathered }, at) => {
    const own = nearness.own[at] ?? 0;
    if (own > 0) gather(gathered, reading.terms, reading.counts, own);
  });
}

function rememberTheirs(memory: Memory, sight: Standing, nearness: Nearness): void {
  const { message, reading, at, parent, profile } = sight;
  const { habits, contacts } = memory;
  habits.received++;
  const named = [...message.to, ...message.cc].some(({ address }) => profile.addresses.includes(address));
  const contact = touched(contacts, message.from.address, newContact);
  contact.seen++;
  contact.lastSeen = at;
  contact.relevance += nearness.text;
  if (named) {
    contact.toMe++;
    habits.addressed++;
  }
  if (parent?.isMine) contact.answersToMine++;
  const thread = joinThread(memory, sight, false);
  thread.theirs++;
  thread.sinceMine++;
  thread.relevance += nearness.text;
  countWords(memory.vocabulary, reading.terms, reading.length);
}

/** Takes one message into the memory; `nearness` as it was seen when the message came. */
export function remember(
  memory: Memory,
  profile: Profile,
  message: Message,
  reading: Reading,
  nearness?: Nearness,
): void {
  const sight = standingOf(memory, profile, message, reading);
  const mine = isMine(profile, message);
  learnNames(memory, profile, message);
  countShapes(memory, message.id, mine);
  if (mine) {
    rememberMine(memory, sight);
    return;
  }
  const near = nearness ?? nearnessOf(memory, reading, sight.thread, message.from.address);
  rememberTheirs(memory, sight, near);
  rememberNearness(memory, sight, near);
}

/** That the person answered a message of this sender at `at`, or let seven days pass. */
export function settleContact(contact: Contact, answeredAt: number): void {
  contact.settled++;
  if (answeredAt === 0) return;
  contact.answered++;
  contact.lastAnswered = Math.max(contact.lastAnswered, answeredAt);
}

/** Makes what was counted known: the end of a batch. */
export function settleMemory({ interest, vocabulary }: Memory): void {
  const { spreads } = interest;
  for (const spread of Object.values(spreads)) settleSpread(spread);
  interest.nearest = numberAbove(spreads.near, NEAREST);
  grow(interest, vocabulary);
}
