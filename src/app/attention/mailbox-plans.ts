// What a reading of a mailbox takes: the letters of all its folders that were not kept yet, in the order in which they came.
import { SHAPE } from '../../domain/attention/shape.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';
import type { LetterPlace, Mailbox } from '../../mail/imap/mailbox.ts';
import { mailboxFaultIn } from '../../mail/imap/mailbox-faults.ts';
import { type FolderMark, type FolderSpan, minds, type ReadingMark } from '../../store/attention.table.ts';
import { findBones } from '../../store/find.ts';
import type { Ports } from '../ports.ts';
import type { Claim } from './source-claims.ts';
import { NO_WORDS } from './source-reading.ts';

/** A mailbox is read for the first time from so many days back. */
const FIRST_DAYS = 365;
/** Where a server began its numbers anew, what came so many days before it was last read is looked at again. */
const AGAIN_DAYS = 30;
/** A letter in the order of all folders. */
export interface Place {
  readonly at: Instant;
  readonly span: number;
  readonly uid: number;
}

/** A reading, as far as it is still to be done. */
export interface Plan {
  readonly reading: ReadingMark;
  readonly places: readonly Place[];
  /** How many letters of it were kept before. */
  readonly before: number;
  /** A folder that was chosen is there no more. */
  readonly isFolderGone: boolean;
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

/** What is to be read now: what was begun, or what is new; everything where nothing is remembered of it. */
export async function planOf(ports: Ports, claim: Claim, mailbox: Mailbox): Promise<Plan> {
  const { words, readAt, done } = claim.source;
  const { folders = [] } = words;
  const isAnew = await isUnknown(ports, claim);
  const unread = folders.map(({ path, isSent }) => ({ path, isSent }));
  const source = isAnew ? { words: { ...NO_WORDS, folders: unread }, readAt: null } : { words, readAt };
  const marks = await marksOf(mailbox, folders);
  const reading = plannedReading(source, marks, ports.now());
  const places = await placesOf(mailbox, reading);
  const before = source.words.reading ? done : 0;
  return { reading, places, before, isFolderGone: marks.length < folders.length };
}
