// Where the parts are put together: this machine, handed to the command that was called.
import { runCommand } from './cli/commands.ts';
import { machine } from './main/machine.ts';

process.exitCode = await runCommand(process.argv.slice(2), machine);
