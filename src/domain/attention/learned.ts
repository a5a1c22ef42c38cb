// What the engine has learned about a person, as a list to read and to strike out from.
import type { Id } from '../kernel/id.ts';
import type { LearnedPart } from './lesson.ts';
import { slotOf } from './mark.ts';
import type { Mind } from './mind.ts';
import { firstCaseOf, type SignalName } from './sheet.ts';
import { SIGNALS } from './signal.table.ts';
import { termOfName } from './term.ts';

/** One thing that was learned; `amount` in logits, above zero for what speaks for attention. */
export interface Learned {
  readonly about:
    | { readonly kind: 'sender'; readonly address: string }
    | { readonly kind: 'list'; readonly list: string }
    | { readonly kind: 'aim'; readonly aim: Id }
    /** A case of a signal, by its place among the signal's cases. */
    | { readonly kind: 'signal'; readonly signal: SignalName; readonly at: number };
  readonly amount: number;
  readonly part: LearnedPart;
}

const LEAST = 0.05;
const MOST = 60;

function marksOf({ memory, own, profile }: Mind): readonly Learned[] {
  const marked = (kind: 'sender' | 'list' | 'aim', name: string, about: Learned['about']): Learned => {
    const slot = slotOf(termOfName(name), kind, profile.key);
    return { about, amount: own.marks[slot] ?? 0, part: { slot } };
  };
  return [
    ...[...memory.contacts.kept.keys()].map((address) =>
      marked('sender', address, { kind: 'sender', address }),
    ),
    ...[...memory.lists.kept.keys()].map((list) => marked('list', list, { kind: 'list', list })),
    ...profile.aims.map(({ id }) => marked('aim', id, { kind: 'aim', aim: id })),
  ];
}

function casesOf({ own }: Mind): readonly Learned[] {
  return SIGNALS.flatMap(({ name, cases }) =>
    Array.from({ length: cases }, (_, at): Learned => {
      const place = firstCaseOf(name) + at;
      return {
        about: { kind: 'signal', signal: name, at },
        amount: own.cases[place] ?? 0,
        part: { case: place },
      };
    }),
  );
}

/** Everything that can be told of, learned or not, as far as this mind knows its name. */
export function everythingAbout(mind: Mind): readonly Learned[] {
  return [...marksOf(mind), ...casesOf(mind)];
}

/** The weightiest of these, the largest first. */
export function weightiest(all: readonly Learned[]): readonly Learned[] {
  return all
    .filter(({ amount }) => Math.abs(amount) >= LEAST)
    .sort((one, other) => Math.abs(other.amount) - Math.abs(one.amount))
    .slice(0, MOST);
}

/** The weightiest things learned, the largest first. Words and subjects are known only as keyed numbers and cannot be told. */
export function learnedAbout(mind: Mind): readonly Learned[] {
  return weightiest(everythingAbout(mind));
}
