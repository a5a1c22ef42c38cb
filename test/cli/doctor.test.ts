// The doctor: what is wrong is found and told with what mends it, and nothing is changed by looking.
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { examineMachine } from '../../src/main/examining.ts';
import { migrations } from '../../src/store/migrations/list.ts';
import { commandLine } from '../../src/words/en/command-line.ts';
import { type House, newHouse } from '../world/house.ts';
import { freePort } from '../world/port.ts';
import { startSmtp } from '../world/smtp.ts';

const { found } = commandLine;

async function configOf(house: House, more: Partial<Config> = {}): Promise<Config> {
  const { place, keyFile } = house.settings;
  const data = dirname(keyFile);
  const database = 'postgres' in place ? place.postgres : null;
  const port = await freePort();
  return {
    port,
    data,
    keyFile,
    database,
    url: 'https://coaching.example.org',
    proxies: [],
    mail: null,
    mailHosts: [],
    ...more,
  };
}

/** A house whose database lies where a server would look for it. */
async function furnished(): Promise<House> {
  // Long ago: what was written there lies before any clock that runs these tests.
  const house = await newHouse({ at: '2025-11-23T13:54:00.000Z' });
  await house.engagement();
  const place = 'sqlite' in house.settings.place ? house.settings.place.sqlite : '';
  const database = new DatabaseSync(place);
  database.exec(`vacuum into '${join(dirname(place), 'throughline.db')}'`);
  database.close();
  return house;
}

function inDatabase(house: House, sql: string): void {
  const database = new DatabaseSync(join(dirname(house.settings.keyFile), 'throughline.db'));
  database.exec(sql);
  database.close();
}

const linesOf = async (config: Config, state: string): Promise<string[]> =>
  (await examineMachine(config)).filter((one) => one.state === state).map(({ line }) => line);

describe('the doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const config = await configOf(await furnished());
    expect(await linesOf(config, 'wrong')).toEqual([]);
    expect(await linesOf(config, 'ok')).toEqual(
      expect.arrayContaining([
        found.whole,
        found.keyFits,
        found.clock,
        found.newest(migrations.at(-1)?.name ?? ''),
      ]),
    );
  });

  it('finds a key that others read, that is missing, or that is another', async () => {
    const house = await furnished();
    const config = await configOf(house);
    chmodSync(config.keyFile, 0o640);
    expect(await linesOf(config, 'wrong')).toEqual([found.keyOpen(config.keyFile, '640')]);
    writeFileSync(config.keyFile, `throughline-key-1 ${Buffer.alloc(32, 9).toString('base64url')}\n`);
    chmodSync(config.keyFile, 0o600);
    expect(await linesOf(config, 'wrong')).toEqual([found.keyWrong(config.keyFile)]);
    rmSync(config.keyFile);
    expect((await linesOf(config, 'wrong')).join()).toMatch(/key file .* missing/);
  });

  it('finds what was changed from outside', async () => {
    const house = await furnished();
    const config = await configOf(house);
    inDatabase(
      house,
      `update "goals" set "words" = (select "words" from "steps" where "words" is not null limit 1)`,
    );
    expect(await linesOf(config, 'wrong')).toEqual([found.unopened('goals')]);
    inDatabase(house, `insert into "schemaVersions" values ('999-later', '2030-01-01T00:00:00.000Z')`);
    expect(await linesOf(config, 'wrong')).toEqual([found.newer('999-later')]);
  });

  it('finds a clock that went back', async () => {
    const house = await furnished();
    inDatabase(house, `update "events" set "at" = '2199-01-01T00:00:00.000Z'`);
    expect(await linesOf(await configOf(house), 'wrong')).toEqual([
      found.clockBehind('2199-01-01T00:00:00.000Z'),
    ]);
  });

  it('finds a database that is none', async () => {
    const house = await furnished();
    writeFileSync(
      join(dirname(house.settings.keyFile), 'throughline.db'),
      'no database at all, only some text '.repeat(40),
    );
    expect(await linesOf(await configOf(house), 'wrong')).toEqual([commandLine.storeFault.unreadable]);
  });

  it('reaches the mail server, or says why not', async () => {
    const house = await furnished();
    const smtp = await startSmtp();
    const mail = { url: smtp.url, from: 'throughline@example.org' };
    const { host } = new URL(smtp.url);
    expect(await linesOf(await configOf(house, { mail }), 'ok')).toContain(found.mail(host));
    await smtp.close();
    expect((await linesOf(await configOf(house, { mail }), 'wrong')).join()).toContain(
      `handed over to ${host}`,
    );
  });

  it('looks at PostgreSQL too', async () => {
    const house = await newHouse({ engine: 'postgres', at: '2025-11-23T13:54:00.000Z' });
    const config = await configOf(house);
    expect(await linesOf(config, 'wrong')).toEqual([]);
    expect((await linesOf(config, 'ok'))[0]).toContain('with PostgreSQL');
  });
});
