// What Today says.
import type { KnotState, LineReviewState, StrokeState } from '../../domain/engagement/line.ts';

const DAYS = (count: number): string => (count === 1 ? 'one day' : `${count} days`);
const number = (facts: Readonly<Record<string, unknown>>, name: string): number =>
  typeof facts[name] === 'number' ? facts[name] : 0;

export const today = {
  title: 'Today',
  weekOf: (week: number, weeks: number) => `Week ${week} of ${weeks}`,
  planned: (number: number) => `Sprint ${number}, being planned`,
  inReview: (number: number) => `Sprint ${number}, in review`,
  counts: (held: number, kept: number, of: number) => {
    const sessions = held === 1 ? 'one session held' : `${held} sessions held`;
    return of === 0 ? sessions : `${sessions} · ${kept} of ${of} steps kept`;
  },
  next: (moment: string) => `next session ${moment}`,
  on: 'The session is on',
  noNext: 'no session booked',
  openPlan: 'open the plan',
  noSprint: 'No sprint is planned.',
  plan: 'Plan one',
  waiting: {
    title: 'Waiting for you',
    closing: 'The session closes with your yes to this step',
    'session move': 'Another time is proposed for a session',
    pause: 'A pause is proposed',
    'step move': 'A change to a step waits for your answer',
    step: 'A step is proposed to you',
    gap: 'A longer stretch without a session waits for your yes',
    'left open': 'A session was left open',
    'session offer': 'A session needs a new date',
    friction: 'A friction was shared with you',
    'review skip': 'Skipping a review is proposed',
    review: 'A review stands',
    signature: 'The agreement waits for your signature',
    wording: 'A wording for your goal is suggested',
    topic: 'A topic is suggested for the agenda',
  },
  asked: {
    title: 'What is the next step?',
    lead: 'No step is open within its date. One small thing is enough.',
    act: 'Name the next step',
    free: 'No step is open.',
  },
  uncovered: (weeks: readonly string[], list: (items: readonly string[]) => string) =>
    weeks.length === 1
      ? `The week of ${list(weeks)} has no step due yet.`
      : `The weeks of ${list(weeks)} have no step due yet.`,
  addStep: 'Add a step',
  tooMany: 'More than two steps are open. One or two get done; five do not. Which one matters most?',
  question: { title: 'A question to sit with', write: 'Write for ten minutes', step: 'Make it my step' },
  momentum: {
    title: 'Momentum',
    rhythm: 'Rhythm',
    action: 'Action',
    reflection: 'Reflection',
    paused: (day: string) => `Paused. It goes on ${day}.`,
    reasons: {
      'momentum.none_booked': () => 'No session is booked, and one is due.',
      'momentum.next_is_far': (facts) =>
        `The next session comes after ${DAYS(number(facts, 'g'))} without one.`,
      'momentum.long_since_held': (facts) => `${number(facts, 'd')} days without a session.`,
      'momentum.weeks_without_step': (facts) =>
        `${number(facts, 'empty')} of the last full weeks went by without a step kept.`,
      'momentum.long_since_reflected': (facts) =>
        `Nothing written for ${DAYS(number(facts, 'days'))}. Two lines are enough.`,
    } as Readonly<Record<string, (facts: Readonly<Record<string, unknown>>) => string>>,
    repairs: {
      'momentum.book_within_seven': 'Book a session within seven days',
      'momentum.hold_booked': 'Hold the one that is booked',
      'momentum.hold_and_book': 'Hold the one that is booked, and book the next',
      'momentum.keep_step': 'Keep the step that is open',
      'momentum.add_and_keep_step': 'Name one small step and keep it',
      'momentum.write_reflection': 'Write now',
    } as Readonly<Record<string, string>>,
  },
  enough: {
    title: 'Enough steps?',
    pace: (kept: number, pledge: number | null) => {
      if (pledge === null) return `${kept} in four weeks`;
      // Beyond what was pledged there is nothing left for it to be a part of.
      return kept > pledge
        ? `${kept} in four weeks; ${pledge === 0 ? 'none' : pledge} pledged`
        : `${kept} of ${pledge} in four weeks`;
    },
    twelve: (kept: number) => `${kept} in twelve weeks`,
    hungry: 'hungry',
    reasons: {
      'none in four weeks': (title: string) => `Nothing kept for “${title}” in four weeks.`,
      'under half the pledge': (title: string) => `“${title}” gets less than half of what you pledged.`,
    },
  },
  line: {
    knots: {
      held: 'held',
      booked: 'booked',
      missed: 'missed',
      'cut short': 'cut short',
      'left open': 'left open',
      'in progress': 'on now',
    } satisfies Record<KnotState, string>,
    strokes: {
      kept: 'kept',
      'kept late': 'kept, late',
      'not kept': 'not kept',
      open: 'open',
      'past its date': 'past its date',
    } satisfies Record<StrokeState, string>,
    reviews: { recorded: 'done', standing: 'stands now', ahead: 'ahead' } satisfies Record<
      LineReviewState,
      string
    >,
    session: (number: number, state: string, day: string) => `Session ${number}, ${state}, ${day}`,
    step: (state: string, day: string) => `Step, ${state}, ${day}`,
    reflection: (day: string) => `Reflection, ${day}`,
    win: (day: string) => `Win, ${day}`,
    friction: (day: string) => `Friction, ${day}`,
    mid: (state: string, day: string) => `Mid-sprint review, ${state}, ${day}`,
    end: (state: string, day: string) => `End review, ${state}, ${day}`,
  },
  others: {
    title: 'Your other engagements',
    alone: 'without a coach',
    states: {
      exploring: 'getting to know each other',
      agreed: 'agreed',
      active: 'running',
      paused: 'paused',
      completed: 'completed',
      ended: 'ended',
    },
  },
  start: {
    lede: 'What would you like to be different three months from now?',
    picture: 'Begin with the big picture',
    pictureLead: 'Why this career, why this product. A few lines are enough; they can change.',
    goal: 'Name a first goal',
    goalLead: 'An itch will do: something that bothers you.',
    coach: 'Invite your coach',
    coachLead: 'Somebody you like and respect. You can also begin alone.',
    client: 'Invite a client',
    clientLead: 'If you are here to coach.',
  },
};
