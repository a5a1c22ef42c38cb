// `throughline do`: any deed, by a running server, in the name of whoever the token is.
import type { AnyDeed } from '../app/deed.ts';
import { deeds } from '../app/deeds.ts';
import { commandLine } from '../words/en/command-line.ts';
import { argumentsIn } from './arguments.ts';
import type { Command } from './command.ts';
import { callDeed, doorOf, fieldsOf, jsonInput, pairInput } from './deed-calls.ts';
import { EXIT, Halt } from './halting.ts';
import type { Machine } from './machine.ts';

const { usage } = commandLine.commands.do;

/** A token does everything its person may, but nothing about the account itself. */
const CALLABLE: readonly AnyDeed[] = deeds.filter(({ guard }) => guard === undefined);

const OPTIONS = {
  list: { type: 'boolean' },
  json: { type: 'string' },
  token: { type: 'string' },
  url: { type: 'string' },
} as const;

function listAll({ say }: Machine): number {
  const inOrder = [...CALLABLE].sort((a, b) => (a.name < b.name ? -1 : 1));
  const widest = Math.max(...inOrder.map(({ name }) => name.length));
  for (const { name, says } of inOrder) say(`${name.padEnd(widest)}  ${says}`);
  return EXIT.done;
}

function deedNamed(name: string): AnyDeed {
  const deed = CALLABLE.find((one) => one.name === name);
  if (!deed) throw new Halt(EXIT.usage, commandLine.unknownDeed(name));
  return deed;
}

async function inputFor(
  deed: AnyDeed,
  json: string | undefined,
  words: readonly string[],
  machine: Machine,
): Promise<Readonly<Record<string, unknown>>> {
  const isPiped = words.includes('-') || json === '-';
  const pairs = words.filter((word) => word !== '-');
  const whole = isPiped ? jsonInput(await machine.readInput()) : json === undefined ? {} : jsonInput(json);
  return { ...whole, ...pairInput(deed, pairs) };
}

export const doDeed: Command = {
  name: 'do',
  explains([name]) {
    const deed = CALLABLE.find((one) => one.name === name);
    const fields = deed ? fieldsOf(deed) : [];
    return deed && [`${deed.name}: ${deed.says}`, deed.path, ...(fields.length > 0 ? ['', ...fields] : [])];
  },
  async run(args, machine) {
    const { values, positionals } = argumentsIn(args, OPTIONS, usage);
    if (values.list) return listAll(machine);
    const [name, ...words] = positionals;
    if (name === undefined) throw new Halt(EXIT.usage, commandLine.usageIs(usage));
    const deed = deedNamed(name);
    const input = await inputFor(deed, values.json, words, machine);
    const answer = await callDeed(machine, deed, input, doorOf(machine, values));
    machine.say(JSON.stringify(answer, null, 2));
    return EXIT.done;
  },
};
