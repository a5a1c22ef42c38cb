// One engagement as each side sees it: how it stands, what is open, what is next; after the end only what is left to read.
import { z } from 'zod';
import { openSteps } from '../domain/engagement/asked.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import { isBooked, nextBooked } from '../domain/engagement/hour.ts';
import { coachReadsUntil } from '../domain/engagement/lifecycle.ts';
import type { Session } from '../domain/engagement/session.ts';
import { isShared } from '../domain/engagement/shared-item.ts';
import { holdingTerms, holdingText, newestSigned, newestText } from '../domain/engagement/signing.ts';
import { minutesBetween } from '../domain/kernel/time.ts';
import { engagements } from '../store/engagements.table.ts';
import { findAll, findBones } from '../store/find.ts';
import { sharings } from '../store/journal.table.ts';
import { mayHere, type Scene } from './engagement-deed.ts';
import { viewSessions } from './session-views.ts';
import { goalTitles, viewSteps } from './step-views.ts';

const partyField = z.enum(['client', 'coach']);

/** How the agreement stands. */
export const agreementStateView = z.object({
  state: z.enum(['none', 'waiting', 'signed']),
  holdingNumber: z.int().nullable(),
  /** Days the coach goes on reading after the end. */
  afterEndDays: z.int(),
  retentionMonths: z.int(),
});

/** Hours really held, which both keep for good. */
export const hoursView = z.object({
  held: z.int(),
  minutes: z.int(),
  dates: z.array(z.object({ id: z.string(), startsAt: z.string(), minutes: z.int(), state: z.string() })),
});

/** How it ended. */
export const endView = z.object({
  state: z.enum(['completed', 'ended']),
  at: z.string(),
  on: z.string(),
  by: partyField,
  /** Until when the coach reads what they could read before. */
  coachReadsUntil: z.string(),
  /** The reason, for whoever wrote it and for the other once it is shared. */
  reason: z.string().nullable(),
  reasonIsMine: z.boolean(),
  reasonIsShared: z.boolean(),
});

/** A goal that lies in this engagement. */
export const placedGoalView = z.object({
  id: z.string(),
  title: z.string(),
  clarity: z.enum(['itch', 'direction', 'outcome', 'levels']),
  state: z.enum(['open', 'reached', 'let go', 'changed']),
  inFocus: z.boolean(),
});

/** How the agreement of this engagement stands. */
export function viewAgreementState({ book }: Scene): z.infer<typeof agreementStateView> {
  const { afterEndDays, retentionMonths } = holdingTerms(book);
  const state = newestSigned(book) ? 'signed' : newestText(book) ? 'waiting' : 'none';
  return { state, holdingNumber: holdingText(book)?.number ?? null, afterEndDays, retentionMonths };
}

/** Real minutes of a session that was held, or broke off. */
function heldMinutes({ startedAt, startsAt, endedAt, endsAt }: Session): number {
  return Math.round(minutesBetween(startedAt ?? startsAt, endedAt ?? endsAt));
}

/** Dates and hours: the part that both keep. */
export function viewHours({ book }: Scene): z.infer<typeof hoursView> {
  const past = book.sessions
    .filter(({ state }) => state === 'closed' || state === 'cut short' || state === 'missed')
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const held = past.filter(({ state }) => state === 'closed');
  return {
    held: held.length,
    minutes: held.reduce((sum, session) => sum + heldMinutes(session), 0),
    dates: past.map((session) => ({
      id: session.id,
      startsAt: session.startedAt ?? session.startsAt,
      minutes: session.state === 'missed' ? session.minutes : heldMinutes(session),
      state: session.state,
    })),
  };
}

/** How it ended, with the reason as far as this reader may read it; null while it goes on. */
export async function viewEnd(scene: Scene): Promise<z.infer<typeof endView> | null> {
  const { book, party, rows, me } = scene;
  const { engagement } = book;
  const { id, state, overAt, overOn, overBy } = engagement;
  const isEnd = state === 'completed' || state === 'ended';
  if (!isEnd || overAt === null || overOn === null || overBy === null) return null;
  const shared = isShared({ engagement, sharings: await findBones(rows, sharings, { itemId: id }) }, id);
  const mine = overBy === party && me !== null;
  const may = mayHere(scene, 'ending reason', 'read', { author: mine, shared });
  const [opened] = may ? await findAll(rows, engagements, { id }) : [];
  return {
    ...{ state, at: overAt, on: overOn, by: overBy },
    coachReadsUntil: coachReadsUntil(book) ?? overAt,
    reason: opened?.overReason ?? null,
    reasonIsMine: mine,
    reasonIsShared: shared && (opened?.overReason ?? null) !== null,
  };
}

/** The goals that lie here, as far as this reader may read them: those in focus first. */
export async function viewPlacedGoals(scene: Scene): Promise<z.infer<typeof placedGoalView>[]> {
  const { book } = scene;
  const running = book.sprints.find(({ state }) => state !== 'finished');
  const focus = running?.focusGoalIds ?? [];
  const here = book.goals.filter(({ placedIn }) => placedIn === book.engagement.id);
  const titles = await goalTitles(
    scene,
    here.map(({ id }) => id),
  );
  return here
    .filter(({ id }) => titles.has(id))
    .map(({ id, clarity, state }) => {
      return { id, title: titles.get(id) ?? '', clarity, state, inFocus: focus.includes(id) };
    })
    .toSorted((a, b) => Number(b.inFocus) - Number(a.inFocus));
}

/** The open steps, the first due first. */
export function viewOpenSteps(scene: Scene) {
  const open = openSteps(scene.book).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return mayHere(scene, 'step', 'read') ? viewSteps(scene, open) : Promise.resolve([]);
}

/** The session that is on, else the next one booked. One that was left open is neither, however it began. */
export function nextSession({ book, at }: Pick<Scene, 'book' | 'at'>): Session | undefined {
  if (isOver(book.engagement)) return undefined;
  const on = book.sessions.find((session) => session.startsAt <= at && isBooked(session, at));
  const begun = book.sessions.find((session) => session.state === 'in progress' && isBooked(session, at));
  return on ?? begun ?? nextBooked(book, at);
}

/** The same as its reader sees it. */
export async function viewNext(scene: Scene) {
  const next = nextSession(scene);
  const [view] = next ? await viewSessions(scene, [next]) : [];
  return view ?? null;
}
