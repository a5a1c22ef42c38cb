// Where the parts are put together: the machine as it is, handed to the command that was called.
import { runCommand } from './cli/commands.ts';
import type { Machine } from './cli/machine.ts';
import { openInstance, serveUntilAsked } from './main/serving.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const machine: Machine = {
  environment: process.env,
  folder: process.cwd(),
  say,
  tell,
  serve: (config) => serveUntilAsked(config, { say, tell }),
  async open(config) {
    const { ports, close } = await openInstance(config, tell);
    return { ports, close };
  },
};

process.exitCode = await runCommand(process.argv.slice(2), machine);
