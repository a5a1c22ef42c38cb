// Planning a sprint: its Monday and weeks, the weekly block, the client's expectations and the goals in focus.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { addDays, type Day, type Instant, mondayOf } from '../kernel/time.ts';
import type { Book, Changes } from './book.ts';
import type { Party } from './engagement.ts';
import { todayIn } from './hour.ts';
import { bookingBarred } from './slot.ts';
import type { Sprint, WeeklyBlock } from './sprint.ts';
import { mondayAfter } from './week.ts';

/** A sprint has 4 to 26 weeks, 13 unless said otherwise. */
export const SPRINT_WEEKS = { least: 4, most: 26, usual: 13 } as const;
/** The weekly block has 15 to 480 minutes, 60 unless said otherwise. */
export const BLOCK_MINUTES = { least: 15, most: 480, usual: 60 } as const;
/** How many goals are advised in focus at most. */
export const FOCUS_ADVISED = 3;
/** A sprint is planned to begin within this many weeks. */
const WEEKS_AHEAD = 26;

/** The sprint that runs now; undefined between sprints and while the last one is in review. */
export function activeSprint(book: Pick<Book, 'sprints'>): Sprint | undefined {
  return book.sprints.find(({ state }) => state === 'active');
}

/** The sprint that is being planned. */
export function plannedSprint(book: Pick<Book, 'sprints'>): Sprint | undefined {
  return book.sprints.find(({ state }) => state === 'planned');
}

/**
 * The first Monday on which a sprint can be planned to begin: today if it is one, else the next, and after the last
 * day of the sprint that runs. One in review does not hold the next one up: the decision can still be made in it.
 */
export function firstMonday(book: Pick<Book, 'engagement' | 'sprints'>, at: Instant): Day {
  const today = todayIn(book, at);
  const monday = mondayOf(today) === today ? today : mondayAfter(today);
  const lasts = book.sprints
    .filter(({ state }) => state !== 'planned')
    .map(({ endsOn }) => addDays(endsOn, 1));
  return [monday, ...lasts].sort().at(-1) ?? monday;
}

function refusedSpan(book: Book, startsOn: Day, weeks: number, at: Instant): Refusal | null {
  const { least, most } = SPRINT_WEEKS;
  if (!Number.isInteger(weeks) || weeks < least || weeks > most)
    return refuse('sprint.weeks', { least, most });
  const earliest = firstMonday(book, at);
  const latest = addDays(earliest, WEEKS_AHEAD * 7);
  if (mondayOf(startsOn) !== startsOn) return refuse('sprint.not_monday', { monday: mondayOf(startsOn) });
  if (startsOn < earliest) return refuse('sprint.too_early', { earliest });
  return startsOn > latest ? refuse('sprint.too_late', { latest }) : null;
}

/** A new plan, by either side. */
export interface PlanSprint {
  readonly by: Party;
  readonly id: Id;
  /** A Monday. */
  readonly startsOn: Day;
  readonly weeks?: number | undefined;
}

/**
 * Plans the next sprint; one plan at a time. Refuses `sprint.already_planned`, `sprint.weeks`, `sprint.not_monday`,
 * `sprint.too_early` (before today or before the running sprint's end; detail: earliest), `sprint.too_late`.
 */
export function planSprint(book: Book, command: PlanSprint, at: Instant): Outcome<Changes> {
  const barred = bookingBarred(book);
  if (barred) return barred;
  const planned = plannedSprint(book);
  if (planned) return refuse('sprint.already_planned', { sprintId: planned.id });
  const { id, by, startsOn, weeks = SPRINT_WEEKS.usual } = command;
  const refused = refusedSpan(book, startsOn, weeks, at);
  if (refused) return refused;
  const number = Math.max(0, ...book.sprints.map((sprint) => sprint.number)) + 1;
  const sprint: Sprint = {
    id,
    engagementId: book.engagement.id,
    number,
    state: 'planned',
    startsOn,
    weeks,
    endsOn: addDays(startsOn, weeks * 7 - 1),
    block: null,
    expectationsAt: null,
    focusGoalIds: [],
    startMissed: false,
    startedAt: null,
    finishedAt: null,
  };
  const facts = { by, startsOn, weeks };
  return accept({ sprints: [sprint], events: [{ kind: 'SprintPlanned', about: id, facts }] });
}

/** Another Monday or another length for a plan. */
export interface ChangePlan {
  readonly by: Party;
  readonly sprintId: Id;
  readonly startsOn?: Day | undefined;
  readonly weeks?: number | undefined;
}

/** Changes a plan while it is one; whatever else was prepared stays. Refuses `sprint.not_planned` and as `planSprint`. */
export function changePlan(book: Book, command: ChangePlan, at: Instant): Outcome<Changes> {
  const barred = bookingBarred(book);
  if (barred) return barred;
  const sprint = book.sprints.find(({ id }) => id === command.sprintId);
  if (!sprint) return refuse('sprint.not_found');
  if (sprint.state !== 'planned') return refuse('sprint.not_planned', { state: sprint.state });
  const { by, startsOn = sprint.startsOn, weeks = sprint.weeks } = command;
  const keepsStart = startsOn === sprint.startsOn && !sprint.startMissed;
  const refused = refusedSpan(book, keepsStart ? firstMonday(book, at) : startsOn, weeks, at);
  if (refused) return refused;
  const endsOn = addDays(startsOn, weeks * 7 - 1);
  const facts = { by, startsOn, weeks };
  return accept({
    sprints: [{ ...sprint, startsOn, weeks, endsOn, startMissed: false }],
    events: [{ kind: 'SprintPlanChanged', about: sprint.id, facts }],
  });
}

/** A sprint that is planned or runs, for what the client alone prepares in it. */
function clientsSprint(book: Book, by: Party, sprintId: Id): Outcome<Sprint> {
  const barred = bookingBarred(book);
  if (barred) return barred;
  const sprint = book.sprints.find(({ id }) => id === sprintId);
  if (!sprint) return refuse('sprint.not_found');
  if (by !== 'client') return refuse('sprint.client_only');
  const isOpen = sprint.state === 'planned' || sprint.state === 'active';
  return isOpen ? accept(sprint) : refuse('sprint.not_running', { state: sprint.state });
}

/** Sets the client's weekly block for the work in between. Refuses `sprint.block` (detail: least and most minutes). */
export function setBlock(
  book: Book,
  command: { readonly by: Party; readonly sprintId: Id; readonly block: WeeklyBlock },
  _at: Instant,
): Outcome<Changes> {
  const found = clientsSprint(book, command.by, command.sprintId);
  if (!found.ok) return found;
  const { weekday, time, minutes } = command.block;
  const { least, most } = BLOCK_MINUTES;
  const isDay = Number.isInteger(weekday) && weekday >= 1 && weekday <= 7;
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  const isLength = Number.isInteger(minutes) && minutes >= least && minutes <= most;
  if (!isDay || !isTime || !isLength) return refuse('sprint.block', { least, most });
  const block = { weekday, time, minutes };
  // Pledged hours are the client's own: the coach learns only whether they are there.
  const facts = { weekday, time, minutes };
  const events = [{ kind: 'SprintBlockSet', about: found.value.id, facts, audience: 'client' as const }];
  return accept({ sprints: [{ ...found.value, block }], events });
}

/**
 * The client answers the three expectations in their own words (kept elsewhere; `answered` counts those that are not
 * empty). Answered again, the newer words hold. Refuses `sprint.expectations` unless all three are there.
 */
export function answerExpectations(
  book: Book,
  command: { readonly by: Party; readonly sprintId: Id; readonly answered: number },
  at: Instant,
): Outcome<Changes> {
  const found = clientsSprint(book, command.by, command.sprintId);
  if (!found.ok) return found;
  if (command.answered !== 3) return refuse('sprint.expectations', { needed: 3 });
  const events = [{ kind: 'ExpectationsAnswered', about: found.value.id }];
  return accept({ sprints: [{ ...found.value, expectationsAt: at }], events });
}

/**
 * The client chooses the goals in focus. A fourth is warned of (`warns` in the event), not refused. Refuses
 * `goal.not_found`, `goal.ended`, and `goal.no_meaning` (detail: goalId) for one that newly comes into focus before it
 * says why it matters.
 */
export function focusGoals(
  book: Book,
  command: { readonly by: Party; readonly sprintId: Id; readonly goalIds: readonly Id[] },
  _at: Instant,
): Outcome<Changes> {
  const found = clientsSprint(book, command.by, command.sprintId);
  if (!found.ok) return found;
  const sprint = found.value;
  const goalIds = [...new Set(command.goalIds)];
  for (const goalId of goalIds.filter((id) => !sprint.focusGoalIds.includes(id))) {
    const goal = book.goals.find(({ id }) => id === goalId);
    if (!goal) return refuse('goal.not_found', { goalId });
    if (goal.state !== 'open') return refuse('goal.ended', { goalId });
    if (!goal.hasMeaning) return refuse('goal.no_meaning', { goalId });
  }
  const facts = { count: goalIds.length, warns: goalIds.length > FOCUS_ADVISED };
  // The number alone could tell a coach of goals they do not read.
  const events = [{ kind: 'FocusChosen', about: sprint.id, facts, audience: 'client' as const }];
  return accept({ sprints: [{ ...sprint, focusGoalIds: goalIds }], events });
}
