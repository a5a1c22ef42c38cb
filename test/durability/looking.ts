// Looking into a database after it was cut: is every acknowledged write there, and is any of them there by half?
import { sql } from 'kysely';
import { findAll } from '../../src/store/find.ts';
import { chains, marks, steps } from '../../src/store/steps.table.ts';
import type { Rows } from '../../src/store/store.ts';
import { openWorld, type World } from './world.ts';
import type { Ledger } from './writing.ts';

interface Found {
  readonly steps: Awaited<ReturnType<typeof stepsIn>>;
  readonly chainIds: ReadonlySet<string>;
  readonly keptIds: ReadonlySet<string>;
  /** The ids that events are about. */
  readonly told: ReadonlySet<string>;
}

const stepsIn = (rows: Rows) => findAll(rows, steps, {});

async function everything(rows: Rows): Promise<Found> {
  const events = await rows.db.selectFrom('events').select('about').execute();
  const kept = (await findAll(rows, marks, {})).filter(({ words }) => words?.inTheWay === 'A doubt');
  return {
    steps: await stepsIn(rows),
    chainIds: new Set((await findAll(rows, chains, {})).map(({ id }) => id)),
    keptIds: new Set(kept.map(({ stepId }) => stepId)),
    told: new Set(events.map(({ about }) => about)),
  };
}

function lost({ steps: found }: Found, ledger: Ledger): string[] {
  const byId = new Map(found.map((step) => [step.id, step]));
  return [...ledger].flatMap(([id, { text, states }]) => {
    const step = byId.get(id);
    if (!step) return [`${text} is gone`];
    if (step.words?.text !== text) return [`${text} reads ${step.words?.text}`];
    return states.has(step.state) ? [] : [`${text} is ${step.state}, not ${[...states].join(' or ')}`];
  });
}

/** What a deed saves together must be there together, acknowledged or not. */
function halves({ steps: found, chainIds, keptIds, told }: Found): string[] {
  const replaced = new Set(found.map(({ previousId }) => previousId));
  return found.flatMap((step) => {
    const wrongs: readonly (readonly [boolean, string])[] = [
      [!chainIds.has(step.chainId), 'has no chain'],
      [!told.has(step.id), 'has no event'],
      [step.words === null, 'has no words'],
      [(step.state === 'kept') !== keptIds.has(step.id), `is ${step.state}, and its mark says otherwise`],
      [(step.state === 'replaced') !== replaced.has(step.id), `is ${step.state}, and no other stands for it`],
    ];
    return wrongs.filter(([isWrong]) => isWrong).map(([, says]) => `${step.words?.text} ${says}`);
  });
}

async function damage({ db }: Rows): Promise<string[]> {
  const { rows: checks } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const { rows: broken } = await sql`pragma foreign_key_check`.execute(db);
  const said = checks.map((check) => check.integrity_check).filter((line) => line !== 'ok');
  return [...said, ...broken.map((row) => JSON.stringify(row))];
}

/** Everything that is wrong; nothing, when the writes that were acknowledged are there and none is there by half. */
export async function wrongIn({ place }: Pick<World, 'place'>, ledger: Ledger): Promise<readonly string[]> {
  const store = await openWorld(place);
  try {
    return await store.read(async (rows) => {
      const found = await everything(rows);
      return [...lost(found, ledger), ...halves(found), ...(await damage(rows))];
    });
  } finally {
    await store.close();
  }
}
