// What a command is: its name, how it is called, and what it does on this machine.
import type { CommandWords } from '../words/en/command-line.ts';
import type { Machine } from './machine.ts';

/** One command of `throughline`. */
export interface Command {
  readonly name: keyof CommandWords;
  /** Takes what was written after its name; the exit code. */
  readonly run: (args: readonly string[], machine: Machine) => Promise<number>;
  /** What `--help` says instead after these words; nothing for those it has nothing special to say of. */
  readonly explains?: (args: readonly string[]) => readonly string[] | undefined;
}
