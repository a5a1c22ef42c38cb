// Verdicts, day by day: what asks for attention within the budget, over all sources, done anew whenever something arrives.
import { judged, type Thresholds, thresholdsFrom, type Verdict } from '../../domain/attention/verdict.ts';
import { type Day, daysBetween } from '../../domain/kernel/time.ts';
import { messages } from '../../store/attention.table.ts';
import { lastScores, type MessageBones } from '../../store/attentions.ts';
import { changeRows, findBones } from '../../store/find.ts';
import type { Rows } from '../../store/store.ts';
import type { Ports } from '../ports.ts';
import type { Settings } from './attention-settings.ts';
import { senderHash } from './mail-hashes.ts';

/** Scores by which thresholds are found: about a month of a full mailbox. */
const REMEMBERED = 3_000;

/** Where verdicts are given: whose, within which settings. */
export interface Bench {
  readonly rows: Rows;
  readonly ports: Pick<Ports, 'store'>;
  readonly settings: Settings;
}

type Given = Pick<MessageBones, 'verdict' | 'mayHaveMissed'>;

/** The hashes of senders whom the person muted. */
function mutedHashes({ ports, settings }: Bench): ReadonlySet<string> {
  const { ownerId, words } = settings;
  return new Set(words.muted.map((address) => senderHash(ports, ownerId, address)));
}

async function thresholdsNow(bench: Bench, muted: ReadonlySet<string>): Promise<Thresholds> {
  const { rows, settings } = bench;
  const all = await lastScores(rows, settings.ownerId, REMEMBERED);
  const heard = all.filter(({ fromHash }) => !muted.has(fromHash));
  // Newest day first: a day that has only begun has its whole budget already.
  const [newest, oldest] = [heard[0]?.day, heard.at(-1)?.day];
  const days = newest && oldest ? daysBetween(oldest, newest) + 1 : 1;
  const scores = heard.map(({ score }) => score).reverse();
  return thresholdsFrom(scores, days, settings.budget);
}

/** Whether a verdict is settled for this message: the person spoke of it, or answered it. */
const isSettled = ({ said, servesId, answeredAt }: MessageBones): boolean =>
  said !== null || servesId !== null || answeredAt !== null;

const takesAPlace = ({ verdict, said }: MessageBones): boolean => verdict === 'attend' || said === 'mattered';

/** The verdicts of one day. What is settled keeps its place; the same message by two ways asks only once. */
function verdictsOf(
  day: readonly MessageBones[],
  thresholds: Thresholds,
  budget: number,
  muted: ReadonlySet<string>,
): ReadonlyMap<string, Given> {
  const gone: Given = { verdict: 'let go', mayHaveMissed: false };
  const given = new Map<string, Given>();
  const settled = day.filter(isSettled);
  const seen = new Set(settled.map(({ idHash }) => idHash));
  const asking: MessageBones[] = [];
  for (const one of day) {
    if (isSettled(one)) continue;
    if (muted.has(one.fromHash) || seen.has(one.idHash)) given.set(one.id, gone);
    else asking.push(one);
    seen.add(one.idHash);
  }
  const places = Math.max(0, budget - settled.filter(takesAPlace).length);
  const salt = day[0]?.day ?? '';
  for (const { id, verdict, mayHaveMissed } of judged(asking, thresholds, places, salt))
    given.set(id, { verdict, mayHaveMissed });
  return given;
}

const VERDICTS: readonly Verdict[] = ['attend', 'can wait', 'let go'];

async function keep(
  rows: Rows,
  day: readonly MessageBones[],
  given: ReadonlyMap<string, Given>,
): Promise<void> {
  const changed = day.filter((one) => {
    const now = given.get(one.id);
    return now && (now.verdict !== one.verdict || now.mayHaveMissed !== one.mayHaveMissed);
  });
  for (const verdict of VERDICTS) {
    for (const missed of [false, true]) {
      const ids = changed
        .filter(({ id }) => given.get(id)?.verdict === verdict && given.get(id)?.mayHaveMissed === missed)
        .map(({ id }) => id);
      await changeRows(rows, messages, { id: ids }, { verdict, mayHaveMissed: missed ? 1 : 0 });
    }
  }
}

/** Judges these days anew. In a transaction that holds the person. */
export async function judgeDays(bench: Bench, days: readonly Day[]): Promise<void> {
  if (days.length === 0) return;
  const { rows, settings } = bench;
  const muted = mutedHashes(bench);
  const thresholds = await thresholdsNow(bench, muted);
  const found = await findBones(rows, messages, { ownerId: settings.ownerId, day: days });
  for (const day of Map.groupBy(found, (one) => one.day).values())
    await keep(rows, day, verdictsOf(day, thresholds, settings.budget, muted));
}
