// `throughline demo`: the server on made-up people, told anew as of today in a folder of its own.
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { dayAt } from '../domain/kernel/time.ts';
import { commandLine } from '../words/en/command-line.ts';
import { argumentsIn } from './arguments.ts';
import type { Command } from './command.ts';
import { configOf } from './configuration.ts';
import { playStories } from './demo/player.ts';
import { elena, mira, PASSWORD, stories } from './demo/stories.table.ts';
import { EXIT, Halt } from './halting.ts';
import type { Machine } from './machine.ts';

const QUARTER = 25;

/** The configuration of a server beside the real one: its own folder, no database elsewhere, no mail. */
function demoConfig(machine: Machine): Config {
  const config = configOf(machine);
  const data = join(config.data, 'demo');
  return { ...config, data, keyFile: join(data, 'throughline.key'), database: null, mail: null };
}

/** A demo that still runs would lose its database under its feet. */
async function refuseIfTaken({ port }: Config, { fetch }: Machine): Promise<void> {
  const answers = await fetch(`http://127.0.0.1:${port}/healthz`, {}).then(
    () => true,
    () => false,
  );
  if (answers) throw new Halt(EXIT.refused, commandLine.portTaken(port));
}

/** Says how far it is, a quarter at a time. */
function quarters(tell: Machine['tell']): (told: number, all: number) => void {
  let said = 0;
  return (told, all) => {
    const percent = Math.floor((told / all) * 100);
    if (percent < said + QUARTER) return;
    said = percent - (percent % QUARTER);
    tell(commandLine.demo.progress(said));
  };
}

async function tellAnew(config: Config, machine: Machine): Promise<void> {
  machine.tell(commandLine.demo.telling(stories.length + 1));
  const { ports, portsAt, close } = await machine.openNew(config);
  const now = ports.now();
  const zone = Temporal.Now.timeZoneId();
  const telling = { portsAt, now, zone, today: dayAt(now, zone), password: PASSWORD };
  await playStories(elena, stories, { ...telling, progress: quarters(machine.tell) }).finally(close);
}

export const demo: Command = {
  name: 'demo',
  async run(args, machine) {
    const { usage } = commandLine.commands.demo;
    const { values, positionals } = argumentsIn(args, { keep: { type: 'boolean' } }, usage);
    if (positionals.length > 0) throw new Halt(EXIT.usage, commandLine.usageIs(usage));
    const config = demoConfig(machine);
    await refuseIfTaken(config, machine);
    const isThere = values.keep === true && (await machine.hasDatabase(config));
    if (!isThere) await tellAnew(config, machine);
    for (const line of commandLine.demo.signIn(mira.email, elena.email, PASSWORD)) machine.say(line);
    return machine.serve(config);
  },
};
