// Mail on its way: claimed by one process, tried with growing pauses, settled as sent, failed, or unknown.
import { sql } from 'kysely';
import type { Id } from '../domain/kernel/id.ts';
import { type Instant, plus } from '../domain/kernel/time.ts';
import { findOne } from '../store/find.ts';
import { outbox } from '../store/people.table.ts';
import { personById } from '../store/persons.ts';
import type { Ports } from './ports.ts';

/** A claim holds so long; whoever died meanwhile loses it. In minutes, longer than the mail server is waited for. */
const LEASE_MINUTES = 10;
/** Pauses between tries, in minutes; after the last one it has failed. */
const PAUSES = [1, 5, 30, 120, 480, 1440] as const;

/** A letter that this process may deliver now. */
export interface ClaimedLetter {
  readonly id: Id;
  readonly kind: string;
  readonly to: string;
  readonly content: Readonly<Record<string, string>>;
  readonly messageId: string;
  /** How often it was tried before. */
  readonly tries: number;
  /** The zone to say times in; null where its reader is not known. */
  readonly zone: string | null;
  readonly madeAt: Instant;
}

/**
 * How a delivery went. `later`: the server was not reached or asked us to come back. `never`: it refused for good.
 * `unknown`: the line broke after the letter was handed over, so that sending again might double it.
 */
export type Delivery = 'sent' | 'later' | 'never' | 'unknown';

/** Claims the letter that has been due longest, in one statement; undefined when none is. */
export async function claimLetter(ports: Ports): Promise<ClaimedLetter | undefined> {
  const at = ports.now();
  const leaseUntil = plus(at, { minutes: LEASE_MINUTES });
  return ports.store.write({ person: 'outbox' }, async (rows) => {
    const skip = ports.store.engine === 'postgres' ? sql`for update skip locked` : sql``;
    const claimed = await sql<{ id: Id }>`
      update "outbox" set "leaseUntil" = ${leaseUntil}, "tries" = "tries" + 1
      where "id" = (
        select "id" from "outbox"
        where "state" = 'waiting' and "dueAt" <= ${at} and ("leaseUntil" is null or "leaseUntil" <= ${at})
        order by "dueAt", "id" limit 1 ${skip}
      ) returning "id"`.execute(rows.db);
    const id = claimed.rows[0]?.id;
    const letter = id === undefined ? undefined : await findOne(rows, outbox, { id });
    if (!letter) return undefined;
    const person = letter.personId === null ? undefined : await personById(rows, letter.personId);
    const { kind, to, content, messageId, tries, madeAt } = letter;
    return {
      id: letter.id,
      kind,
      to: to ?? '',
      content: content ?? {},
      messageId,
      tries: tries - 1,
      zone: person?.zone ?? null,
      madeAt,
    };
  });
}

/** Writes down how a delivery went; a letter that is settled loses its address and its content. */
export async function settleLetter(ports: Ports, letter: ClaimedLetter, delivery: Delivery): Promise<void> {
  const at = ports.now();
  const pause = PAUSES[letter.tries];
  const again = delivery === 'later' && pause !== undefined;
  const state = delivery === 'sent' || delivery === 'unknown' ? delivery : 'failed';
  await ports.store.write({ person: 'outbox' }, async (rows) => {
    await rows.change(
      outbox,
      letter.id,
      again
        ? { dueAt: plus(at, { minutes: pause }), leaseUntil: null }
        : { state, settledAt: at, leaseUntil: null, to: null, content: null },
    );
  });
}
