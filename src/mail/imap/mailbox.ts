// A mailbox on a mail server, only ever read: folders, and the letters of one from a point on. Nothing is marked, moved or written.
import { isIP } from 'node:net';
import type { ImapFlow, ListResponse } from 'imapflow';
import type { Instant } from '../../domain/kernel/time.ts';
import { type MailboxFault, mailboxFaultIn } from './mailbox-faults.ts';

/** Where a mailbox is, and what opens it. */
export interface MailboxAddress {
  /** As its owner names it: the name that its certificate has to bear. */
  readonly host: string;
  /** The address of the host that was looked at before: only there is connected to. */
  readonly at: string;
  readonly port: number;
  /** TLS from the first byte; `starttls` asks for it and refuses to go on without; `plain` is for this very machine. */
  readonly security: 'tls' | 'starttls' | 'plain';
  readonly user: string;
  readonly secret: { readonly password: string } | { readonly accessToken: string };
}

/** What a folder is for, where the server says so. */
export type FolderUse = 'inbox' | 'sent' | 'drafts' | 'junk' | 'trash' | 'archive' | 'all' | 'flagged';

/** A folder that can be opened. */
export interface Folder {
  readonly path: string;
  readonly use?: FolderUse;
}

/** How far a folder has been read. The server may start its numbers anew, and then says so by another `validity`. */
export interface FolderMark {
  readonly validity: string;
  /** The number up to which everything was read. */
  readonly uid: number;
  /** Changes whenever anything in the folder does, where the server keeps count. */
  readonly change?: string;
}

/** A letter as its server keeps it. */
export interface ServerLetter {
  readonly uid: number;
  readonly bytes: Buffer;
  readonly receivedAt: Instant;
}

/** Where a letter lies and when it came: enough to put letters of several folders in order. */
export interface LetterPlace {
  readonly uid: number;
  readonly receivedAt: Instant;
}

/** A mailbox that is open. */
export interface Mailbox {
  readonly folders: () => Promise<readonly Folder[]>;
  /** How the folder stands now. */
  readonly mark: (path: string) => Promise<FolderMark>;
  /** The letters after this number that came since then, by number. */
  readonly places: (path: string, after: number, since: Instant) => Promise<readonly LetterPlace[]>;
  /** Who the newest so many letters are from, one address for each. */
  readonly senders: (path: string, newest: number) => Promise<readonly string[]>;
  /** These letters, each cut at 512 KiB. */
  readonly letters: (path: string, uids: readonly number[]) => AsyncGenerator<ServerLetter>;
}

/** A letter is fetched up to here, in bytes: the rest is attachments. */
const LARGEST = 512 * 1024;
/** Of a year, the newest so many: whoever gets more reads the rest elsewhere, and no server fills our memory. */
const MOST_LETTERS = 300_000;
/** What a server may say at once, in bytes: the numbers of a few million letters on one line, letters as they are cut. */
const LIMITS = {
  maxLineLength: 32 * 1024 ** 2,
  maxLiteralSize: 2 * LARGEST,
  maxResponseSize: 64 * 1024 ** 2,
};
/** Milliseconds until a server that does not speak counts as away. */
export type Patience = Partial<Record<'connectionTimeout' | 'greetingTimeout' | 'socketTimeout', number>>;
const PATIENCE: Required<Patience> = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
};

const USES: Readonly<Record<string, FolderUse>> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Drafts': 'drafts',
  '\\Junk': 'junk',
  '\\Trash': 'trash',
  '\\Archive': 'archive',
  '\\All': 'all',
  '\\Flagged': 'flagged',
};

async function clientFor(address: MailboxAddress, patience: Patience): Promise<ImapFlow> {
  // Read when the first mailbox is: a server of people without any does not hold it.
  const { ImapFlow } = await import('imapflow');
  const { host, at, port, security, user, secret } = address;
  return new ImapFlow({
    host: at,
    ...(isIP(host) === 0 && { servername: host }),
    port,
    secure: security === 'tls',
    ...(security === 'starttls' && { doSTARTTLS: true }),
    ...(security === 'plain' && { doSTARTTLS: false }),
    auth: {
      user,
      ...('password' in secret ? { pass: secret.password } : { accessToken: secret.accessToken }),
    },
    clientInfo: { name: 'Throughline' },
    disableAutoIdle: true,
    logger: false,
    ...LIMITS,
    ...PATIENCE,
    ...patience,
  });
}

function folderOf({ path, specialUse, flags }: ListResponse): Folder | undefined {
  if (flags.has('\\Noselect') || flags.has('\\NonExistent')) return undefined;
  const use = specialUse === undefined ? undefined : USES[specialUse];
  return { path, ...(use && { use }) };
}

function instantOf(value: Date | string | undefined): Instant {
  const at = new Date(value ?? 0);
  return (Number.isNaN(at.getTime()) ? new Date(0) : at).toISOString();
}

/** A folder opened for reading; the server itself then refuses to change anything in it. */
async function reading<T>(client: ImapFlow, path: string, work: () => Promise<T>): Promise<T> {
  const lock = await client.getMailboxLock(path, { readOnly: true });
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function placesIn(client: ImapFlow, after: number, since: Instant): Promise<readonly LetterPlace[]> {
  const found = await client.search({ uid: `${after + 1}:*`, since: new Date(since) }, { uid: true });
  // `n:*` names the last letter even where its number is smaller.
  const uids = (found || [])
    .filter((uid) => uid > after)
    .sort((a, b) => a - b)
    .slice(-MOST_LETTERS);
  if (uids.length === 0) return [];
  const places: LetterPlace[] = [];
  for await (const { uid, internalDate } of client.fetch(
    uids,
    { uid: true, internalDate: true },
    { uid: true },
  ))
    places.push({ uid, receivedAt: instantOf(internalDate) });
  return places.sort((a, b) => a.uid - b.uid);
}

async function sendersIn(client: ImapFlow, newest: number): Promise<readonly string[]> {
  const { mailbox } = client;
  if (!mailbox || mailbox.exists === 0) return [];
  const range = `${Math.max(1, mailbox.exists - newest + 1)}:*`;
  const senders: string[] = [];
  for await (const { envelope } of client.fetch(range, { envelope: true }))
    senders.push(envelope?.from?.[0]?.address?.toLowerCase() ?? '');
  return senders.filter((address) => address !== '');
}

async function* lettersIn(
  client: ImapFlow,
  path: string,
  uids: readonly number[],
): AsyncGenerator<ServerLetter> {
  const lock = await client.getMailboxLock(path, { readOnly: true });
  try {
    const query = { uid: true, internalDate: true, source: { start: 0, maxLength: LARGEST } };
    for await (const { uid, source, internalDate } of client.fetch([...uids], query, { uid: true }))
      if (source) yield { uid, bytes: source, receivedAt: instantOf(internalDate) };
  } finally {
    lock.release();
  }
}

function mailboxOf(client: ImapFlow): Mailbox {
  return {
    folders: async () => (await client.list()).map(folderOf).filter((each) => each !== undefined),
    mark: (path) =>
      reading(client, path, async () => {
        const { mailbox } = client;
        if (!mailbox) throw new Error('The folder was closed.');
        const { uidValidity, uidNext, highestModseq } = mailbox;
        const change = highestModseq === undefined ? {} : { change: String(highestModseq) };
        return { validity: String(uidValidity), uid: uidNext - 1, ...change };
      }),
    places: (path, after, since) => reading(client, path, () => placesIn(client, after, since)),
    senders: (path, newest) => reading(client, path, () => sendersIn(client, newest)),
    letters: (path, uids) => lettersIn(client, path, uids),
  };
}

/** What became of the time with a mailbox. */
export type Visit<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: MailboxFault };

/** How a visit goes. */
export interface Visiting {
  readonly patience?: Patience | undefined;
  /** Ends it at once; it then counts as cut. */
  readonly signal?: AbortSignal | undefined;
}

/** Opens the mailbox, hands it over, and leaves. What goes wrong with the server is a value; what is wrong here throws. */
export async function visitMailbox<T>(
  address: MailboxAddress,
  work: (mailbox: Mailbox) => Promise<T>,
  { patience = {}, signal }: Visiting = {},
): Promise<Visit<T>> {
  if (signal?.aborted) return { ok: false, fault: 'cut' };
  const client = await clientFor(address, patience);
  const leave = (): void => client.close();
  signal?.addEventListener('abort', leave);
  // Both are heard from before connecting on: a fault between two commands must not end the process.
  let fault: unknown;
  client.on('error', (error: unknown) => {
    fault = error;
  });
  client.on('close', () => undefined);
  try {
    await client.connect();
    const value = await work(mailboxOf(client));
    // A connection that broke ends some answers early, as if there were no more.
    if (!client.usable) return { ok: false, fault: 'cut' };
    await client.logout().catch(() => client.close());
    return { ok: true, value };
  } catch (error) {
    client.close();
    const told = mailboxFaultIn(fault) ?? mailboxFaultIn(error);
    if (told === undefined) throw error;
    return { ok: false, fault: told };
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}
