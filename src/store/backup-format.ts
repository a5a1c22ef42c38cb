// How a backup is written: one gzip of JSON lines (a head, then each table with its rows, then an end that counts
// them), the same for both engines. Sealed values stay sealed.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { StartRefusal } from './faults.ts';

export const FORMAT = 1;

export type Cell = string | number | null;

export interface Head {
  readonly throughline: 'backup';
  readonly format: number;
  /** The newest migration of the database it was made from. */
  readonly schema: string;
  readonly at: string;
}

export interface TableLine {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface End {
  readonly end: true;
  readonly tables: number;
  readonly rows: number;
}

export type Line = Head | TableLine | End | readonly Cell[];

async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of source) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield JSON.parse(part) as Line;
  }
  if (rest !== '') throw new SyntaxError('The last line is not whole.');
}

function isDamage(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

function isUnreadable(error: unknown, file: string): error is Error & { code: string } {
  return error instanceof Error && 'path' in error && error.path === file && 'code' in error;
}

/** Hands the lines of a backup to `take`; throws StartRefusal when the file is missing, damaged or cut short. */
export async function readBackup(
  file: string,
  take: (lines: AsyncIterable<Line>) => Promise<void>,
): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), (source: AsyncIterable<Buffer>) =>
      take(linesOf(source)),
    );
  } catch (error) {
    if (isUnreadable(error, file))
      throw new StartRefusal(`The backup ${file} cannot be read (${error.code}).`, error);
    if (isDamage(error)) throw new StartRefusal(`The backup ${file} is damaged or not a backup.`, error);
    throw error;
  }
}
