// A crowd around one engagement: copies of all that lies in it, with people, ids and keys of their own.
import { sql } from 'kysely';
import { type Pattern, patternOf, type Value } from '../../bench/seed/patterns.ts';
import { idsOfCopies } from '../../bench/seed/planting.ts';
import { persons } from '../../src/store/people.table.ts';
import type { AnyTable } from '../../src/store/table.ts';
import { tables } from '../../src/store/tables.ts';
import type { House } from '../world/house.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the crowd is copied from, and whom its coach is. */
export interface Crowd {
  readonly engagementId: string;
  /** Tells one crowd of a house from another. */
  readonly number: number;
  readonly copies: number;
  /** Whether the copies are clients of the same coach, or each has a coach of their own. */
  readonly sameCoach: boolean;
}

type Rows = Parameters<Parameters<House['store']['write']>[1]>[0];

/** Rows go in table by table, whatever they refer to: all of it is there in the end. */
async function withoutReferences({ db, engine }: Rows): Promise<void> {
  const statement =
    engine === 'postgres' ? 'set local session_replication_role = replica' : 'pragma defer_foreign_keys = on';
  await sql.raw(statement).execute(db);
}

function peopleOf({ clientId, coachId }: Pattern, sameCoach: boolean): readonly string[] {
  return sameCoach || coachId === null ? [clientId] : [clientId, coachId];
}

async function join(rows: Rows, pattern: Pattern, { number, copies, sameCoach }: Crowd): Promise<void> {
  const { coachId } = pattern;
  const same = coachId !== null && sameCoach ? new Map([[coachId, () => coachId]]) : new Map();
  const idOf = idsOfCopies(number, same);
  const all = Array.from({ length: copies }, (_, copy) => copy);
  const copied = (value: Value): Value[] => {
    const text = JSON.stringify(value);
    return all.map((copy) => JSON.parse(text.replace(UUID, (id) => idOf(id, copy))) as Value);
  };
  for (const id of peopleOf(pattern, sameCoach)) {
    const found = await rows.open(persons, [
      await rows.db.selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    ]);
    const people = found.flatMap((person) => copied(person as Value));
    await rows.put(
      persons,
      people.map((person, copy) => ({ ...person, emailHash: `${number} ${id} ${copy}` })) as never,
    );
  }
  for (const [name, values] of pattern.rows)
    await rows.put(
      tables[name as keyof typeof tables] as unknown as AnyTable,
      values.flatMap(copied) as never,
    );
}

/** Lets the crowd in. */
export async function joinedBy(house: House, crowd: Crowd): Promise<void> {
  await house.store.write({ instance: true }, async (rows) => {
    await withoutReferences(rows);
    await join(rows, await patternOf(rows, crowd.engagementId), crowd);
  });
}
