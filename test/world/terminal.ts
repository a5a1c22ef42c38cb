// A terminal in a house: commands run in process against its database and its site, and what they said is kept.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/commands.ts';
import type { Machine } from '../../src/cli/machine.ts';
import type { House } from './house.ts';

/** How a command ended and what it said. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What stands around a command. */
export interface Around {
  readonly environment?: Readonly<Record<string, string>>;
  /** What is piped in. */
  readonly input?: string;
}

const notHere = async (): Promise<never> => {
  throw new Error('This needs a machine of its own.');
};

/** Runs a command beside this house's server. */
export async function commandIn(house: House, args: readonly string[], around: Around = {}): Promise<Said> {
  const { environment = {}, input = '' } = around;
  const out: string[] = [];
  const err: string[] = [];
  const machine: Machine = {
    version: '0.0.0',
    environment,
    folder: '/',
    say: (line) => out.push(line),
    tell: (line) => err.push(line),
    readInput: async () => input,
    readSecret: async () => input.split('\n')[0] ?? '',
    fetch: async (address, init) => {
      if (!address.startsWith(house.ports.url)) throw new TypeError('fetch failed');
      return house.site.request(address, init);
    },
    writeFile: (file, text) => writeFile(file, text),
    serve: notHere,
    hasDatabase: async () => true,
    openNew: notHere,
    open: async () => ({ ports: house.ports, close: async () => {} }),
    migrate: notHere,
    backup: notHere,
    restore: notHere,
    examine: notHere,
  };
  const code = await runCommand(args, machine);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** The text of a file in a folder; empty if it is not there. */
export const textIn = (folder: string, name: string): Promise<string> =>
  readFile(join(folder, name), 'utf8').catch(() => '');
