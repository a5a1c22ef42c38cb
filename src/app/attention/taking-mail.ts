// Messages of a source are taken in: ranked by what was known before, kept to be shown, and learned from.
import { type KeptMind, keptOf, mindFrom } from '../../domain/attention/kept-mind.ts';
import type { Message } from '../../domain/attention/message.ts';
import { type Mind, newMind } from '../../domain/attention/mind.ts';
import { SHIPPED } from '../../domain/attention/shipped.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { plus } from '../../domain/kernel/time.ts';
import { minds, sources } from '../../store/attention.table.ts';
import { findBones, findOne } from '../../store/find.ts';
import type { Rows } from '../../store/store.ts';
import { TOUCHED } from '../happenings.ts';
import type { Ports } from '../ports.ts';
import { type Settings, settingsFor, settingsOf, weightsOf } from './attention-settings.ts';
import { KEPT_DAYS, SHOWN_DAYS } from './days.ts';
import { type Ignored, ignoredBy } from './ignored.ts';
import { learnLines } from './lessons-log.ts';
import { packed, unpacked } from './packing.ts';
import { type MailOwner, mailOwnerOf } from './profiles.ts';
import { rankArrived, type Since } from './ranking.ts';
import { keepTaken, linesOf } from './taken-mail.ts';

/** Messages of one source, read together. */
export interface ArrivedMail {
  readonly ownerId: Id;
  readonly sourceId: Id;
  /** In the order of their time, the person's own (sent) among them; about a thousand at most. */
  readonly messages: readonly Message[];
  /**
   * Called first in the transaction that keeps everything: it writes down how far the source was read, and says no where
   * the source is not this reader's any more. Then nothing is kept. It may be called more than once.
   */
  readonly keep?: (rows: Rows) => Promise<boolean>;
}

/** What became of them. */
export interface TakenMail {
  /** Messages of others that were new. */
  readonly taken: number;
  /** Messages that this source had already. */
  readonly doubles: number;
  /** The source was forgotten meanwhile, or `keep` said no: nothing was kept. */
  readonly isGone: boolean;
}

/** The person speaks now and then while their mail is ranked; nobody speaks so often. */
const TRIES = 50;

/** Everything that ranking begins with, as it stood in one reading. */
interface Before {
  readonly settings: Settings;
  readonly owner: MailOwner;
  readonly mind: Mind;
  readonly ignored: readonly Ignored[];
  /** Nothing was known of the source, or what was known has the shape of an earlier engine: it is read anew. */
  readonly isAnew: boolean;
}

async function mindOf(
  rows: Rows,
  sourceId: Id,
  settings: Settings,
  { profile }: MailOwner,
): Promise<Pick<Before, 'mind' | 'isAnew'>> {
  const own = await weightsOf(rows, settings);
  const row = await findOne(rows, minds, { sourceId });
  const kept = await unpacked<KeptMind>(row?.memory ?? null);
  if (kept) return { mind: mindFrom(kept, profile, SHIPPED, own), isAnew: false };
  return { mind: { ...newMind(profile, SHIPPED), own }, isAnew: true };
}

/** Reads what ranking needs; undefined where the source is gone, null where the person has no settings yet. */
async function before(ports: Ports, { ownerId, sourceId }: ArrivedMail): Promise<Before | null | undefined> {
  return ports.store.read(async (rows) => {
    if (!(await isThere(rows, ownerId, sourceId))) return undefined;
    const settings = await settingsOf(rows, ownerId);
    if (!settings) return null;
    const owner = await mailOwnerOf(rows, settings, ports.now());
    if (!owner) return undefined;
    const ignored = await ignoredBy(rows, owner.person, ports.now());
    return { settings, owner, ignored, ...(await mindOf(rows, sourceId, settings, owner)) };
  });
}

async function isThere(rows: Rows, ownerId: Id, sourceId: Id): Promise<boolean> {
  return (await findBones(rows, sources, { id: sourceId, ownerId })).length > 0;
}

const always = async (): Promise<boolean> => true;

type Kept = 'kept' | 'gone' | 'overtaken';

/** All of it was here already: only how far the source was read is written down. */
async function nothingNew(ports: Ports, arrived: ArrivedMail): Promise<TakenMail> {
  const { ownerId, sourceId, messages, keep = always } = arrived;
  const isKept = await ports.store.write(
    { person: ownerId },
    async (rows) => (await isThere(rows, ownerId, sourceId)) && (await keep(rows)),
    (value) => value,
  );
  return { taken: 0, doubles: isKept ? messages.length : 0, isGone: !isKept };
}

/** Ranks, and keeps it unless somebody was faster. */
async function taking(ports: Ports, arrived: ArrivedMail, found: Before): Promise<TakenMail | 'overtaken'> {
  const { ownerId, sourceId, messages, keep = always } = arrived;
  const { mind, settings, owner } = found;
  const now = ports.now();
  const since: Since = {
    kept: plus(now, { days: -KEPT_DAYS }),
    reasons: plus(now, { days: -SHOWN_DAYS - 1 }),
    now,
  };
  const ranked = await rankArrived(mind, messages, since);
  // What is remembered is kept the first time even where nothing could be read, or it would be the first time for ever.
  const isNothing = !found.isAnew && ranked.doubles === messages.length && found.ignored.length === 0;
  if (isNothing) return nothingNew(ports, arrived);
  const lines = linesOf(ports, { sourceId, ranked, ignored: found.ignored, at: now });
  learnLines(mind.own, lines.afterwards);
  const memory = await packed(keptOf(mind));
  const weights = await packed(mind.own);
  const kept = await ports.store.write<Kept>(
    { person: ownerId },
    async (rows) => {
      if (!(await isThere(rows, ownerId, sourceId)) || !(await keep(rows))) return 'gone';
      const current = await settingsOf(rows, ownerId);
      if (current?.lessons !== settings.lessons) return 'overtaken';
      const desk = { rows, ports, settings: current, owner, sourceId, at: now };
      await keepTaken(desk, { ranked, lines, memory, weights, isAnew: found.isAnew });
      return 'kept';
    },
    (value) => value === 'kept',
  );
  if (kept === 'overtaken') return kept;
  if (kept === 'gone') return { taken: 0, doubles: 0, isGone: true };
  ports.announce({
    engagementId: null,
    personId: ownerId,
    kinds: [TOUCHED],
    audience: 'author',
    actorId: null,
  });
  return { taken: ranked.arrived, doubles: ranked.doubles, isGone: false };
}

/**
 * Takes messages in. Ranking happens outside any transaction; then one writing transaction keeps everything, how far the
 * source was read too, or nothing. Handing the same messages in again changes nothing.
 */
export async function takeMail(ports: Ports, arrived: ArrivedMail): Promise<TakenMail> {
  const { ownerId } = arrived;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const found = await before(ports, arrived);
    if (found === undefined) return { taken: 0, doubles: 0, isGone: true };
    if (found === null)
      await ports.store.write({ person: ownerId }, (rows) => settingsFor(rows, ports, ownerId));
    else {
      const taken = await taking(ports, arrived, found);
      if (taken !== 'overtaken') return taken;
    }
  }
  throw new Error('Mail was overtaken again and again while it was ranked.');
}
