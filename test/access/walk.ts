// The walk: every deed by every walker on every kind of item, held against the access table and against all canaries.
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import { admits, permits } from '../../src/domain/engagement/access.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import { dayAt } from '../../src/domain/kernel/time.ts';
import { statusOf } from '../../src/words/refusal-status.ts';
import { type Rehearsal, rehearsalOf } from '../world/rehearsal.ts';
import { type Bones, canariesIn } from './canaries.ts';
import { inputFor, type Making, namesIn } from './inputs.ts';
import { allRows, ID_TABLES, itemsOf, oneOfEach, type Rows } from './items.ts';
import { type Neighbourhood, newNeighbourhood } from './neighbourhood.ts';
import { type Answer, best, type Land, landOf, mayRead, type Reader, saysTable, thingOf } from './readers.ts';
import { actorOf, readerOf, WALKERS, type Walker } from './walkers.ts';

/** What is walked through. */
export interface Ground {
  readonly hood: Neighbourhood;
  readonly rehearsal: Rehearsal;
  readonly rows: Rows;
  readonly land: Land;
}

/** A furnished neighbourhood, read once. */
export async function groundOn(engine: 'sqlite' | 'postgres'): Promise<Ground> {
  const hood = await newNeighbourhood(engine);
  const rehearsal = await rehearsalOf(hood.house);
  return { hood, rehearsal, rows: await allRows(hood.house.store), land: await landOf(hood.house.store) };
}

/** One thing to try: a deed on an item (none where it names none), by somebody. */
export interface Stride {
  readonly deed: AnyDeed;
  readonly walker: Walker;
  readonly item: Bones | null;
  readonly input: object;
}

const readersOf = ({ hood }: Ground): Reader[] => WALKERS.map((walker) => readerOf(hood, walker));

/** What readers tell one item from another by. */
function kindOf(ground: Ground, table: string, row: Bones): string {
  const answers = readersOf(ground).map((reader) => (mayRead(ground.land, table, row, reader) ? 1 : 0));
  return [row['state'], row['kind'], row['by'], row['isPrivate'], ...answers].join();
}

/** The items a path's first name may stand for in a walker's engagement; `[null]` where it names none. */
export function itemsFor(
  ground: Ground,
  names: readonly string[],
  walker: Walker,
): readonly (Bones | null)[] {
  const [name] = names;
  const table = name === undefined ? undefined : ID_TABLES[name];
  if (name === undefined || isSecret(name)) return [null];
  const items = itemsOf(ground.rows, name, ground.hood.places[walker.place]);
  if (items.length === 0)
    throw new Error(`There is no ${name} in the house: furnish one in test/access/furniture.ts.`);
  return oneOfEach(items, (row) => kindOf(ground, table ?? '', row));
}

/** What inputs are made around, for this walker. */
export function makingFor({ hood, rows }: Ground, walker: Walker): Making {
  const place = hood.places[walker.place];
  const firstId = (name: string) => {
    const items = ID_TABLES[name] ? itemsOf(rows, name, place) : [];
    return (items.find((row) => row['placedIn'] === place.id) ?? items[0])?.['id'];
  };
  return {
    today: dayAt(hood.house.clock.now(), hood.people.mira.zone),
    idOf: (name) => firstId(name) as string | undefined,
    secret: hood.secrets['mira'] ?? '',
    email: hood.people.mira.email,
  };
}

type Named = Readonly<Record<string, string>>;

/** The ids in a path: the first name's items in turn, and then the last name's, the others being the first there is. */
export function placesFor(
  ground: Ground,
  names: readonly string[],
  walker: Walker,
): readonly { readonly item: Bones | null; readonly inPath: Named }[] {
  const making = makingFor(ground, walker);
  const plain: Named = Object.fromEntries(
    names.map((name) => [name, making.idOf(name) ?? (isSecret(name) ? making.secret : 'nowhere')]),
  );
  const [first, second] = names;
  const items = itemsFor(ground, names.slice(0, 1), walker);
  const byFirst = items.map((item) => ({
    item,
    inPath: item === null || first === undefined ? plain : { ...plain, [first]: String(item['id']) },
  }));
  if (second === undefined || isSecret(second)) return byFirst;
  const base = items.find((item) => item !== null && item['id'] === plain[first ?? '']) ?? items[0] ?? null;
  const bySecond = itemsFor(ground, [second], walker).map((row) => ({
    item: base,
    inPath: {
      ...plain,
      ...(first && base ? { [first]: String(base['id']) } : {}),
      [second]: String(row?.['id']),
    },
  }));
  return [...byFirst, ...bySecond];
}

const isSecret = (name: string): boolean => name === 'secret' || name === 'link';

/** Every stride of one deed. */
export function stridesOf(ground: Ground, deed: AnyDeed, walkers = WALKERS): Stride[] {
  const names = namesIn(deed.path);
  return walkers.flatMap((walker) => {
    const making = makingFor(ground, walker);
    return placesFor(ground, names, walker).map(({ item, inPath }) => {
      return { deed, walker, item, input: inputFor(deed, making, inPath) };
    });
  });
}

/** What the table says of a deed on what is one's own, or on what anybody may come to. */
function saysOfOwn({ thing, verb }: Doing, reader: Reader): Answer {
  if (reader.personId === null) return admits(thing, 'anonymous', verb);
  const facts = { author: true, shared: true, placed: true, link: true };
  const own = permits(thing, 'client', verb, facts);
  return best([own, ...(reader.isOwner ? [permits(thing, 'owner', verb, facts)] : [])]);
}

type Doing = Pick<AnyDeed, 'thing' | 'verb'>;

interface Said {
  readonly answer: Answer;
  /** The item itself is the deed's thing, so that the table speaks of it and not only of its kind. */
  readonly isCertain: boolean;
  /** Where it is not certain: whether the item itself is read, which decides between forbidden and not there. */
  readonly seesItem?: boolean;
  /** Another thing that it names is not there for this reader. */
  readonly namesHidden?: boolean;
}

function saysOfVerb(ground: Ground, { deed, walker, item }: Stride, doing: Doing): Said {
  const reader = readerOf(ground.hood, walker);
  const table = ID_TABLES[namesIn(deed.path)[0] ?? ''];
  if (item === null || table === undefined)
    return { answer: saysOfOwn(doing, reader), isCertain: deed.reads };
  if (thingOf(table, item) === doing.thing)
    return { answer: saysTable(ground.land, doing, table, item, reader), isCertain: true };
  const place = { engagementId: table === 'engagements' ? item['id'] : item['engagementId'] };
  const owner = item['ownerId'] ?? item['personId'] ?? item['inviterId'];
  const here = { ...place, id: item['id'], ownerId: owner, madeAt: item['madeAt'] };
  const some = { author: true, shared: true, placed: true };
  const seesItem = mayRead(ground.land, table, item, reader);
  return { answer: saysTable(ground.land, doing, table, here, reader, some), isCertain: false, seesItem };
}

function namesHidden(ground: Ground, { deed, input, walker }: Stride): boolean {
  const [, second = ''] = namesIn(deed.path);
  const table = ID_TABLES[second] ?? '';
  const id = (input as Named)[second];
  const row = ground.rows.get(table)?.find((one) => one['id'] === id);
  return row !== undefined && !mayRead(ground.land, table, row, readerOf(ground.hood, walker));
}

/** What the table says of a stride; whoever may write a thing needs not only suggest it. */
export function saysOf(ground: Ground, stride: Stride): Said {
  const { thing, verb } = stride.deed;
  const said = saysOfVerb(ground, stride, { thing, verb });
  const writes = verb === 'suggest' && saysOfVerb(ground, stride, { thing, verb: 'write' }).answer === 'yes';
  return { ...said, ...(writes ? { answer: 'yes' } : {}), namesHidden: namesHidden(ground, stride) };
}

const OWED = { hidden: 404, forbidden: 403 } as const;

/** What has to be answered to somebody known whom the table does not allow it; any of these will do. */
function owedFor({ answer, seesItem, namesHidden }: Said): readonly number[] {
  if (answer === 'yes') return [];
  const also = seesItem === undefined ? [] : [seesItem ? 403 : 404];
  return [OWED[answer], ...also, ...(namesHidden ? [404] : [])];
}

/** What is wrong with an answer's status, if anything. */
export function wrongStatus(said: Said, status: number, isKnown: boolean): string | null {
  if (status >= 500) return `answered ${status}`;
  const owed = isKnown || said.answer === 'yes' ? owedFor(said) : [401];
  if (owed.length > 0) {
    const isRight = owed.includes(status);
    return isRight ? null : `answered ${status}, ${owed.join(' or ')} by the table (${said.answer})`;
  }
  if (status === 401 && isKnown) return 'asked somebody known to sign in';
  return status === 404 && said.isCertain ? 'is not found, though the table allows it' : null;
}

function strangers(ground: Ground, reader: Reader, text: string, hasLink: boolean): string[] {
  const { hood, land } = ground;
  const known = new Set([reader.personId, ...(hasLink ? [hood.people.mira.id] : [])]);
  for (const { clientId, coachId } of land.engagements) {
    if (clientId === reader.personId) known.add(coachId);
    if (coachId === reader.personId) known.add(clientId);
  }
  if (reader.isOwner) return [];
  return Object.values(hood.people).flatMap(({ id, name, email }) => [
    ...(text.includes(email) && id !== reader.personId ? [`shows the address of ${name}`] : []),
    ...(text.includes(name) && !known.has(id) ? [`shows the name of ${name}`] : []),
  ]);
}

/** Everything in a text that this reader may not read. */
export function leaksIn(ground: Ground, reader: Reader, text: string, input: object = {}): string[] {
  const hasLink = 'secret' in input || 'invitation' in input;
  const seen = canariesIn(text, ground.hood.canaries).filter(
    ({ table, row }) =>
      !mayRead(ground.land, table, row, reader) &&
      !(hasLink && table === 'invitations' && row['inviterId'] === ground.hood.people.mira.id),
  );
  const places = [...new Set(seen.map(({ table, field }) => `shows ${table}.${field}`))];
  return [...places, ...strangers(ground, reader, text, hasLink)];
}

/** What an output says that its schema does not; null: nothing. */
function beyondSchema(deed: AnyDeed, outcome: Outcome<unknown>): string | null {
  if (!outcome.ok) return null;
  const value: unknown = JSON.parse(JSON.stringify(outcome.value ?? {}));
  const parsed = deed.output.safeParse(value);
  if (!parsed.success)
    return `answers what its schema does not know: ${parsed.error.issues[0]?.path.join('.')}`;
  const same = JSON.stringify(sorted(parsed.data)) === JSON.stringify(sorted(value));
  return same ? null : 'answers more than its schema says';
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, sorted(one)]));
};

function statusFor(deed: AnyDeed, outcome: Outcome<unknown>): number {
  if (!outcome.ok) return statusOf(outcome.refusal);
  return deed.reads ? 200 : 201;
}

/** A program may do nothing about the account; a mailed link nothing but its own deed. */
function wrongAnswer(ground: Ground, stride: Stride, outcome: Outcome<unknown>): string | null {
  const { deed, walker } = stride;
  const isProgram = walker.via === 'token' || walker.via === 'mail link';
  const code = outcome.ok ? 'done' : outcome.refusal;
  if (deed.guard !== undefined && isProgram)
    return code === 'account.not_by_token' ? null : 'let a program do what only a page may';
  if (walker.via === 'mail link')
    return code === 'account.sign_in' ? null : 'let a link do what it was not sent for';
  return wrongStatus(saysOf(ground, stride), statusFor(deed, outcome), walker.who !== null);
}

/** Takes one stride; says all that is wrong with what came back. */
export async function taken(ground: Ground, stride: Stride): Promise<string[]> {
  const { deed, walker, item, input } = stride;
  const { rehearsal, hood } = ground;
  const before = rehearsal.announced.length;
  const actor = actorOf(hood, walker);
  const outcome = await perform(deed, input, actor, rehearsal.ports);
  const reader = readerOf(hood, walker);
  const code = outcome.ok ? 'done' : outcome.refusal;
  const said = JSON.stringify([outcome, rehearsal.announced.slice(before)]);
  const wrong = [wrongAnswer(ground, stride, outcome)];
  const found = [...wrong, beyondSchema(deed, outcome), ...leaksIn(ground, reader, said, input)];
  const where = `${deed.name} by ${walker.name}${item ? ` on ${String(item['state'] ?? item['kind'] ?? 'it')}` : ''}`;
  return found.filter((one) => one !== null).map((one) => `${where}: ${one} (${code})`);
}
