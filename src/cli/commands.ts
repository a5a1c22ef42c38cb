// The command line: finds the command, says what there is, and turns whatever goes wrong into one line and a code.
import { startRefusalIn, storeFaultIn } from '../app/faults.ts';
import { commandLine } from '../words/en/command-line.ts';
import { nothingAfter } from './arguments.ts';
import { attention } from './attention/attention.ts';
import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { doDeed } from './do.ts';
import { exportAll } from './export.ts';
import { EXIT, Halt } from './halting.ts';
import type { Machine } from './machine.ts';
import { backup, doctor, migrate, password, restore, token } from './on-the-server.ts';
import { serve } from './serve.ts';

/** The launcher has built before this is reached. */
const build: Command = {
  name: 'build',
  async run(args) {
    nothingAfter(args, commandLine.commands.build.usage);
    return EXIT.done;
  },
};

const COMMANDS: readonly Command[] = [
  serve,
  demo,
  migrate,
  token,
  doDeed,
  exportAll,
  attention,
  backup,
  restore,
  password,
  doctor,
  build,
];

function listAll({ say }: Machine): number {
  const widest = Math.max(...COMMANDS.map(({ name }) => name.length));
  say(commandLine.lede);
  say('');
  say(commandLine.usage);
  say('');
  say(commandLine.commandsAre);
  for (const { name } of COMMANDS) say(`  ${name.padEnd(widest)}  ${commandLine.commands[name].says}`);
  say('');
  say(commandLine.more);
  return EXIT.done;
}

function sayVersion({ say, version }: Machine): number {
  say(version);
  return EXIT.done;
}

function explain({ name, explains }: Command, rest: readonly string[], { say }: Machine): number {
  const special = explains?.(rest);
  if (special) {
    for (const line of special) say(line);
    return EXIT.done;
  }
  const { usage, says, help } = commandLine.commands[name];
  say(says);
  say('');
  say(usage);
  say('');
  for (const line of help) say(line);
  return EXIT.done;
}

function run(args: readonly string[], machine: Machine): Promise<number> | number {
  const [name, ...rest] = args;
  if (name === undefined) {
    listAll({ ...machine, say: machine.tell });
    return EXIT.usage;
  }
  if (name === '--help' || name === '-h' || name === 'help') return listAll(machine);
  if (name === '--version') return sayVersion(machine);
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw new Halt(EXIT.usage, commandLine.unknown(name));
  if (rest.includes('--help') || rest.includes('-h')) return explain(command, rest, machine);
  return command.run(rest, machine);
}

function halted(error: unknown): Halt {
  if (error instanceof Halt) return error;
  const refused = startRefusalIn(error);
  if (refused !== null) return new Halt(EXIT.configuration, refused);
  const fault = storeFaultIn(error);
  if (fault) return new Halt(EXIT.refused, commandLine.storeFault[fault]);
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  return new Halt(EXIT.refused, commandLine.unexpected(name ?? typeof error, code ?? ''));
}

/** Does what was written after `throughline`; the exit code. Never throws. */
export async function runCommand(args: readonly string[], machine: Machine): Promise<number> {
  try {
    return await run(args, machine);
  } catch (error) {
    const { code, message } = halted(error);
    machine.tell(`throughline: ${message}`);
    return code;
  }
}
