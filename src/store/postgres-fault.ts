// What PostgreSQL's error codes, and those of the network before it, mean for the store.
import { type FaultKind, StoreFault } from './faults.ts';

const kinds: Readonly<Record<string, FaultKind>> = {
  '53100': 'full',
  ENOSPC: 'full',
  '58030': 'unreadable',
  XX001: 'unreadable',
  XX002: 'unreadable',
  '40001': 'busy',
  '40P01': 'busy',
  '53200': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  '25P03': 'busy',
  '08000': 'unreachable',
  '08001': 'unreachable',
  '08003': 'unreachable',
  '08004': 'unreachable',
  '08006': 'unreachable',
  '25006': 'unreachable',
  '28000': 'unreachable',
  '28P01': 'unreachable',
  '3D000': 'unreachable',
  '53300': 'unreachable',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '57P05': 'unreachable',
  EAI_AGAIN: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOENT: 'unreachable',
  ENOTFOUND: 'unreachable',
  EPIPE: 'unreachable',
  ETIMEDOUT: 'unreachable',
};

// The driver reports a cut connection by words alone.
const cut =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function postgresFault(error: unknown): StoreFault | undefined {
  if (error instanceof StoreFault) return error;
  if (!(error instanceof Error)) return undefined;
  const kind = kinds[codeOf(error) ?? ''];
  if (kind !== undefined) return new StoreFault(kind, error);
  return cut.test(error.message) ? new StoreFault('unreachable', error) : undefined;
}

/** A serialisation failure or a deadlock: the same transaction may succeed when it is run again. */
export function isCollision(error: unknown): boolean {
  const code = codeOf(error instanceof StoreFault ? error.cause : error);
  return code === '40001' || code === '40P01';
}
