// The server while it runs: listening, and ending without cutting anybody off.

import { statfs } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { firstRunCode } from '../app/accounts/first-run.ts';
import { beginSources } from '../app/attention/beginning-sources.ts';
import type { Reach } from '../app/attention/reach.ts';
import { placeOf } from '../app/faults.ts';
import { EXIT, Halt } from '../cli/halting.ts';
import type { Config } from '../config.ts';
import type { Deliver } from '../jobs/deliver-mail.ts';
import { scheduleOf } from '../jobs/schedule.ts';
import { startSweeps } from '../jobs/sweeping.ts';
import { deliverWith } from '../mail/delivery.ts';
import { openMailer } from '../mail/smtp.ts';
import { type Hold, takeHold } from '../store/hold.ts';
import { openStore, type StoreSettings } from '../store/opening.ts';
import { readAssets } from '../web/assets.ts';
import { limitTimes } from '../web/taking-time.ts';
import { commandLine } from '../words/en/command-line.ts';
import { wordsFor } from '../words/words.ts';
import { type Instance, instanceOf, machineTime } from './instance.ts';

/** What is in flight may take this long, in ms, once the server was asked to end. */
const GRACE = 10_000;
const LOOK_AGAIN = 50;
/** Longer than proxies keep a connection, in ms: they must be the ones to close it. */
const KEPT_ALIVE = 75_000;

/** Where the store of this configuration is. */
export function storeSettings({ database, data, keyFile }: Config): StoreSettings {
  const place = database === null ? { sqlite: join(data, 'throughline.db') } : { postgres: database };
  return { place, keyFile };
}

/** How far sources of messages reach from here. */
function reachOf({ data, mailHosts }: Config): Reach {
  const room = async (): Promise<number> => {
    const { bavail, bsize } = await statfs(data);
    return bavail * bsize;
  };
  return { nearby: mailHosts, arriving: join(data, 'arriving'), room };
}

/** Opens the instance of a configuration. */
export async function openInstance(config: Config, log: (line: string) => void): Promise<Instance> {
  const settings = storeSettings(config);
  const store = await openStore(settings);
  for (const warning of store.warnings) log(warning);
  const assets = readAssets(join(import.meta.dirname, '..', 'client'));
  const { url, proxies } = config;
  const parts = { store, place: settings.place, now: machineTime, url, proxies, assets, log };
  return instanceOf({ ...parts, hasMail: config.mail !== null, reach: reachOf(config) });
}

/** The hold on this configuration's database; one line for whoever comes second. */
export function held({ data }: Config, { place }: StoreSettings): Hold {
  const hold = takeHold(place);
  if (!hold) throw new Halt(EXIT.refused, commandLine.inUse(data));
  return hold;
}

/** Does something that no server may run beside. */
export async function alone<T>(config: Config, settings: StoreSettings, work: () => Promise<T>): Promise<T> {
  const { release } = held(config, settings);
  return work().finally(release);
}

function portRefusal(error: unknown, port: number): unknown {
  const { code } = error as { readonly code?: string };
  if (code === 'EADDRINUSE') return new Halt(EXIT.refused, commandLine.portTaken(port));
  if (code === 'EACCES') return new Halt(EXIT.configuration, commandLine.portForbidden(port));
  return error;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portRefusal(error, port)));
    server.listen(port, () => resolve());
  });
}

/** Lets what is in flight end; connections that wait for nothing are closed as soon as they do. */
function finish(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const looking = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN);
    const enough = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(() => {
      clearInterval(looking);
      clearTimeout(enough);
      resolve();
    });
  });
}

/** Until somebody asks the process to end; asked again, it ends at once. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(EXIT.refused));
        resolve();
      });
    }
  });
}

/** A fault that nobody waited for must not end the server for everybody, nor print what somebody wrote. */
function watchForFaults(tell: (line: string) => void): void {
  process.on('unhandledRejection', (error) => tell(`fault unhandled: ${placeOf(error)}`));
  process.on('uncaughtException', (error) => {
    tell(`fault uncaught: ${placeOf(error)}`);
    process.exit(EXIT.refused);
  });
}

async function greet({ url, port }: Config, { ports }: Instance, say: (line: string) => void): Promise<void> {
  const isPlain = url === `http://localhost:${port}`;
  say(isPlain ? commandLine.listening(url) : commandLine.listeningBehind(url, port));
  const code = await firstRunCode(ports);
  if (code === null) return;
  say(commandLine.firstRun(url));
  say(commandLine.firstRunCode(code));
}

/** Sends mail in our words, where a mail server is configured. */
function deliveryOf({ mail }: Config): Deliver | null {
  return mail && deliverWith(openMailer(mail), wordsFor('en'));
}

interface Voice {
  readonly say: (line: string) => void;
  readonly tell: (line: string) => void;
}

/** Runs the server of this configuration until it is asked to end; the only one over its database, if that is SQLite. */
export function serveUntilAsked(config: Config, voice: Voice): Promise<number> {
  return alone(config, storeSettings(config), () => run(config, voice));
}

async function run(config: Config, { say, tell }: Voice): Promise<number> {
  // Before anybody is told that it runs: whoever asks it to end at once is heard too.
  const asked = askedToEnd();
  const instance = await openInstance(config, tell);
  try {
    const times = { keepAliveTimeout: KEPT_ALIVE, requestTimeout: 0 };
    const server = createServer(times, getRequestListener(instance.site.fetch));
    limitTimes(server);
    watchForFaults(tell);
    await beginSources(instance.ports);
    await listen(server, config.port);
    await greet(config, instance, say);
    const sweeping = startSweeps(scheduleOf(instance.ports, deliveryOf(config)), tell);
    await asked;
    tell(commandLine.ending);
    instance.live.end();
    await Promise.all([finish(server), sweeping.stop()]);
  } finally {
    await instance.close();
  }
  tell(commandLine.ended);
  return EXIT.done;
}
