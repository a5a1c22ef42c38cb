// Commands that work on the server's own database, beside a running server: token, password, backup, restore, migrate.
import { setPassword } from '../app/accounts/password-changes.ts';
import { makeServerToken } from '../app/accounts/tokens.ts';
import type { Outcome } from '../domain/kernel/outcome.ts';
import { commandLine } from '../words/en/command-line.ts';
import { wordsFor } from '../words/words.ts';
import { argumentsIn, nothingAfter, onlyWord } from './arguments.ts';
import type { Command } from './command.ts';
import { configOf } from './configuration.ts';
import { EXIT, Halt } from './halting.ts';
import type { Machine, OpenServer } from './machine.ts';
import { written } from './writing.ts';

const { commands } = commandLine;

/** The value of a yes; a no ends the command with its words. */
function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Halt(EXIT.refused, wordsFor('en').refusals.say(outcome.refusal, outcome.detail ?? {}));
}

async function onServer<T>(machine: Machine, work: (server: OpenServer) => Promise<T>): Promise<T> {
  const server = await machine.open(configOf(machine));
  return work(server).finally(server.close);
}

export const token: Command = {
  name: 'token',
  async run(args, machine) {
    const { usage } = commands.token;
    const { values, positionals } = argumentsIn(args, { label: { type: 'string' } }, usage);
    const email = onlyWord(positionals, usage);
    const label = values.label?.trim() || commandLine.tokenLabel;
    if (label.length > 100) throw new Halt(EXIT.usage, commandLine.usageIs(usage));
    const made = await onServer(machine, ({ ports }) => makeServerToken(ports, email, label));
    machine.say(granted(made).token);
    machine.tell(commandLine.tokenMade(email));
    return EXIT.done;
  },
};

export const password: Command = {
  name: 'password',
  async run(args, machine) {
    const { usage } = commands.password;
    const { positionals } = argumentsIn(args, {}, usage);
    const email = onlyWord(positionals, usage);
    await onServer(machine, async ({ ports }) => {
      const typed = await machine.readSecret(commandLine.newPassword(email));
      granted(await setPassword(ports, email, typed));
    });
    machine.tell(commandLine.passwordSet(email));
    return EXIT.done;
  },
};

export const backup: Command = {
  name: 'backup',
  async run(args, machine) {
    const { usage } = commands.backup;
    const file = onlyWord(argumentsIn(args, {}, usage).positionals, usage);
    const rows = await written(machine.backup(configOf(machine), file), file);
    machine.tell(commandLine.backedUp(file, rows));
    return EXIT.done;
  },
};

export const restore: Command = {
  name: 'restore',
  async run(args, machine) {
    const { usage } = commands.restore;
    const file = onlyWord(argumentsIn(args, {}, usage).positionals, usage);
    const { rows, at, before, erasedAgain } = await machine.restore(configOf(machine), file);
    machine.tell(commandLine.restored(rows, at));
    if (erasedAgain > 0) machine.tell(commandLine.erasedAgain(erasedAgain));
    if (before !== undefined) machine.tell(commandLine.before(before));
    return EXIT.done;
  },
};

export const migrate: Command = {
  name: 'migrate',
  async run(args, machine) {
    nothingAfter(args, commands.migrate.usage);
    const names = await machine.migrate(configOf(machine));
    machine.tell(names.length > 0 ? commandLine.migrated(names) : commandLine.nothingToMigrate);
    return EXIT.done;
  },
};

export const doctor: Command = {
  name: 'doctor',
  async run(args, machine) {
    nothingAfter(args, commands.doctor.usage);
    const findings = await machine.examine(configOf(machine));
    for (const { state, line } of findings) machine.say(`${commandLine.states[state]}  ${line}`);
    return findings.some(({ state }) => state === 'wrong') ? EXIT.refused : EXIT.done;
  },
};
