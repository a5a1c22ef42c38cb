// `throughline serve`: runs the server.
import { commandLine } from '../words/en/command-line.ts';
import type { Command } from './command.ts';
import { configOf } from './configuration.ts';
import { EXIT, Halt } from './halting.ts';

export const serve: Command = {
  name: 'serve',
  run(args, machine) {
    if (args.length > 0)
      throw new Halt(EXIT.usage, commandLine.noArguments(commandLine.commands.serve.usage));
    return machine.serve(configOf(machine));
  },
};
