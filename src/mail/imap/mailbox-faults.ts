// What can go wrong with a mail server, as the person who connected it must know it: what to mend, never what was said.

/**
 * Why a mailbox could not be read: `refused` the name or password; `unreachable` nobody answers; `silent` it answered and
 * then said no more; `not_safe` its certificate or the missing TLS; `garbled` it does not speak IMAP; `gone` the folder is
 * not there; `cut` the connection broke on the way, or the server wants us to come back later.
 */
export type MailboxFault = 'refused' | 'unreachable' | 'silent' | 'not_safe' | 'garbled' | 'gone' | 'cut';

const CODES: Readonly<Record<string, MailboxFault>> = {
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  CONNECT_TIMEOUT: 'unreachable',
  GREETING_TIMEOUT: 'silent',
  UPGRADE_TIMEOUT: 'silent',
  ETIMEOUT: 'silent',
  SocketTimeout: 'silent',
  EConnectionClosed: 'cut',
  ClosedAfterConnectText: 'garbled',
  ClosedAfterConnectTLS: 'not_safe',
  ECONNRESET: 'cut',
  EPIPE: 'cut',
  NoConnection: 'cut',
  ETHROTTLE: 'cut',
  LineTooLarge: 'garbled',
  LiteralTooLarge: 'garbled',
  ResponseTooLarge: 'garbled',
};

/** Said in refusing somebody (RFC 5530), of the server and not of the password. */
const LATER = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN']);

/** A connection that ended while it was asked for is told as a failed sign-in too. */
const NOT_THERE = new Set(['NoConnection', 'EConnectionClosed', 'ECONNRESET', 'EPIPE']);

interface Told {
  readonly code?: unknown;
  readonly authenticationFailed?: unknown;
  readonly responseStatus?: unknown;
  readonly serverResponseCode?: unknown;
  readonly tlsFailed?: unknown;
}

function isNotSafe(code: string): boolean {
  return /CERT|SELF_SIGNED|SSL|TLS|UNABLE_TO_|HOSTNAME/.test(code);
}

/** Why signing in failed: the password, or a server that could not look just now. */
function signInFault({ code, serverResponseCode }: Told): MailboxFault {
  const isLater = typeof serverResponseCode === 'string' && LATER.has(serverResponseCode);
  return isLater || NOT_THERE.has(String(code)) ? 'cut' : 'refused';
}

/** The fault that this error is; undefined where it is one of ours. */
export function mailboxFaultIn(error: unknown): MailboxFault | undefined {
  if (error === null || typeof error !== 'object') return undefined;
  const { code, authenticationFailed, responseStatus, serverResponseCode, tlsFailed } = error as Told;
  if (authenticationFailed === true) return signInFault(error as Told);
  const told = typeof code === 'string' ? code : '';
  const known = CODES[told];
  if (known) return known;
  if (tlsFailed === true || isNotSafe(told)) return 'not_safe';
  if (serverResponseCode === 'NONEXISTENT' || responseStatus === 'NO') return 'gone';
  if (/Parser|Response|Protocol|Invalid|Timeout/i.test(told) || responseStatus === 'BAD') return 'garbled';
  return undefined;
}
