// The throughline of a sprint as its reader may see it: knots, strokes, dots, sparks and bends with where they lead.
import { z } from 'zod';
import { permits } from '../domain/engagement/access.ts';
import { isBeforeCoach } from '../domain/engagement/lifecycle.ts';
import {
  knotsOf,
  lineReviews,
  nowWeek,
  pausedStretches,
  stalledStretches,
  strokesOf,
  weeksTo,
} from '../domain/engagement/line.ts';
import type { Sprint } from '../domain/engagement/sprint.ts';
import { weekCount } from '../domain/engagement/week.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Day } from '../domain/kernel/time.ts';
import { type JournalMark, journalMarks, sharedItems } from '../store/line-marks.ts';
import type { Scene } from './engagement-deed.ts';

const stretch = z.object({ from: z.number(), to: z.number() });
const mark = z.object({ at: z.number(), on: z.string(), id: z.string() });

/** What a line is drawn from. */
export const throughlineView = z.object({
  sprintId: z.string(),
  number: z.int(),
  startsOn: z.string(),
  endsOn: z.string(),
  weeks: z.int(),
  nowWeek: z.number().nullable(),
  knots: z.array(
    z.object({
      at: z.number(),
      on: z.string(),
      number: z.int(),
      state: z.enum(['held', 'booked', 'missed', 'cut short', 'left open', 'in progress']),
      sessionId: z.string(),
      startsAt: z.string(),
    }),
  ),
  strokes: z.array(
    z.object({
      at: z.number(),
      on: z.string(),
      state: z.enum(['kept', 'kept late', 'not kept', 'open', 'past its date']),
      stepId: z.string(),
    }),
  ),
  reflections: z.array(mark),
  sparks: z.array(mark),
  bends: z.array(mark),
  reviews: z.array(
    z.object({
      at: z.number(),
      on: z.string(),
      kind: z.enum(['mid', 'end']),
      state: z.enum(['recorded', 'standing', 'ahead']),
      reviewId: z.string().nullable(),
    }),
  ),
  stalled: z.array(stretch),
  paused: z.array(stretch),
});

/** A throughline as its reader sees it. */
export type ThroughlineView = z.infer<typeof throughlineView>;

interface JournalOnLine {
  readonly reflections: readonly JournalMark[];
  readonly wins: readonly JournalMark[];
  readonly frictions: readonly JournalMark[];
}

/** What of the client's journal this reader may see on the line: all of one's own, of a client's what is shared. */
async function journalFor(scene: Scene, from: Day, to: Day): Promise<JournalOnLine> {
  const { book, standing, rows } = scene;
  const ownerId = book.engagement.clientId;
  const found = await journalMarks(rows, ownerId, from, to);
  const shared = standing === 'client' ? new Set<Id>() : await sharedItems(rows, book.engagement.id);
  const may = (thing: 'reflection' | 'moment', { id }: JournalMark): boolean =>
    permits(thing, standing, 'read', { shared: shared.has(id) }) === 'yes';
  return {
    reflections: found.reflections.filter((one) => may('reflection', one)),
    wins: found.wins.filter((one) => may('moment', one)),
    frictions: found.frictions.filter((one) => may('moment', one)),
  };
}

function drawn(scene: Scene, sprint: Sprint, journal: JournalOnLine): ThroughlineView {
  const { book, at, standing } = scene;
  const seen = new Set(
    book.steps
      .filter(({ madeAt }) => standing === 'client' || !isBeforeCoach(book.engagement, madeAt))
      .map(({ id }) => id),
  );
  const placed = ({ id, on }: JournalMark) => ({ id, on, at: weeksTo(sprint, on) });
  return {
    sprintId: sprint.id,
    number: sprint.number,
    startsOn: sprint.startsOn,
    endsOn: sprint.endsOn,
    weeks: weekCount(sprint),
    nowWeek: nowWeek(book, sprint, at),
    knots: knotsOf(book, sprint, at),
    strokes: strokesOf(book, sprint, at).filter(({ stepId }) => seen.has(stepId)),
    reflections: journal.reflections.map(placed),
    sparks: journal.wins.map(placed),
    bends: journal.frictions.map(placed),
    reviews: [...lineReviews(book, sprint)],
    stalled: [...stalledStretches(book, sprint, at)],
    paused: [...pausedStretches(book, sprint)],
  };
}

/** The line of one sprint for the reader of this scene. */
export async function viewThroughline(scene: Scene, sprint: Sprint): Promise<ThroughlineView> {
  return drawn(scene, sprint, await journalFor(scene, sprint.startsOn, sprint.endsOn));
}

/** The same without anything of the journal: for a list, where nothing but the book is read. */
export function bareThroughline(scene: Scene, sprint: Sprint): ThroughlineView {
  return drawn(scene, sprint, { reflections: [], wins: [], frictions: [] });
}
