// `throughline serve`: runs the server.
import { commandLine } from '../words/en/command-line.ts';
import { nothingAfter } from './arguments.ts';
import type { Command } from './command.ts';
import { configOf } from './configuration.ts';

export const serve: Command = {
  name: 'serve',
  async run(args, machine) {
    nothingAfter(args, commandLine.commands.serve.usage);
    return machine.serve(configOf(machine));
  },
};
