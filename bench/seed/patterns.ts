// Patterns: the rows of a lived engagement, with what its people wrote for themselves, and sprints that lie further back.
import { createHash } from 'node:crypto';
import { findAll } from '../../src/store/find.ts';
import type { Rows } from '../../src/store/store.ts';
import type { AnyTable } from '../../src/store/table.ts';
import { tables } from '../../src/store/tables.ts';

/** A row as the program works with it. */
export type Value = Readonly<Record<string, unknown>>;

/** Rows by table, opened. */
export type RowsByTable = ReadonlyMap<string, readonly Value[]>;

/** A whole engagement to be planted many times. */
export interface Pattern {
  readonly engagementId: string;
  readonly clientId: string;
  readonly coachId: string | null;
  readonly rows: RowsByTable;
}

const OWN = ['goals', 'goalVersions', 'bigPictures', 'reflections', 'moments', 'sharings', 'drawnQuestions'];
const DAYS = /^\d{4}-\d\d-\d\d(T.*)?$/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const allTables = Object.values(tables) as unknown as readonly AnyTable[];

/** Everything of an engagement and of its client, as it stands in a store. */
export async function patternOf(rows: Rows, engagementId: string): Promise<Pattern> {
  const found = new Map<string, readonly Value[]>();
  const [engagement] = await findAll(rows, tables.engagements, { id: engagementId });
  if (!engagement) throw new Error('There is no such engagement.');
  const { clientId, coachId } = engagement;
  for (const table of allTables) {
    const own = OWN.includes(table.name);
    const inIt = 'engagementId' in table.columns && !own;
    if (!own && !inIt) continue;
    const where = own ? { ownerId: clientId } : { engagementId };
    const wanted = table.name === 'drawnQuestions' ? { personId: clientId } : where;
    const values = await findAll(rows, table, wanted as never);
    if (values.length > 0) found.set(table.name, values as Value[]);
  }
  return { engagementId, clientId, coachId, rows: found.set('engagements', [engagement]) };
}

/** The same pattern with more rows. */
export function withRows(pattern: Pattern, more: RowsByTable): Pattern {
  const rows = new Map(pattern.rows);
  for (const [name, values] of more) rows.set(name, [...(rows.get(name) ?? []), ...values]);
  return { ...pattern, rows };
}

function earlierDay(text: string, days: number): string {
  return Temporal.PlainDate.from(text.slice(0, 10)).subtract({ days }).toString() + text.slice(10);
}

/** An id as it would have been made so many days earlier. */
export function agedId(id: string, days: number, mark: string): string {
  const ms = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - days * 86_400_000;
  const time = ms.toString(16).padStart(12, '0');
  const rest = createHash('sha256').update(`${id}|${mark}`).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** Ids made out of an instant and a count, the same in every run. */
export function idMaker(mark: string): (at: string) => string {
  let count = 0;
  return (at) => {
    count += 1;
    const ms = Temporal.Instant.from(at).epochMilliseconds.toString(16).padStart(12, '0');
    return agedId(`${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`, 0, `${mark} ${count}`);
  };
}

type Named = ReadonlyMap<string, string>;

function aged(value: unknown, days: number, named: Named, mark: string): unknown {
  if (typeof value === 'string') {
    if (DAYS.test(value)) return earlierDay(value, days);
    return value.replace(UUID, (id) => named.get(id) ?? agedId(id, days, mark));
  }
  if (Array.isArray(value)) return value.map((one) => aged(one, days, named, mark));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, aged(one, days, named, mark)]));
}

/** What of a finished sprint lies in the past; the engagement, the agreement and the goals are those of today. */
const PAST = [
  ...[
    'sprints',
    'sessions',
    'sessionMoves',
    'topics',
    'notes',
    'conclusions',
    'inquiries',
    'chains',
    'steps',
  ],
  ...['marks', 'confirmations', 'checkIns', 'closingChecks', 'reviews', 'reviewAnswers', 'scores', 'events'],
];

/** The sprint of one pattern as the `number`th of another, so many days earlier. */
export function pastSprint(
  from: Pattern,
  into: Pattern,
  number: number,
  days: number,
  goalIds: Named,
): RowsByTable {
  const named: Named = new Map([
    ...goalIds,
    [from.engagementId, into.engagementId],
    [from.clientId, into.clientId],
    ...(from.coachId && into.coachId ? [[from.coachId, into.coachId] as const] : []),
  ]);
  const rows = new Map<string, readonly Value[]>();
  for (const name of PAST) {
    const values = from.rows.get(name) ?? [];
    const shifted = values.map((value) => aged(value, days, named, `sprint ${number}`) as Value);
    rows.set(name, name === 'sprints' ? shifted.map((sprint) => ({ ...sprint, number })) : shifted);
  }
  return rows;
}
