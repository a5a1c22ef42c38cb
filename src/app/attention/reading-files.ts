// Files that were dropped in, read once: every message of all of them by its time, then the files are gone.
import type { Message } from '../../domain/attention/message.ts';
import { type Instant, minutesBetween } from '../../domain/kernel/time.ts';
import type { SourceWords } from '../../store/attention.table.ts';
import type { Ports } from '../ports.ts';
import { spooledBytes } from './arriving-files.ts';
import { type FileFound, findIn, type WaitingFile } from './files-found.ts';
import { mostly } from './own-addresses.ts';
import type { Reach } from './reach.ts';
import { type Claim, keepHeld } from './source-claims.ts';
import type { Ending } from './source-endings.ts';
import { keepPiece } from './source-pieces.ts';
import { type TimeRuns, timeRuns } from './time-runs.ts';

const PIECE = 400;
/** So long, in ms, between two looks at how far it has come. */
const TOLD = 3_000;
/** After so many minutes no other process has the files either. */
const GIVEN_UP = 24 * 60;
const KILOBYTE = 1024;

const STOPPED: Ending = { how: 'stopped' };

/** Whether all files lie here. */
async function areHere(reach: Reach, files: readonly WaitingFile[]): Promise<boolean> {
  const sizes = await Promise.all(files.map(({ place }) => spooledBytes(reach, place)));
  return sizes.every((size) => size !== undefined);
}

/** How far reading has come, in kilobytes: every file counts twice, for it is looked through, and then taken in. */
function tellerOf(ports: Ports, claim: Claim, total: number) {
  let at = performance.now();
  return async (done: number): Promise<void> => {
    claim.moved();
    if (performance.now() - at < TOLD) return;
    at = performance.now();
    const change = { done: Math.round(done / KILOBYTE), total };
    const write = () =>
      ports.store.write({ person: claim.ownerId }, (rows) =>
        keepHeld(rows, claim, ports.now(), () => change),
      );
    if (!(await write())) claim.end();
  };
}

/** Looks through all files; null where it was stopped, the code where the disk is short. */
async function lookedThrough(
  claim: Claim,
  reach: Reach,
  files: readonly WaitingFile[],
  { runs, now, tell }: { runs: TimeRuns; now: Instant; tell: (done: number) => Promise<void> },
): Promise<readonly FileFound[] | string | null> {
  const found: FileFound[] = [];
  let before = 0;
  for (const file of files) {
    const outcome = await findIn(reach, file, now, async (message, read) => {
      const full = message && (await runs.add(message));
      await tell(before + read);
      return claim.signal.aborted ? 'stopped' : full?.refusal;
    });
    if (outcome === 'stopped') return null;
    if (typeof outcome === 'string') return outcome;
    found.push(outcome);
    before += file.bytes;
  }
  return found;
}

/** The words once everything was read: of the files what they held; nothing lies on the disk any more. */
function ended(found: readonly FileFound[]): (words: SourceWords) => SourceWords {
  const byPlace = new Map(found.map((one) => [one.place, one]));
  return ({ taken: _, files = [], ...words }) => ({
    ...words,
    files: files.map((file) => {
      const read = byPlace.get(file.place ?? '');
      if (!read) return file;
      const { messages, fault } = read;
      return { name: file.name, bytes: file.bytes, messages, ...(fault !== undefined && { fault }) };
    }),
  });
}

/** Learns whose mail it is from files of sent mail, before anything is ranked; false where the source was lost. */
async function learnOwner(ports: Ports, claim: Claim, found: readonly FileFound[]): Promise<boolean> {
  const own = mostly(found.flatMap(({ senders }) => senders));
  if (own.length === 0) return true;
  return ports.store.write({ person: claim.ownerId }, (rows) =>
    keepHeld(rows, claim, ports.now(), ({ words }) => {
      const { addresses = [], name = '' } = words ?? {};
      return { words: { ...words, name, addresses: [...new Set([...addresses, ...own])] } };
    }),
  );
}

/** Hands everything on that was not taken before; false where it was stopped. */
async function takeAll(
  ports: Ports,
  claim: Claim,
  runs: TimeRuns,
  { unreadable, total }: { readonly unreadable: number; readonly total: number },
): Promise<boolean> {
  const before = claim.source.words.taken ?? 0;
  const count = runs.count();
  const { piece: most = PIECE } = ports.reach ?? {};
  let seen = 0;
  let piece: Message[] = [];
  const keep = async (missed: number): Promise<boolean> => {
    const done = Math.round((total / 2) * (1 + seen / Math.max(1, count)));
    const taken = seen;
    const words = (all: SourceWords): SourceWords => ({ ...all, taken });
    const kept = await keepPiece(ports, claim, { messages: piece, unreadable: missed, done, total, words });
    piece = [];
    return kept && !claim.signal.aborted;
  };
  for await (const message of runs.inOrder()) {
    seen += 1;
    if (seen > before) piece.push(message);
    if (piece.length >= most && !(await keep(0))) return false;
  }
  // What could not be read is counted with the last piece, and only there.
  const isCounted = before > 0 && before >= count;
  return isCounted || keep(unreadable);
}

/** Why files that are not here are not read. */
function elsewhere({ store, now }: Ports, { words, madeAt }: Claim['source']): Ending {
  const isOld = minutesBetween(words.arrivedAt ?? madeAt, now()) > GIVEN_UP;
  return isOld || store.engine === 'sqlite' ? { how: 'never', fault: 'files.gone' } : { how: 'elsewhere' };
}

async function readThrough(ports: Ports, claim: Claim, reach: Reach, runs: TimeRuns): Promise<Ending> {
  const { words, madeAt } = claim.source;
  const waiting = waitingIn(words);
  const total = Math.ceil((2 * waiting.reduce((sum, { bytes }) => sum + bytes, 0)) / KILOBYTE);
  const tell = tellerOf(ports, claim, total);
  const now = words.arrivedAt ?? madeAt;
  const found = await lookedThrough(claim, reach, waiting, { runs, now, tell });
  if (found === null) return STOPPED;
  if (typeof found === 'string') return { how: 'later', fault: found };
  if (!(await learnOwner(ports, claim, found))) return STOPPED;
  const unreadable = found.reduce((sum, one) => sum + one.unreadable, 0);
  if (!(await takeAll(ports, claim, runs, { unreadable, total }))) return STOPPED;
  const isNone = found.every(({ fault }) => fault !== undefined);
  return { how: 'read', fault: isNone ? (found[0]?.fault ?? null) : null, words: ended(found) };
}

const waitingIn = ({ files = [] }: SourceWords): readonly WaitingFile[] =>
  files.filter((file): file is WaitingFile => file.place !== undefined);

/** Reads the files of a claimed source. */
export async function readFiles(ports: Ports, claim: Claim): Promise<Ending> {
  const { reach } = ports;
  const isHere = reach && (await areHere(reach, waitingIn(claim.source.words)));
  if (!isHere) return elsewhere(ports, claim.source);
  const runs = timeRuns(reach);
  return readThrough(ports, claim, reach, runs).finally(runs.drop);
}
