// The wire between processes: heard by the others, not by oneself, and taken up again after a cut.
import pg from 'pg';
import { expect, it } from 'vitest';
import { type Hearing, openWire, type Wire } from '../../src/store/wire.ts';
import { postgresUrl } from '../world/postgres.ts';

interface Ear extends Hearing {
  readonly heard: string[];
  /** How often something may have been missed. */
  readonly cuts: () => number;
}

function ear(): Ear {
  const heard: string[] = [];
  let cuts = 0;
  return {
    heard,
    cuts: () => cuts,
    hear: (message) => heard.push(message),
    missed: () => {
      cuts += 1;
    },
  };
}

async function cutAll(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'throughline wire'`);
  await client.end();
}

it('carries a message to every other process, in order, and not back', async () => {
  const place = { postgres: await postgresUrl() };
  const ears = [ear(), ear(), ear()];
  const wires: Wire[] = [];
  for (const one of ears) wires.push(await openWire(place, one));
  wires[0]?.send('one');
  wires[0]?.send('zwei 😀');
  await expect.poll(() => ears[1]?.heard).toEqual(['one', 'zwei 😀']);
  wires[2]?.send('three');
  await expect.poll(() => ears[1]?.heard).toEqual(['one', 'zwei 😀', 'three']);
  expect(ears[0]?.heard).toEqual(['three']);
  for (const wire of wires) await wire.close();
});

it('says after a cut that something may have been missed, and carries on', async () => {
  const url = await postgresUrl();
  const [mine, theirs] = [ear(), ear()];
  const wire = await openWire({ postgres: url }, mine);
  const other = await openWire({ postgres: url }, theirs);
  await cutAll(url);
  await expect.poll(() => [mine.cuts(), theirs.cuts()], { timeout: 10_000 }).toEqual([1, 1]);
  wire.send('after');
  await expect.poll(() => theirs.heard).toEqual(['after']);
  await wire.close();
  await other.close();
});

it('refuses what PostgreSQL would not carry', async () => {
  const wire = await openWire({ postgres: await postgresUrl() }, ear());
  expect(() => wire.send('x'.repeat(7_001))).toThrow(/short/);
  await wire.close();
});

it('has nobody to tell on SQLite', async () => {
  const heard = ear();
  const wire = await openWire({ sqlite: '/nowhere' }, heard);
  wire.send('one');
  await wire.close();
  expect(heard.heard).toEqual([]);
});
