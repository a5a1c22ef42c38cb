// The machine that commands run on: the server's own database, backups, files, the network.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Machine } from '../cli/machine.ts';
import { backupTo } from '../store/backup.ts';
import { migrate } from '../store/migrate.ts';
import { migrations } from '../store/migrations/list.ts';
import { openEngine, openStore } from '../store/opening.ts';
import { restoreFrom } from '../store/restore.ts';
import { readInput, readSecret } from './asking.ts';
import { examineMachine } from './examining.ts';
import { openInstance, serveUntilAsked, storeSettings } from './serving.ts';
import { version } from './version.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

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
    const { ports, close } = await openInstance(config, tell);
    return { ports, close };
  },
  async migrate(config) {
    const engine = await openEngine(storeSettings(config).place);
    return migrate(engine, migrations).finally(() => engine.close());
  },
  async backup(config, file) {
    const store = await openStore(storeSettings(config));
    const { rows } = await backupTo(store, resolve(file)).finally(() => store.close());
    return rows;
  },
  restore: (config, file) => restoreFrom(resolve(file), storeSettings(config)),
  examine: examineMachine,
};
