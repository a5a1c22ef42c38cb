// How often somebody may try, per account and per address: counted before the work, so that trying at once is no way round.
import { sql } from 'kysely';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { type Instant, minutesBetween, plus } from '../../domain/kernel/time.ts';
import { removeRows } from '../../store/find.ts';
import { attempts } from '../../store/people.table.ts';
import type { Rows } from '../../store/store.ts';
import { type Actor, callerOf } from '../actor.ts';
import type { Ports } from '../ports.ts';

// Many people share one address (an office, a phone network), so an address may try far more often than an account is tried.
// An account rests for a quarter of an hour at most: passkeys and mailed links stay open meanwhile.
const LIMITS = {
  'password of account': { points: 10, minutes: 15 },
  'password from address': { points: 100, minutes: 15 },
  'code of account': { points: 6, minutes: 15 },
  'passkey from address': { points: 200, minutes: 15 },
  'mail to account': { points: 5, minutes: 60 },
  'mail from address': { points: 40, minutes: 60 },
  'sign-up from address': { points: 40, minutes: 60 },
  'invitations of person': { points: 60, minutes: 60 },
  'mailboxes of person': { points: 30, minutes: 15 },
  'search by owner': { points: 60, minutes: 15 },
  'first run from address': { points: 10, minutes: 15 },
} as const;

/** What is counted. */
export type LimitName = keyof typeof LIMITS;

/** A counter: which limit, and of whom or from where. */
export interface Counter {
  readonly limit: LimitName;
  readonly of: string;
}

/** The counter of an actor's address; programs and sweeps share one. */
export function fromAddress(limit: LimitName, actor: Actor): Counter {
  return { limit, of: callerOf(actor)?.address ?? 'nowhere' };
}

const idOf = (ports: Ports, { limit, of }: Counter): string =>
  ports.store.sealer.lookupHash('attempt', `${limit}|${of}`);

async function count(rows: Rows, id: string, limit: LimitName, at: Instant): Promise<Instant | null> {
  const { points, minutes } = LIMITS[limit];
  const until = plus(at, { minutes });
  const stale = sql<boolean>`"attempts"."until" <= ${at}`;
  const counted = await rows.db
    .insertInto('attempts')
    .values({ id, points: 1, until })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        points: sql<number>`case when ${stale} then 1 else "attempts"."points" + 1 end`,
        until: sql<string>`case when ${stale} then ${until} else "attempts"."until" end`,
      }),
    )
    .returning(['points', 'until'])
    .executeTakeFirstOrThrow();
  return counted.points > points ? counted.until : null;
}

async function countOne(ports: Ports, counter: Counter, at: Instant): Promise<Instant | null> {
  const id = idOf(ports, counter);
  return ports.store.write({ person: id }, (rows) => count(rows, id, counter.limit, at));
}

/** Counts one attempt on each counter; `account.too_many_attempts` {retryAfter in seconds} once one is used up. */
export async function attempt(ports: Ports, ...counters: readonly Counter[]): Promise<Outcome<null>> {
  const at = ports.now();
  let latest: Instant | null = null;
  for (const counter of counters) {
    const until = await countOne(ports, counter, at);
    if (until !== null && (latest === null || until > latest)) latest = until;
  }
  if (latest === null) return accept(null);
  const retryAfter = Math.max(1, Math.ceil(minutesBetween(at, latest) * 60));
  return refuse('account.too_many_attempts', { retryAfter });
}

/** Forgets what an account's own counters counted: its person has shown who they are. */
export async function forgive(rows: Rows, ports: Ports, ...counters: readonly Counter[]): Promise<void> {
  await removeRows(rows, attempts, { id: counters.map((counter) => idOf(ports, counter)) });
}

/** Takes one attempt back: it was a good one, and a shared address should not pay for it. */
export async function giveBack(rows: Rows, ports: Ports, counter: Counter): Promise<void> {
  await rows.db
    .updateTable('attempts')
    .set({ points: sql<number>`"points" - 1` })
    .where('id', '=', idOf(ports, counter))
    .where('points', '>', 0)
    .execute();
}
