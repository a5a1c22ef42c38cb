// How a session can end and what comes after it: what is missing, the private check, the weeks until the next one.
import { z } from 'zod';
import { missSession } from '../domain/engagement/absence.ts';
import { uncoveredWeeks } from '../domain/engagement/asked.ts';
import { closesLate, missingToClose } from '../domain/engagement/closing.ts';
import { cutShort } from '../domain/engagement/cutting-short.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import { beganAt, isUnsettled, nextBooked } from '../domain/engagement/hour.ts';
import { cancelSession } from '../domain/engagement/moving.ts';
import { asksWhetherRegular, isCutShortTwice } from '../domain/engagement/regularity.ts';
import type { Session } from '../domain/engagement/session.ts';
import { isShared, type Sharing } from '../domain/engagement/shared-item.ts';
import { startSession, undoStart } from '../domain/engagement/starting.ts';
import { findAll, findOne } from '../store/find.ts';
import { sharings as sharingTable } from '../store/journal.table.ts';
import { closingChecks } from '../store/sessions.table.ts';
import { mayHere, type Scene } from './engagement-deed.ts';
import { sessionView, viewSession } from './session-views.ts';

/** What a session needs before it closes; null when it is not on. */
export const closingView = z.object({
  /** Codes of what is missing; none: it can be closed. */
  missing: z.array(z.string()),
  /** The last day a next step may be due. */
  latest: z.string(),
  /** Steps proposed in it whose dates fit and that wait for a yes. */
  awaited: z.array(z.string()),
  /** Closing now is late: the real end is asked for. */
  isLate: z.boolean(),
  /** When it began, as far as is known. */
  began: z.string(),
});

/** The type of the same. */
export type ClosingView = z.infer<typeof closingView>;

/** What this reader could do with a session now, by the rules. */
export const mayView = z.object({
  start: z.boolean(),
  undoStart: z.boolean(),
  move: z.boolean(),
  cancel: z.boolean(),
  cutShort: z.boolean(),
  miss: z.boolean(),
  /** Word anew, make steps, answer: the engagement goes on. */
  write: z.boolean(),
});

/** The five lines of the private check, 0 to 10, and what its author added. */
export const checkView = z.object({
  id: z.string(),
  at: z.string(),
  heard: z.int(),
  mine: z.int(),
  way: z.int(),
  stretched: z.int(),
  unsaid: z.int(),
  said: z.string().nullable(),
  isShared: z.boolean(),
});

/** The type of the same. */
export type CheckView = z.infer<typeof checkView>;

/** What lies ahead of a session that is over, and whether to ask how the hours are going. */
export const onwardView = z.object({
  next: sessionView.nullable(),
  /** Mondays of weeks without a step due until then. */
  uncovered: z.array(z.string()),
  asksWhetherRegular: z.boolean(),
  cutShortTwice: z.boolean(),
  /** A review that stands already; null where one could be called for. */
  reviewId: z.string().nullable(),
  hasSprint: z.boolean(),
});

/** The type of the same. */
export type OnwardView = z.infer<typeof onwardView>;

/** What is missing before this session closes; null before it has begun and once it is over. */
export function viewClosing({ book, at }: Scene, session: Session): ClosingView | null {
  const began = beganAt(session, at);
  if (began === null || !isUnsettled(session) || isOver(book.engagement)) return null;
  const { codes, latest, awaited } = missingToClose(book, session.id, at);
  const isLate = closesLate(session, at);
  return { missing: [...codes], latest, awaited: awaited.map(({ id }) => id), isLate, began };
}

/** What this reader could do with a session now: each is asked of its own rule. */
export function viewMay(scene: Scene, session: Session): z.infer<typeof mayView> {
  const { book, party: by, at, standing } = scene;
  const acts = standing === 'client' || standing === 'coach';
  const { id: sessionId } = session;
  const isAhead = session.state === 'planned' && beganAt(session, at) === null;
  return {
    start: acts && startSession(book, { by, sessionId }, at).ok,
    undoStart: acts && undoStart(book, { by, sessionId }, at).ok,
    move: acts && isAhead && !isOver(book.engagement),
    cancel: acts && cancelSession(book, { by, sessionId, id: sessionId }, at).ok,
    cutShort: acts && cutShort(book, { by, sessionId }, at).ok,
    miss: acts && missSession(book, { by, sessionId, absent: 'both' }, at).ok,
    write: acts && !isOver(book.engagement),
  };
}

/** The client's check of a session: their own, or to the coach while it is shared. */
export async function viewCheck(scene: Scene, session: Session): Promise<CheckView | null> {
  const { book, rows } = scene;
  const check = await findOne(rows, closingChecks, { sessionId: session.id });
  if (!check) return null;
  const sharings: readonly Sharing[] = await findAll(rows, sharingTable, { itemId: check.id });
  const shared = isShared({ engagement: book.engagement, sharings }, check.id);
  if (!check.words || !mayHere(scene, 'closing check', 'read', { shared })) return null;
  const { heard, mine, way, stretched, unsaid, said = null } = check.words;
  return { id: check.id, at: check.at, heard, mine, way, stretched, unsaid, said, isShared: shared };
}

/** What lies ahead, for the reader of this scene. */
export async function viewOnward(scene: Scene, session: Session): Promise<OnwardView> {
  const { book, at } = scene;
  const next = nextBooked(book, at, session.id);
  const standing = book.reviews.find(({ state }) => state === 'standing');
  return {
    next: next ? await viewSession(scene, next) : null,
    uncovered: mayHere(scene, 'step', 'read') ? [...uncoveredWeeks(book, at)] : [],
    asksWhetherRegular: asksWhetherRegular(book, at),
    cutShortTwice: !isOver(book.engagement) && isCutShortTwice(book),
    reviewId: standing?.id ?? null,
    hasSprint: book.sprints.some(({ state }) => state === 'active'),
  };
}
