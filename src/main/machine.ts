// The machine that commands run on: the server's own database, backups, files, the network.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EXIT, Halt } from '../cli/halting.ts';
import type { Machine } from '../cli/machine.ts';
import type { Config } from '../config.ts';
import { backupTo } from '../store/backup.ts';
import { hasDatabase } from '../store/examination.ts';
import { holdFile } from '../store/hold.ts';
import { migrate, versionOf } from '../store/migrate.ts';
import { migrations } from '../store/migrations/list.ts';
import { openEngine, openStore, type StoreSettings } from '../store/opening.ts';
import { restoreFrom } from '../store/restore.ts';
import type { Store } from '../store/store.ts';
import { commandLine } from '../words/en/command-line.ts';
import { readInput, readSecret } from './asking.ts';
import { examineMachine } from './examining.ts';
import { idsBy } from './instance.ts';
import { alone, held, openInstance, serveUntilAsked, storeSettings } from './serving.ts';
import { version } from './version.ts';

// Whoever pipes us into `head` has heard enough; that is no fault.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return;
  process.stderr.write(`throughline: ${commandLine.unwritable(code ?? '')}\n`);
  process.exitCode = EXIT.refused;
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Looking for a database must not make one: a wrong folder is told, not filled. */
async function settingsOfExisting(config: Config): Promise<StoreSettings> {
  const settings = storeSettings(config);
  if (await hasDatabase(settings)) return settings;
  throw new Halt(EXIT.configuration, commandLine.noDatabase(config.data));
}

/** Opened with the schema it has: a backup is what one makes before the schema changes. */
async function openAsItIs(config: Config): Promise<Store> {
  const settings = await settingsOfExisting(config);
  const engine = await openEngine(settings.place);
  const schema = await versionOf(engine).finally(() => engine.close());
  const known = migrations.slice(0, migrations.findIndex(({ name }) => name === schema) + 1);
  return openStore(settings, schema === undefined || known.length === 0 ? migrations : known);
}

/** A server of today would fail on the schema of tomorrow: nobody changes it while one runs. */
async function bringUpToDate(config: Config, settings: StoreSettings): Promise<readonly string[]> {
  const engine = await openEngine(settings.place);
  try {
    if ((await versionOf(engine)) === migrations.at(-1)?.name) return [];
    return await alone(config, settings, () => migrate(engine, migrations));
  } finally {
    await engine.close();
  }
}

/** Removes a database with all that lies beside it by its name; anything else in the folder stays. */
async function clearAway(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const ours = names.filter((name) => name.startsWith('throughline.') && name !== HOLD);
  await Promise.all(ours.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

const HOLD = holdFile('throughline.db');

/** This machine, as it is. */
export const machine: Machine = {
  version,
  environment: process.env,
  folder: process.cwd(),
  say,
  tell,
  readInput,
  readSecret,
  fetch: (address, init) => fetch(address, init),
  writeFile: (file, text) => writeFile(file, text, { mode: 0o600 }),
  serve: (config) => serveUntilAsked(config, { say, tell }),
  async open(config) {
    await bringUpToDate(config, await settingsOfExisting(config));
    const { ports, close } = await openInstance(config, tell);
    return { ports, close };
  },
  hasDatabase: (config) => hasDatabase(storeSettings(config)),
  async openNew(config) {
    const { release } = held(config, storeSettings(config));
    await clearAway(config.data);
    const { ports, close } = await openInstance(config, tell);
    const end = () => close().finally(release);
    return { ports, close: end, portsAt: (now) => ({ ...ports, now, newId: idsBy(now) }) };
  },
  async migrate(config) {
    return bringUpToDate(config, await settingsOfExisting(config));
  },
  async backup(config, file) {
    const store = await openAsItIs(config);
    const { rows } = await backupTo(store, resolve(file)).finally(() => store.close());
    return rows;
  },
  restore(config, file) {
    const settings = storeSettings(config);
    return restoreFrom(resolve(file), settings, migrations, (work) => alone(config, settings, work));
  },
  examine: examineMachine,
};
