// Writing a file that somebody named: where it cannot be written, the command ends with its name.
import { commandLine } from '../words/en/command-line.ts';
import { EXIT, Halt } from './halting.ts';

const isOfFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

/** What the writing brings; a fault of the file itself ends the command, any other goes on. */
export async function written<T>(writing: Promise<T>, file: string): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (!isOfFile(error)) throw error;
    throw new Halt(EXIT.refused, commandLine.cannotWrite(file, error.code ?? error.name));
  }
}
