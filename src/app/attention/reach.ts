// How far sources of messages reach: which machines nearby, where what was dropped in waits, who is asked for consent.
import { type Nearby, reachHost } from '../../mail/imap/hosts.ts';
import { type Mailbox, type MailboxAddress, type Patience, visitMailbox } from '../../mail/imap/mailbox.ts';
import type { MailboxFault } from '../../mail/imap/mailbox-faults.ts';
import type { ConsentProvider } from '../../mail/oauth/consent.ts';

/** A provider that people can consent with. */
export type ProviderName = 'google' | 'microsoft';

/** The outside world as sources see it. */
export interface Reach {
  /** Hosts and networks on the inside that the owner allows. */
  readonly nearby: Nearby;
  /** The folder in which files that were dropped in wait, sealed, to be read. */
  readonly arriving: string;
  /** How many bytes may still be written there; asked anew each time. */
  readonly room: () => Promise<number>;
  /** Other providers than the real ones, or other servers of theirs. */
  readonly providers?: Partial<Readonly<Record<ProviderName, ConsentProvider & MailHost>>>;
  /** How many letters are kept in one go; 400 unless said, so that pages are answered meanwhile. */
  readonly piece?: number;
  /** How long a server may be silent. */
  readonly patience?: Patience;
}

/** Where the mail of a provider lies. */
export interface MailHost {
  readonly host: string;
  readonly port: number;
  readonly security: MailboxAddress['security'];
}

/** Why a mailbox is not read, as a code that is said like a refusal. */
export type MailboxCode = `mailbox.${
  | 'unknown_host'
  | 'private_host'
  | 'needs_safety'
  | 'refused_password'
  | 'unreachable'
  | 'silent'
  | 'untrusted'
  | 'not_imap'
  | 'folder_gone'
  | 'cut'}`;

const CODES: Readonly<Record<MailboxFault, MailboxCode>> = {
  refused: 'mailbox.refused_password',
  unreachable: 'mailbox.unreachable',
  silent: 'mailbox.silent',
  not_safe: 'mailbox.untrusted',
  garbled: 'mailbox.not_imap',
  gone: 'mailbox.folder_gone',
  cut: 'mailbox.cut',
};

/** What came of a visit. */
export type Visited<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: MailboxCode };

/** How to get there and what opens it, before its host was looked for. */
export type Wanted = Omit<MailboxAddress, 'at'>;

interface Visiting {
  readonly signal?: AbortSignal | undefined;
  readonly patience?: Patience | undefined;
}

/** Visits a mailbox, if it lies where one may go. Without TLS only nearby, where the owner allows it. */
export async function visit<T>(
  reach: Pick<Reach, 'nearby' | 'patience'> | undefined,
  wanted: Wanted,
  work: (mailbox: Mailbox) => Promise<T>,
  { signal, patience }: Visiting = {},
): Promise<Visited<T>> {
  const host = await reachHost(wanted.host, reach?.nearby ?? []);
  if (!host.ok) return { ok: false, code: `mailbox.${host.fault}_host` };
  if (wanted.security === 'plain' && !host.isNearby) return { ok: false, code: 'mailbox.needs_safety' };
  const how = { signal, patience: { ...patience, ...reach?.patience } };
  const visited = await visitMailbox({ ...wanted, at: host.address }, work, how);
  return visited.ok ? visited : { ok: false, code: CODES[visited.fault] };
}
