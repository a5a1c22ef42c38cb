// What `throughline doctor` looks at, each thing told in one line.
import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startRefusalIn, storeFaultIn } from '../app/faults.ts';
import type { Finding } from '../cli/finding.ts';
import type { Config } from '../config.ts';
import { minutesBetween } from '../domain/kernel/time.ts';
import { openMailer } from '../mail/smtp.ts';
import { type Examination, examine, hasDatabase } from '../store/examination.ts';
import { commandLine } from '../words/en/command-line.ts';
import { machineTime } from './instance.ts';
import { storeSettings } from './serving.ts';
import { version } from './version.ts';

const { found, storeFault } = commandLine;
const ok = (line: string): Finding => ({ state: 'ok', line });
const look = (line: string): Finding => ({ state: 'look', line });
const wrong = (line: string): Finding => ({ state: 'wrong', line });

const GIGABYTE = 1024 ** 3;
const LITTLE = GIGABYTE;
const TOO_LITTLE = GIGABYTE / 10;
/** A server that takes longer, in ms, does not answer. */
const PATIENCE = 5_000;
/** Clocks that differ by less, in seconds, agree. */
const AGREED = 5;

async function keyFile({ keyFile: file }: Config): Promise<Finding> {
  const found_ = await stat(file).catch(() => null);
  if (!found_) return wrong(found.keyMissing(file));
  const mode = (found_.mode & 0o777).toString(8).padStart(3, '0');
  return (found_.mode & 0o077) === 0 ? ok(found.keyGood(file)) : wrong(found.keyOpen(file, mode));
}

function schemaIn({ schema = '', waiting, isNewer }: Examination): Finding {
  if (isNewer) return wrong(found.newer(schema));
  return waiting.length > 0 ? look(found.waits(waiting)) : ok(found.newest(schema));
}

function sealsIn({ keyFits, unopened }: Examination, config: Config): readonly Finding[] {
  if (keyFits === null) return [];
  if (!keyFits) return [wrong(found.keyWrong(config.keyFile))];
  return [ok(found.keyFits), ...unopened.map((table) => wrong(found.unopened(table)))];
}

function clocks({ lastEventAt, serverTime }: Examination): Finding {
  const now = machineTime();
  if (lastEventAt !== null && minutesBetween(now, lastEventAt) > 1)
    return wrong(found.clockBehind(lastEventAt));
  const seconds = serverTime === null ? 0 : Math.abs(Math.round(minutesBetween(now, serverTime) * 60));
  return seconds > AGREED ? look(found.clocksDiffer(seconds)) : ok(found.clock);
}

async function database(config: Config): Promise<readonly Finding[]> {
  const settings = storeSettings(config);
  const node = process.versions.node;
  if (!(await hasDatabase(settings)))
    return [ok(found.versions(version, node, 'SQLite')), look(found.noDatabase)];
  try {
    const examined = await examine(settings);
    const { broken } = examined;
    return [
      ok(found.versions(version, node, examined.engine)),
      await keyFile(config),
      ...(broken.length > 0 ? broken.map((line) => wrong(found.broken(line))) : [ok(found.whole)]),
      schemaIn(examined),
      ...sealsIn(examined, config),
      clocks(examined),
    ];
  } catch (error) {
    const fault = storeFaultIn(error);
    const line = fault === null ? startRefusalIn(error) : storeFault[fault];
    if (line === null) throw error;
    return [wrong(line)];
  }
}

async function disk({ data }: Config): Promise<Finding> {
  const folder = await stat(data).then(
    () => data,
    () => dirname(data),
  );
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const size = `${(free / GIGABYTE).toFixed(1)} GB`;
  if (free < TOO_LITTLE) return wrong(found.littleRoom(size, folder));
  return free < LITTLE ? look(found.littleRoom(size, folder)) : ok(found.room(size, folder));
}

async function mail({ mail: server }: Config): Promise<Finding> {
  if (!server) return look(found.noMail);
  const { host } = new URL(server.url);
  const mailer = openMailer(server);
  const trouble = await mailer.trouble().finally(mailer.close);
  return trouble === null ? ok(found.mail(host)) : wrong(found.mailFails(host, trouble));
}

function nearby({ mailHosts }: Config): Finding {
  return ok(mailHosts.length > 0 ? found.mailHosts(mailHosts) : found.noMailHosts);
}

async function server({ port }: Config): Promise<Finding> {
  const url = `http://localhost:${port}`;
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(PATIENCE) });
    const { ok: isWell, trouble = '' } = (await response.json()) as { ok?: boolean; trouble?: string };
    return isWell ? ok(found.answers(url)) : wrong(found.unwell(url, trouble));
  } catch {
    return look(found.silent(url));
  }
}

/** Looks at everything, and changes nothing. */
export async function examineMachine(config: Config): Promise<readonly Finding[]> {
  const { url } = config;
  const address = url.startsWith('https:') ? ok(found.address(url)) : look(found.localOnly(url));
  const inside = await database(config);
  return [...inside, address, await disk(config), await mail(config), nearby(config), await server(config)];
}
