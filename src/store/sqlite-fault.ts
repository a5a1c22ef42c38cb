// What SQLite's result codes mean for the store.
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FaultKind, StoreFault } from './faults.ts';

const BUSY = 5;
const LOCKED = 6;
const IOERR = 10;
const FULL = 13;
// perm, readonly, i/o error, corrupt, cannot open, not a database
const UNREADABLE = new Set([3, 8, IOERR, 11, 14, 26]);

const systemKinds: Readonly<Record<string, FaultKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'unreadable',
  EACCES: 'unreadable',
  ENOENT: 'unreadable',
  ENOTDIR: 'unreadable',
  EROFS: 'unreadable',
};

/** The primary result code of an error of node:sqlite, or undefined for any other error. */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  // Extended codes keep the primary one in the low byte.
  return error.errcode & 0xff;
}

export function isBusy(error: unknown): boolean {
  if (error instanceof StoreFault) return error.kind === 'busy';
  const code = resultCode(error);
  return code === BUSY || code === LOCKED;
}

function hasNoSpace(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize < 65_536;
  } catch {
    return false;
  }
}

function kindOf(error: unknown, file: string): FaultKind | undefined {
  const code = resultCode(error);
  if (code === undefined) {
    return error instanceof Error && 'code' in error ? systemKinds[String(error.code)] : undefined;
  }
  if (isBusy(error)) return 'busy';
  // On a full disk SQLite reports an I/O error where it was about to grow the write-ahead index.
  if (code === FULL || (code === IOERR && hasNoSpace(file))) return 'full';
  return UNREADABLE.has(code) ? 'unreadable' : undefined;
}

export function sqliteFault(error: unknown, file: string): StoreFault | undefined {
  if (error instanceof StoreFault) return error;
  const kind = kindOf(error, file);
  return kind && new StoreFault(kind, error);
}
