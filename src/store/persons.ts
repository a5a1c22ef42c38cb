// People out of their rows: by id, by address, by the sign-in they hold; and the names others know them by.
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant, Zone } from '../domain/kernel/time.ts';
import { findOne } from './find.ts';
import { persons } from './people.table.ts';
import { prepared } from './prepared.ts';
import { question, selecting } from './questions.ts';
import type { Sealer } from './sealing.ts';
import type { Rows } from './store.ts';
import type { RowOf, ValueOf } from './table.ts';
import type { Database } from './tables.ts';

/** A person as deeds about their own things see them; no secrets. */
export interface Person {
  readonly id: Id;
  readonly email: string;
  readonly name: string;
  readonly zone: Zone;
  readonly theme: 'system' | 'light' | 'dark';
  readonly shortcuts: boolean;
  readonly isOwner: boolean;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly madeAt: Instant;
}

/** Everything that signing in compares with. */
export type Credentials = Pick<
  ValueOf<typeof persons>,
  'id' | 'passwordHash' | 'passwordStandsAlone' | 'totp' | 'totpSince' | 'totpStep'
>;

/** An e-mail address as it is looked up: without what its writing varies in. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** The keyed hash by which a person is found by address. */
export function emailHashOf(sealer: Pick<Sealer, 'lookupHash'>, email: string): string {
  return sealer.lookupHash('email', normalEmail(email));
}

function personOf(row: ValueOf<typeof persons>): Person {
  const { passwordHash, totpSince, email, name } = row;
  return {
    id: row.id,
    email: email ?? '',
    name: name ?? '',
    zone: row.zone,
    theme: row.theme,
    shortcuts: row.shortcuts,
    isOwner: row.isOwner,
    hasPassword: passwordHash !== null,
    hasSecondFactor: totpSince !== null,
    madeAt: row.madeAt,
  };
}

export async function personById(rows: Rows, id: Id): Promise<Person | undefined> {
  const row = await findOne(rows, persons, { id });
  return row && personOf(row);
}

/** By the hash of the exact address (`emailHashOf`). */
export async function personByEmail(rows: Rows, emailHash: string): Promise<Person | undefined> {
  const row = await findOne(rows, persons, { emailHash });
  return row && personOf(row);
}

export async function credentialsOf(
  rows: Rows,
  by: { readonly id: Id } | { readonly emailHash: string },
): Promise<Credentials | undefined> {
  return findOne(rows, persons, by);
}

/** Whether anybody has an account here at all. */
export async function hasPersons(rows: Rows): Promise<boolean> {
  return (await rows.db.selectFrom('persons').select('id').limit(1).executeTakeFirst()) !== undefined;
}

const NAMES = selecting('persons', ['id', 'name'], false);

/** The names of these people; someone erased has none. */
export async function namesOf(rows: Rows, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const wanted = [...new Set(ids)];
  const query = question(rows.engine, NAMES, { id: wanted });
  const found = query ? (await rows.run<Pick<RowOf<typeof persons>, 'id' | 'name'>>(query)).rows : [];
  const opened = await rows.open(persons, found);
  return new Map(opened.map(({ id, name }) => [id, name ?? '']));
}

/** A sign-in with what every page needs to know of its person: one statement. */
export interface Visitor {
  readonly signIn: {
    readonly id: string;
    readonly seenAt: Instant;
    readonly freshAt: Instant;
    readonly endsAt: Instant;
  };
  readonly person: Pick<Person, 'id' | 'name' | 'zone' | 'theme' | 'shortcuts' | 'isOwner'> & {
    /** Whether this person is the client, or the coach, of any engagement of then or now. */
    readonly isClient: boolean;
    readonly isCoach: boolean;
  };
}

/** Whether one is on this side of any engagement; one who invited a client is a coach already. */
function sides(eb: ExpressionBuilder<Database & { p: Database['persons'] }, 'p'>) {
  const side = (column: 'clientId' | 'coachId') =>
    eb.exists(eb.selectFrom('engagements as e').select('e.id').whereRef(`e.${column}`, '=', 'p.id'));
  const invited = eb
    .selectFrom('invitations as i')
    .select('i.id')
    .whereRef('i.inviterId', '=', 'p.id')
    .where('i.role', '=', 'client');
  const asFlag = (holds: Expression<SqlBool>) => eb.case().when(holds).then(1).else(0).end();
  return [
    asFlag(side('clientId')).as('isClient'),
    asFlag(eb.or([side('coachId'), eb.exists(invited)])).as('isCoach'),
  ] as const;
}

const visitorRows = prepared((db, signInId: string) =>
  db
    .selectFrom('signIns as s')
    .innerJoin('persons as p', 'p.id', 's.personId')
    .select(['s.id as signInId', 's.seenAt', 's.freshAt', 's.endsAt'])
    .select(['p.id', 'p.name', 'p.zone', 'p.theme', 'p.shortcuts', 'p.isOwner'])
    .select((eb) => sides(eb as never))
    .where('s.id', '=', signInId),
);

export async function visitorBy(rows: Rows, signInId: string): Promise<Visitor | undefined> {
  const [row] = await visitorRows(rows, signInId);
  if (!row) return undefined;
  const { signInId: id, seenAt, freshAt, endsAt, isClient, isCoach, ...held } = row;
  const [person] = await rows.open(persons, [held]);
  if (!person) return undefined;
  return {
    signIn: { id, seenAt, freshAt, endsAt },
    person: { ...person, name: person.name ?? '', isClient: isClient === 1, isCoach: isCoach === 1 },
  };
}
