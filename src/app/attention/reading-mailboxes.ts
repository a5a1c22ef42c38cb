// A mailbox read from where it was left: what is new in its folders, by the time it came, piece by piece, each kept with its progress.
import type { Message } from '../../domain/attention/message.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Mailbox, ServerLetter } from '../../mail/imap/mailbox.ts';
import { type Circumstances, readLetter } from '../../mail/reading/letters.ts';
import type { FolderSpan, ReadingMark, SourceWords } from '../../store/attention.table.ts';
import type { Ports } from '../ports.ts';
import { breather } from './breathing.ts';
import { type Place, planOf } from './mailbox-plans.ts';
import type { Claim } from './source-claims.ts';
import { keepPiece } from './source-pieces.ts';

/** Letters that are kept in one go, and those fetched at once. */
const PIECE = 400;
const FETCHED = 200;

/** How a mailbox was read to its end. */
export interface MailboxRead {
  /** A folder that was chosen is there no more. */
  readonly isFolderGone: boolean;
  readonly words: (words: SourceWords) => SourceWords;
}

/** What a letter says; one that a reader of ours stumbles over must not keep the mailbox from being read. */
async function toldBy(
  bytes: Buffer,
  about: Circumstances,
): Promise<{ readonly message: Message } | 'unreadable'> {
  try {
    const letter = readLetter(bytes, about);
    const told = 'odd' in letter ? await letter.odd() : letter;
    return 'unreadable' in told ? 'unreadable' : told;
  } catch {
    return 'unreadable';
  }
}

/** What a letter says; undefined where it came long before, and only its number is new. */
async function saidIn(
  { bytes, receivedAt }: ServerLetter,
  { isAnew, since }: FolderSpan,
  now: Instant,
): Promise<Message | 'unreadable' | undefined> {
  const told = await toldBy(bytes, { now, receivedAt });
  if (told === 'unreadable') return told;
  // A server that began its numbers anew may say of everything that it came just now.
  return isAnew && told.message.at < since ? undefined : told.message;
}

/** Messages in their order, and how many letters beside could not be read. */
interface Fetched {
  readonly messages: readonly Message[];
  readonly unreadable: number;
}

/** The messages of some letters. */
async function fetched(
  mailbox: Mailbox,
  { folders }: ReadingMark,
  places: readonly Place[],
  now: Instant,
): Promise<Fetched> {
  const breathe = breather();
  const read = new Map<string, Message | 'unreadable' | undefined>();
  for (const [index, span] of folders.entries()) {
    const uids = places.filter((place) => place.span === index).map(({ uid }) => uid);
    if (uids.length === 0) continue;
    for await (const letter of mailbox.letters(span.path, uids)) {
      await breathe();
      read.set(`${index} ${letter.uid}`, await saidIn(letter, span, now));
    }
  }
  const all = places.map(({ span, uid }) => read.get(`${span} ${uid}`)).filter((said) => said !== undefined);
  const messages = all.filter((said) => said !== 'unreadable');
  return { messages, unreadable: all.length - messages.length };
}

/** The words of a source once a reading came to its end: its folders read up to where it went. */
function ended({ folders: spans }: ReadingMark): MailboxRead['words'] {
  const marks = new Map(
    spans.map(({ path, validity, uid, change }) => [path, { validity, uid, change }] as const),
  );
  return ({ reading: _, folders = [], ...words }) => ({
    ...words,
    folders: folders.map(({ path, isSent, ...before }) => {
      const { validity, uid, change } = marks.get(path) ?? before;
      return {
        path,
        isSent,
        ...(validity !== undefined && { validity }),
        ...(uid !== undefined && { uid }),
        ...(change !== undefined && { change }),
      };
    }),
  });
}

/** The messages of a piece; null where the reading was ended meanwhile. */
async function pieceOf(
  claim: Claim,
  mailbox: Mailbox,
  reading: ReadingMark,
  { places, now }: { readonly places: readonly Place[]; readonly now: Instant },
): Promise<Fetched | null> {
  const messages: Message[] = [];
  let unreadable = 0;
  for (let from = 0; from < places.length; from += FETCHED) {
    const got = await fetched(mailbox, reading, places.slice(from, from + FETCHED), now);
    messages.push(...got.messages);
    unreadable += got.unreadable;
    claim.moved();
  }
  return claim.signal.aborted ? null : { messages, unreadable };
}

/** Reads what is new; null when the source was lost on the way. Throws what the server does wrong. */
export async function readMailbox(ports: Ports, claim: Claim, mailbox: Mailbox): Promise<MailboxRead | null> {
  const now = ports.now();
  const { reading, places, before, isFolderGone } = await planOf(ports, claim, mailbox);
  const { piece = PIECE } = ports.reach ?? {};
  for (let from = 0; from < places.length; from += piece) {
    const some = places.slice(from, from + piece);
    const got = await pieceOf(claim, mailbox, reading, { places: some, now });
    const end = some.at(-1);
    const last = end && { at: end.at, path: reading.folders[end.span]?.path ?? '', uid: end.uid };
    const words: MailboxRead['words'] = (all) => ({ ...all, reading: { ...reading, ...(last && { last }) } });
    const progress = { done: before + from + some.length, total: before + places.length, words };
    if (got === null || !(await keepPiece(ports, claim, { ...got, ...progress }))) return null;
  }
  return { isFolderGone, words: ended(reading) };
}
