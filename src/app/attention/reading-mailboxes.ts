// A mailbox read from where it was left: what is new in its folders, by the time it came, piece by piece, each kept with its progress.
import type { Message } from '../../domain/attention/message.ts';
import { SHAPE } from '../../domain/attention/shape.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';
import type { LetterPlace, Mailbox, ServerLetter } from '../../mail/imap/mailbox.ts';
import { mailboxFaultIn } from '../../mail/imap/mailbox-faults.ts';
import { readLetter } from '../../mail/reading/letters.ts';
import {
  type FolderMark,
  type FolderSpan,
  minds,
  type ReadingMark,
  type SourceWords,
} from '../../store/attention.table.ts';
import { findBones } from '../../store/find.ts';
import type { Ports } from '../ports.ts';
import { breather } from './breathing.ts';
import type { Claim } from './source-claims.ts';
import { keepPiece } from './source-pieces.ts';
import { NO_WORDS } from './source-reading.ts';

/** A mailbox is read for the first time from so many days back. */
const FIRST_DAYS = 365;
/** Where a server began its numbers anew, what came so many days before it was last read is looked at again. */
const AGAIN_DAYS = 30;
/** Letters that are kept in one go, and those fetched at once. */
const PIECE = 1000;
const FETCHED = 200;

/** A letter in the order of all folders. */
interface Place {
  readonly at: Instant;
  readonly span: number;
  readonly uid: number;
}

/** How a mailbox was read to its end. */
export interface MailboxRead {
  /** A folder that was chosen is there no more. */
  readonly isFolderGone: boolean;
  readonly words: (words: SourceWords) => SourceWords;
}

/** What of a folder is new; undefined where nothing is. */
function spanOf(
  folder: FolderMark,
  now: FolderMark,
  since: Instant,
  readAt: Instant | null,
): FolderSpan | undefined {
  const isSame = folder.validity === now.validity;
  if (isSame && folder.change !== undefined && folder.change === now.change) return undefined;
  const { path, isSent } = folder;
  const isAnew = folder.validity !== undefined && !isSame && readAt !== null;
  const from = isAnew ? plus(readAt, { days: -AGAIN_DAYS }) : since;
  const span = { ...now, path, isSent, after: isSame ? (folder.uid ?? 0) : 0, since: from };
  return isAnew ? { ...span, isAnew } : span;
}

/** How every chosen folder stands now; those that are gone are left out. */
async function marksOf(mailbox: Mailbox, folders: readonly FolderMark[]): Promise<readonly FolderMark[]> {
  const marks: FolderMark[] = [];
  for (const { path, isSent } of folders) {
    try {
      marks.push({ path, isSent, ...(await mailbox.mark(path)) });
    } catch (error) {
      if (mailboxFaultIn(error) !== 'gone') throw error;
    }
  }
  return marks;
}

/** Whether what is remembered of a source is of another shape than today's, or was never made: then it is read anew. */
async function isUnknown(ports: Ports, { id }: Claim): Promise<boolean> {
  const [mind] = await ports.store.read((rows) => findBones(rows, minds, { sourceId: id }));
  return mind?.shape !== SHAPE;
}

/** The reading to do: the one that was begun, in the folders that are still the same, or a new one. */
function plannedReading(
  { words, readAt }: Pick<Claim['source'], 'words' | 'readAt'>,
  marks: readonly FolderMark[],
  at: Instant,
): ReadingMark {
  const { reading, folders = [] } = words;
  const since = plus(at, { days: -FIRST_DAYS });
  const now = (path: string): FolderMark | undefined => marks.find((mark) => mark.path === path);
  if (reading) {
    const same = reading.folders.filter(({ path, validity }) => now(path)?.validity === validity);
    return { ...reading, folders: same };
  }
  const spans = folders.map((folder) => {
    const mark = now(folder.path);
    return mark && spanOf(folder, mark, since, readAt);
  });
  return { folders: spans.filter((span) => span !== undefined) };
}

function isAfter(place: Place, last: Omit<Place, 'span'> & { readonly span: number }): boolean {
  if (place.at !== last.at) return place.at > last.at;
  return place.span === last.span ? place.uid > last.uid : place.span > last.span;
}

/** All letters of a reading that were not kept yet, as they came. */
async function placesOf(mailbox: Mailbox, { folders, last }: ReadingMark): Promise<readonly Place[]> {
  const all: Place[] = [];
  for (const [span, { path, after, uid: until = 0, since }] of folders.entries()) {
    const found: readonly LetterPlace[] = until > after ? await mailbox.places(path, after, since) : [];
    for (const { uid, receivedAt } of found) if (uid <= until) all.push({ at: receivedAt, span, uid });
  }
  all.sort((one, other) => (isAfter(one, other) ? 1 : -1));
  if (!last) return all;
  const span = folders.findIndex(({ path }) => path === last.path);
  return all.filter((place) => isAfter(place, { ...last, span }));
}

/** What a letter says; undefined where it came long before, and only its number is new. */
async function saidIn(
  { bytes, receivedAt }: ServerLetter,
  { isAnew, since }: FolderSpan,
  now: Instant,
): Promise<Message | 'unreadable' | undefined> {
  const letter = readLetter(bytes, { now, receivedAt });
  const told = 'odd' in letter ? await letter.odd() : letter;
  if ('unreadable' in told) return 'unreadable';
  // A server that began its numbers anew may say of everything that it came just now.
  return isAnew && told.message.at < since ? undefined : told.message;
}

/** The messages of some letters, in their order, and how many could not be read. */
async function fetched(
  mailbox: Mailbox,
  { folders }: ReadingMark,
  places: readonly Place[],
  now: Instant,
): Promise<{ readonly messages: readonly Message[]; readonly unreadable: number }> {
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

/** Reads what is new; null when the source was lost on the way. Throws what the server does wrong. */
export async function readMailbox(ports: Ports, claim: Claim, mailbox: Mailbox): Promise<MailboxRead | null> {
  const at = ports.now();
  const { words, readAt } = claim.source;
  const { folders = [] } = words;
  const marks = await marksOf(mailbox, folders);
  const isAnew = await isUnknown(ports, claim);
  const fresh = { words: { ...NO_WORDS, folders: folders.map(({ path, isSent }) => ({ path, isSent })) } };
  const begun = isAnew ? undefined : words.reading;
  const reading = plannedReading(isAnew ? { ...fresh, readAt: null } : { words, readAt }, marks, at);
  const places = await placesOf(mailbox, reading);
  const before = begun ? claim.source.done : 0;
  const total = before + places.length;
  for (let from = 0; from < places.length; from += PIECE) {
    const some = places.slice(from, from + PIECE);
    const messages: Message[] = [];
    let unreadable = 0;
    for (let next = 0; next < some.length; next += FETCHED) {
      const got = await fetched(mailbox, reading, some.slice(next, next + FETCHED), at);
      messages.push(...got.messages);
      unreadable += got.unreadable;
      claim.moved();
    }
    if (claim.signal.aborted) return null;
    const end = some.at(-1);
    const last = end && { at: end.at, path: reading.folders[end.span]?.path ?? '', uid: end.uid };
    const kept = await keepPiece(ports, claim, {
      messages,
      unreadable,
      done: before + from + some.length,
      total,
      words: (all) => ({ ...all, reading: { ...reading, ...(last && { last }) } }),
    });
    if (!kept) return null;
  }
  return { isFolderGone: marks.length < folders.length, words: ended(reading) };
}
