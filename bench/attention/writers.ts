// Whose answers are labels: the people with goals of their own, and everybody who wrote enough answers on a list; their goals
// are made honestly, from the subjects of what they wrote in the first part of the time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../src/domain/attention/message.ts';
import type { Profile } from '../../src/domain/attention/profile.ts';
import { coreOf } from '../../src/domain/attention/reading.ts';
import { answeredId } from '../../src/domain/attention/sight.ts';
import { millisecondsOf } from '../../src/domain/kernel/milliseconds.ts';
import { DATA, LABELLED, type MailingList } from './mailing-lists.ts';

/** A person of a list, with the time in which the ranking is measured. */
export interface Writer {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly goals: readonly string[];
  /** Whether the goals are the person's, written by hand. */
  readonly isLabelled: boolean;
  readonly from: string;
  readonly to: string;
}

const WEEK = 7 * 86_400_000;
const LEAST_ANSWERS = 40;
const WARM_UP = 0.55;
const MOST_ADDRESSES = 6;
const GOALS = 3;
const PLAIN = new Set(
  'the and for with from are patch rfc add fix use new update remove make when into not linux kernel this that how'.split(
    ' ',
  ),
);

/** The profile that the engine is given for a writer. */
export function profileOf({ addresses }: Writer, goals: readonly string[]): Profile {
  const aims = goals.map((words, at) => ({ id: `goal-${at}`, kind: 'goal' as const, words, nearness: 0 }));
  return { addresses, names: [], aims, muted: [], key: 0 };
}

/** The ids of the messages that the person answered within seven days. */
export function answeredBy(mails: readonly Message[], addresses: readonly string[]): ReadonlySet<string> {
  const arrived = new Map<string, number>();
  const answered = new Set<string>();
  for (const message of mails) {
    if (!addresses.includes(message.from.address)) {
      arrived.set(message.id, millisecondsOf(message.at));
      continue;
    }
    const id = answeredId(message);
    const at = id === undefined ? undefined : arrived.get(id);
    if (id !== undefined && at !== undefined && millisecondsOf(message.at) - at <= WEEK) answered.add(id);
  }
  return answered;
}

const countUp = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

const mostOf = (
  counts: ReadonlyMap<string, number>,
  worth: (key: string, count: number) => number,
): readonly string[] =>
  [...counts].sort(([a, m], [b, n]) => worth(b, n) - worth(a, m) || (a < b ? -1 : 1)).map(([key]) => key);

/** How often words and subjects occur, in all mail and in the person's own. */
interface Counted {
  readonly everywhere: Map<string, number>;
  readonly mine: Map<string, number>;
  readonly subjects: Map<string, number>;
}

function countSubject({ everywhere, mine, subjects }: Counted, subject: string, isMine: boolean): void {
  const core = coreOf(subject);
  if (isMine) countUp(subjects, core);
  for (const word of new Set(core.split(/[^a-z0-9_]+/))) {
    if (word.length < 3 || PLAIN.has(word) || /^\d+$/.test(word)) continue;
    countUp(everywhere, word);
    if (isMine) countUp(mine, word);
  }
}

/** Three goals: a much written subject each, and words that are in many of the person's subjects and in few of others. */
function goalsFrom(
  mails: readonly Message[],
  addresses: readonly string[],
  until: string,
): readonly string[] {
  const counted: Counted = { everywhere: new Map(), mine: new Map(), subjects: new Map() };
  const before = mails.filter(({ at }) => at < until);
  for (const { from, subject } of before) countSubject(counted, subject, addresses.includes(from.address));
  const { everywhere, mine, subjects } = counted;
  const rarity = (word: string): number => Math.log(1 + before.length / ((everywhere.get(word) ?? 0) + 1));
  const words = mostOf(mine, (word, often) => often * rarity(word));
  const written = mostOf(subjects, (_, often) => often);
  const goals = Array.from({ length: GOALS }, (_, at) =>
    [written[at], words[at], words[at + GOALS], words[at + 2 * GOALS]].filter(Boolean).join(' '),
  );
  return goals.filter((goal) => goal.length > 2);
}

interface Info {
  readonly test_from: string;
  readonly test_to: string;
  readonly users: Readonly<Record<string, { readonly addresses: readonly string[] }>>;
}

const jsonOf = <T>(...path: readonly string[]): T =>
  JSON.parse(readFileSync(join(DATA, ...path), 'utf8')) as T;

function labelledOf({ name }: MailingList): readonly Writer[] {
  if (!LABELLED.includes(name)) return [];
  const info = jsonOf<Info>('lists', name, 'info.json');
  const goals = jsonOf<Readonly<Record<string, readonly string[]>>>('lists', name, 'goals.json');
  return Object.entries(info.users).map(([user, { addresses }]) => ({
    name: user,
    addresses,
    goals: goals[user] ?? [],
    isLabelled: true,
    from: `${info.test_from}T00:00:00.000Z`,
    to: `${info.test_to}T00:00:00.000Z`,
  }));
}

const keyOf = ({ from }: Message): string =>
  from.name.includes(' ') ? from.name.toLowerCase() : from.address;

/** Who answered others' mail often enough, most answers first, with all their addresses. */
function answererOf({ mails }: MailingList): readonly (readonly string[])[] {
  const addresses = new Map<string, Set<string>>();
  const author = new Map<string, string>();
  for (const message of mails) {
    const key = keyOf(message);
    addresses.set(key, (addresses.get(key) ?? new Set()).add(message.from.address));
    author.set(message.id, key);
  }
  const answers = new Map<string, number>();
  for (const message of mails) {
    const answered = author.get(answeredId(message) ?? '');
    if (answered !== undefined && answered !== keyOf(message)) countUp(answers, keyOf(message));
  }
  return mostOf(answers, (_, often) => often)
    .filter((key) => (answers.get(key) ?? 0) >= LEAST_ANSWERS && !/robot|\bbot\b/.test(key))
    .map((key) => [...(addresses.get(key) ?? [])])
    .filter(({ length }) => length <= MOST_ADDRESSES);
}

/** The people of a list: those with goals first, then the others, who go by number. */
export function writersOf(list: MailingList): readonly Writer[] {
  const labelled = labelledOf(list);
  const taken = new Set(labelled.flatMap(({ addresses }) => addresses));
  const from = list.mails[Math.floor(list.mails.length * WARM_UP)]?.at ?? '';
  const others: Writer[] = [];
  for (const addresses of answererOf(list)) {
    if (addresses.some((address) => taken.has(address))) continue;
    for (const address of addresses) taken.add(address);
    const name = `${list.name.split('-')[0]} ${others.length + 1}`;
    const goals = goalsFrom(list.mails, addresses, from);
    others.push({ name, addresses, goals, isLabelled: false, from, to: '9999-12-31T00:00:00.000Z' });
  }
  return [...labelled, ...others];
}
