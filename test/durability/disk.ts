// A disk that loses its power: of every file it has what was synced, and nothing of what came after.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Doing } from './trace.ts';

interface File {
  /** What survives: the first `size` bytes of `held`; undefined until the file was synced once. */
  held: Buffer | undefined;
  size: number;
  readonly waiting: Doing[];
}

function grow(file: File, size: number): Buffer {
  const held = file.held ?? Buffer.alloc(0);
  if (size > held.length) file.held = Buffer.concat([held, Buffer.alloc(2 * size - held.length)]);
  else file.held = held;
  if (size < file.size) file.held?.fill(0, size, file.size);
  return file.held ?? held;
}

function apply(file: File, doing: Doing): void {
  if (doing.kind === 'truncate') {
    grow(file, doing.size);
    file.size = doing.size;
  } else if (doing.kind === 'write') {
    const size = Math.max(file.size, doing.at + doing.bytes.length);
    doing.bytes.copy(grow(file, size), doing.at);
    file.size = size;
  }
}

/** Begins as this folder is now; what the program does to its files is told by `take`. */
export function diskOf(folder: string) {
  const files = new Map<string, File>();
  for (const name of readdirSync(folder)) {
    const held = readFileSync(join(folder, name));
    files.set(join(folder, name), { held, size: held.length, waiting: [] });
  }
  const fileAt = (path: string): File => {
    const file = files.get(path) ?? { held: undefined, size: 0, waiting: [] };
    files.set(path, file);
    return file;
  };
  return {
    take(doing: Doing): void {
      if (doing.kind === 'answer' || !doing.path.startsWith(`${folder}/`)) return;
      if (doing.kind === 'remove') throw new Error(`${doing.path} was removed while the server ran.`);
      const file = fileAt(doing.path);
      file.waiting.push(doing);
      if (doing.kind !== 'sync') return;
      file.held ??= Buffer.alloc(0);
      for (const one of file.waiting.splice(0)) apply(file, one);
    },
    /** Writes what a power cut now would leave; the shared memory beside the log is never left. */
    cut(into: string): void {
      if (!existsSync(into)) mkdirSync(into, { recursive: true });
      for (const [path, { held, size }] of files) {
        if (held && !path.endsWith('-shm')) writeFileSync(join(into, basename(path)), held.subarray(0, size));
      }
    },
  };
}
