// What was written after a command, read strictly: what is not known is not ignored.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { commandLine } from '../words/en/command-line.ts';
import { EXIT, Halt } from './halting.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and the other words of a command; a wrong option ends it. */
export function argumentsIn<const O extends Options>(args: readonly string[], options: O, usage: string) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { message } = error as Error;
    throw new Halt(EXIT.usage, commandLine.wrongCall(message.split('. ')[0] ?? message, usage));
  }
}

/** The only word of a command; none or more of them end it. */
export function onlyWord(words: readonly string[], usage: string): string {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) throw new Halt(EXIT.usage, commandLine.usageIs(usage));
  return word;
}

/** A command that nothing follows. */
export function nothingAfter(args: readonly string[], usage: string): void {
  const { positionals } = argumentsIn(args, {}, usage);
  if (positionals.length > 0) throw new Halt(EXIT.usage, commandLine.usageIs(usage));
}
