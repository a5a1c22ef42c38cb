// `throughline export`: everything that is one's own, out of a running server, into a file of one's own.
import { resolve } from 'node:path';
import { type Exported, readExport } from '../app/exports/export-deed.ts';
import { exportMarkdown } from '../app/exports/export-markdown.ts';
import { datesIn } from '../words/dates.ts';
import { commandLine } from '../words/en/command-line.ts';
import { wordsFor } from '../words/words.ts';
import { argumentsIn } from './arguments.ts';
import type { Command } from './command.ts';
import { callDeed, doorOf } from './deed-calls.ts';
import { EXIT, Halt } from './halting.ts';
import { written } from './writing.ts';

const { usage } = commandLine.commands.export;
const OPTIONS = {
  markdown: { type: 'boolean' },
  token: { type: 'string' },
  url: { type: 'string' },
} as const;

function readable(exported: Exported): string {
  const words = wordsFor('en');
  return exportMarkdown({ words, dates: datesIn(words.locale), exported }).trimEnd();
}

export const exportAll: Command = {
  name: 'export',
  async run(args, machine) {
    const { values, positionals } = argumentsIn(args, OPTIONS, usage);
    const [file, ...more] = positionals;
    if (more.length > 0) throw new Halt(EXIT.usage, commandLine.usageIs(usage));
    const isMarkdown = values.markdown ?? file?.endsWith('.md') ?? false;
    const exported = (await callDeed(machine, readExport, {}, doorOf(machine, values))) as Exported;
    const text = isMarkdown ? readable(exported) : JSON.stringify(exported, null, 2);
    if (file === undefined) {
      machine.say(text);
      return EXIT.done;
    }
    await written(machine.writeFile(resolve(machine.folder, file), `${text}\n`), file);
    machine.tell(commandLine.exported(file));
    return EXIT.done;
  },
};
