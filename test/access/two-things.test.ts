// Deeds that name two things at once: a thing of another engagement, or of another person, is not there, and nothing is done.
import { beforeAll, describe, expect, it } from 'vitest';
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import type { Bones } from './canaries.ts';
import { namesIn, shapeOf } from './inputs.ts';
import { ID_TABLES, itemsOf } from './items.ts';
import { mayRead } from './readers.ts';
import { type Ground, groundOn, type Stride, stridesOf } from './walk.ts';
import { actorOf, readerOf, WALKERS, type Walker } from './walkers.ts';

const DOERS = WALKERS.filter(({ name }) => name === 'client' || name === 'coach');

/** The ids that an input of this deed may name, its path's first. */
function idsOf(deed: AnyDeed): string[] {
  const { properties = {}, anyOf = [], oneOf = [] } = shapeOf(deed);
  const all = [{ properties }, ...anyOf, ...oneOf].flatMap((shape) => Object.keys(shape.properties ?? {}));
  const named = [...namesIn(deed.path), ...all].map((name) => name.replace(/Ids$/, 'Id'));
  return [...new Set(named)].filter((name) => ID_TABLES[name] !== undefined);
}

const PAIRED = deeds.filter((deed) => deed.guard === undefined && idsOf(deed).length > 1);

/** The name under which an input says this id: one, or a list of them. */
const fieldOf = (deed: AnyDeed, name: string): { name: string; isList: boolean } => {
  const isList = !namesIn(deed.path).includes(name) && shapeOf(deed).properties?.[name] === undefined;
  return { name: isList ? `${name}s` : name, isList };
};

const withId = (deed: AnyDeed, input: object, name: string, id: unknown): object => {
  const field = fieldOf(deed, name);
  return { ...input, [field.name]: field.isList ? [id] : id };
};

/** What makes a deed look at both of its things, where a plain input would not. */
const SAYS: Readonly<Record<string, object>> = {
  'step.move': { move: 'different', text: 'Another one', dueOn: '2026-11-25' },
  'reflection.save': { text: 'Some words', joins: true },
  'review.score': { difference: 'I notice it' },
  'reflection.write': { text: 'Some words' },
};

interface Foreign {
  readonly whose: string;
  readonly id: unknown;
  /** Whether the walker knows that it is there: one of another engagement of theirs. */
  readonly isKnown: boolean;
}

/** Things of this kind that this input must not name beside one's own. */
function foreign(ground: Ground, name: string, walker: Walker): Foreign[] {
  const { hood, rows, land } = ground;
  const table = ID_TABLES[name] ?? '';
  const reader = readerOf(hood, walker);
  const places = Object.entries(hood.places).filter(([place]) => place !== walker.place);
  const found = places.flatMap(([whose, place]) => itemsOf(rows, name, place).map((row) => ({ whose, row })));
  const all = walker.who === 'elena' ? [...found, ...keptOut(ground, name)] : found;
  const here = hood.places[walker.place].id;
  return all
    .filter(({ row }) => (row['ownerId'] ?? row['personId']) !== reader.personId && row['placedIn'] !== here)
    .map(({ whose, row }) => {
      const place = land.engagements.find(({ id }) => id === (row['engagementId'] ?? row['id']));
      const isParty = place?.clientId === reader.personId || place?.coachId === reader.personId;
      return { whose, id: row['id'], isKnown: isParty || mayRead(land, table, row, reader) };
    });
}

/** The client's goals that lie nowhere: no coach may name them. */
function keptOut({ hood, rows }: Ground, name: string): { whose: string; row: Bones }[] {
  if (ID_TABLES[name] !== 'goals') return [];
  const its = itemsOf(rows, name, hood.places.now).filter(({ placedIn }) => placedIn === null);
  return its.map((row) => ({ whose: 'kept out', row }));
}

async function answered(
  { hood, rehearsal }: Ground,
  { deed, walker }: Stride,
  input: object,
): Promise<string> {
  const before = rehearsal.announced.length;
  const outcome = await perform(deed, input, actorOf(hood, walker), rehearsal.ports);
  const isSilent = rehearsal.announced.length === before;
  return outcome.ok ? 'done' : `${outcome.refusal}${isSilent ? '' : ' aloud'}`;
}

const ownIds = ({ rows, hood }: Ground, name: string, walker: Walker): unknown[] =>
  itemsOf(rows, name, hood.places[walker.place]).map(({ id }) => id);

/** This input with other things of one's own until it would be done; null where none would. */
async function doneWith(ground: Ground, stride: Stride, input: object): Promise<object | null> {
  const { deed, walker } = stride;
  const [first = '', second = ''] = idsOf(deed);
  for (const one of ownIds(ground, first, walker)) {
    for (const other of ownIds(ground, second, walker)) {
      const next = withId(deed, withId(deed, input, first, one), second, other);
      if ((await answered(ground, stride, next)) === 'done') return next;
    }
  }
  return null;
}

/** An input that would be done, with as many ids as it may name of one's own; null where there is none. */
async function wholeInput(ground: Ground, stride: Stride): Promise<object | null> {
  const { deed, walker } = stride;
  const plain = { ...stride.input, ...SAYS[deed.name] };
  const isDone = (await answered(ground, stride, plain)) === 'done';
  let input = isDone ? plain : await doneWith(ground, stride, plain);
  for (const name of input === null ? [] : idsOf(deed)) {
    if (input === null || fieldOf(deed, name).name in input) continue;
    for (const id of ownIds(ground, name, walker)) {
      const next: object = withId(deed, input, name, id);
      if ((await answered(ground, stride, next)) !== 'done') continue;
      input = next;
      break;
    }
  }
  return input;
}

/** What is the client's own: any open step may serve a goal of theirs, and what they shared they take back anywhere. */
const OWN_AFFAIRS = new Set(['step.rehome', 'reflection.take_back', 'moment.take_back']);
const isOwnAffair = ({ name }: AnyDeed, { who }: Walker, { isKnown }: Foreign): boolean =>
  OWN_AFFAIRS.has(name) && who === 'mira' && isKnown;

/** What is wrong with the answers when one id of a whole input is exchanged for a foreign one. */
async function exchanged(ground: Ground, stride: Stride, input: object, name: string): Promise<string[]> {
  const { deed, walker } = stride;
  const isBorn = deed.name === 'reflection.save' && name === 'reflectionId';
  const unknown = withId(deed, input, name, '0198f0a0-0000-7000-8000-000000000000');
  // A reflection is born at the address its editor made for it; everything else has to be there.
  const nowhere = isBorn ? 'reflection.not_found' : await answered(ground, stride, unknown);
  const wrong =
    nowhere === 'done' ? [`${deed.name} by ${walker.name} does it with a ${name} that is nowhere`] : [];
  for (const one of foreign(ground, name, walker)) {
    if (isOwnAffair(deed, walker, one)) continue;
    const { whose, id, isKnown } = one;
    const code = await answered(ground, stride, withId(deed, input, name, id));
    // What they may not know of answers as what is nowhere; what they know is refused, too, for whatever reason.
    const isRight = isKnown ? code !== 'done' && !code.endsWith('aloud') : code === nowhere;
    if (!isRight)
      wrong.push(`${deed.name} by ${walker.name} with ${name} (${whose}): ${code}, nowhere: ${nowhere}`);
  }
  return [...new Set(wrong)];
}

describe('two things in one input', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await groundOn('sqlite');
  });

  it('there are such deeds', () => {
    expect(PAIRED.length).toBeGreaterThan(15);
  });

  it.each(PAIRED.map((deed) => [deed.name, deed] as const))('%s', async (_name, deed) => {
    const wrong: string[] = [];
    const proven = new Set<string>();
    for (const stride of stridesOf(ground, deed, DOERS)) {
      const input = await wholeInput(ground, stride);
      if (!input) continue;
      for (const name of idsOf(deed)) {
        wrong.push(...(await exchanged(ground, stride, input, name)));
        proven.add(name);
      }
    }
    expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
    expect([...proven].toSorted()).toEqual(idsOf(deed).toSorted());
  });
});
