// Believable sample data for the gallery of components: one sprint in its seventh week, and a coach's people.
import type { ThroughlineData } from '../../../src/web/throughline/data.ts';

const none = { reflections: [], sparks: [], bends: [], reviews: [], stalled: [], paused: [], strokes: [] };

export const sprint: ThroughlineData = {
  weeks: 13,
  nowWeek: 6.3,
  knots: [
    { at: 0.4, number: 1, state: 'held', href: '#s1', label: 'Session 1, held on Thu 8 Oct' },
    { at: 2.4, number: 2, state: 'held', href: '#s2', label: 'Session 2, held on Thu 22 Oct' },
    { at: 4.2, number: 3, state: 'held', href: '#s3', label: 'Session 3, held on Wed 4 Nov' },
    { at: 6.2, number: 4, state: 'held', href: '#s4', label: 'Session 4, held on Wed 18 Nov' },
    { at: 8.4, number: 5, state: 'booked', href: '#s5', label: 'Session 5, booked for Thu 3 Dec, 16:00' },
    { at: 10.4, number: 6, state: 'booked', href: '#s6', label: 'Session 6, booked for Thu 17 Dec, 16:00' },
  ],
  strokes: [
    { at: 1.1, state: 'kept', href: '#t1', label: 'Ask Jonas for feedback: kept on Tue 13 Oct' },
    { at: 1.9, state: 'kept', href: '#t2', label: 'Write down one decision: kept on Sun 18 Oct' },
    { at: 3.0, state: 'kept', href: '#t3', label: 'Decline the export call: kept on Mon 26 Oct' },
    { at: 3.6, state: 'kept late', href: '#t4', label: 'Talk to Dana: kept on Fri 30 Oct, two days late' },
    { at: 5.0, state: 'kept', href: '#t5', label: 'Let Priya present: kept on Mon 9 Nov' },
    { at: 5.6, state: 'not kept', href: '#t6', label: 'Block Friday morning: not kept' },
    {
      at: 6.0,
      state: 'kept',
      href: '#t7',
      label: 'Think through the question: kept on Mon 16 Nov',
      fresh: true,
    },
    {
      at: 6.7,
      state: 'open',
      href: '#t8',
      label: 'Ask Priya to run Thursday’s prioritisation: due Fri 20 Nov',
    },
  ],
  reflections: [
    { at: 0.7, href: '#r1', label: 'Reflection on Sat 10 Oct' },
    { at: 2.0, href: '#r2', label: 'Reflection on Mon 19 Oct' },
    { at: 3.5, href: '#r3', label: 'Reflection on Thu 29 Oct' },
    { at: 5.2, href: '#r4', label: 'Reflection on Tue 10 Nov' },
  ],
  sparks: [
    { at: 3.2, href: '#w1', label: 'Win on Tue 27 Oct' },
    { at: 5.1, href: '#w2', label: 'Win on Tue 10 Nov' },
  ],
  bends: [{ at: 4.6, href: '#f1', label: 'Friction on Fri 6 Nov' }],
  reviews: [{ at: 12.8, state: 'ahead', href: '#v1', label: 'End review, stands on Sun 3 Jan' }],
  stalled: [],
  paused: [],
};

/** Everything that can happen, close together: for the eye that looks for overlaps. */
export const rough: ThroughlineData = {
  weeks: 13,
  nowWeek: 9.6,
  knots: [
    { at: 0.5, number: 1, state: 'held', href: '#a', label: 'Session 1, held' },
    { at: 2.5, number: 2, state: 'missed', href: '#b', label: 'Session 2, missed' },
    { at: 2.7, number: 3, state: 'held', href: '#c', label: 'Session 3, held' },
    { at: 4.5, number: 4, state: 'cut short', href: '#d', label: 'Session 4, cut short' },
    { at: 8.6, number: 5, state: 'left open', href: '#e', label: 'Session 5, left open' },
    { at: 9.58, number: 6, state: 'in progress', href: '#f', label: 'Session 6, in progress' },
    { at: 11.5, number: 7, state: 'booked', href: '#g', label: 'Session 7, booked' },
  ],
  strokes: [
    { at: 0.5, state: 'kept', href: '#h', label: 'A step, kept' },
    { at: 0.55, state: 'kept late', href: '#i', label: 'A step, kept late' },
    { at: 0.6, state: 'not kept', href: '#j', label: 'A step, not kept' },
    { at: 3.3, state: 'kept', href: '#k', label: 'A step, kept' },
    { at: 8.9, state: 'past its date', href: '#l', label: 'A step, past its date' },
    { at: 9.7, state: 'open', href: '#m', label: 'A step, open' },
    { at: 9.9, state: 'open', href: '#n', label: 'Another step, open' },
  ],
  reflections: [0.5, 0.55, 0.6, 0.65, 3.1, 9.2].map((at) => ({ at, href: '#o', label: 'A reflection' })),
  sparks: [2.5, 2.55, 3.3].map((at) => ({ at, href: '#p', label: 'A win' })),
  bends: [
    { at: 2.6, href: '#q', label: 'A friction' },
    { at: 4.5, href: '#r', label: 'A friction' },
  ],
  reviews: [
    { at: 6.4, state: 'recorded', href: '#s', label: 'Mid-sprint review, recorded' },
    { at: 12.9, state: 'ahead', href: '#t', label: 'End review' },
  ],
  stalled: [{ from: 6.9, to: 8.5 }],
  paused: [{ from: 5, to: 6 }],
};

export const stalling: ThroughlineData = {
  ...rough,
  nowWeek: 8.4,
  paused: [],
  stalled: [{ from: 5.5, to: 8.4 }],
};
export const planned: ThroughlineData = {
  ...none,
  weeks: 13,
  nowWeek: null,
  knots: sprint.knots.map((knot) => ({ ...knot, state: 'booked' as const })),
};
export const short: ThroughlineData = { ...none, weeks: 4, nowWeek: 1.2, knots: sprint.knots.slice(0, 2) };

export const people = [
  {
    name: 'Mira Oduya',
    about: 'Decide with the team, not for it',
    line: sprint,
    needle: 'steady',
    why: 'one step a week for six weeks',
    when: 'today 16:00',
  },
  {
    name: 'Tomás Ríos',
    about: 'A direction after the reorganisation',
    line: { ...sprint, nowWeek: 5.9, knots: sprint.knots.slice(0, 3), bends: [] },
    needle: 'slipping',
    why: 'no session booked since 6 Nov',
    when: 'book the next one',
  },
  {
    name: 'Aiko Sato',
    about: 'Say what I think in the review',
    line: { ...short, weeks: 13, knots: sprint.knots.slice(0, 1) },
    needle: 'steady',
    why: 'first sprint, week 2',
    when: 'Tue 24 Nov, 09:00',
  },
  {
    name: 'Jon Breńić',
    about: 'Leave work at work',
    line: { ...stalling, knots: rough.knots.slice(0, 4) },
    needle: 'stalled',
    why: 'two weeks without a step kept',
    when: 'session left open on 12 Nov',
  },
] as const;

export const nav = [
  { key: 'today', href: '/gallery', label: 'Today', inBar: true },
  { key: 'sprint', href: '/gallery?page=session', label: 'Sprint', inBar: true },
  { key: 'goals', href: '/gallery?page=forms', label: 'Goals', inBar: false },
  { key: 'journal', href: '/gallery?page=lines', label: 'Journal', inBar: true },
  { key: 'picture', href: '/gallery?page=people', label: 'Big picture', inBar: false },
];

export const said = {
  tuesday: 'Tuesday',
  do: 'You do this to ',
  calm: 'build tools people feel calmer using',
  lead: ', and to lead a team that decides without you in the room.',
  week: 'Week 7 of 13',
  figures: '4 sessions held · 6 of 7 steps kept · next session Thu 3 Dec, 16:00',
  stepFor: 'This week’s step, for ',
  goal: 'Decide with the team, not for it',
  step: 'Ask Priya to run Thursday’s prioritisation, and stay quiet for the first twenty minutes.',
  plan: 'If the room turns to me, then I will ask “what would you need to know?” · due Friday · about an hour',
  kept: 'I kept it',
  smaller: 'Make it smaller',
  else: 'Something else …',
  later: 'Ask for later',
  different: 'Swap it for a different one',
  help: 'Do it with help',
  notKept: 'I did not keep it',
  waiting: 'Waiting for you',
  question: 'A question to sit with',
  asks: 'What are you protecting when you answer first?',
  write: 'Write for ten minutes',
  momentum: 'Momentum',
  sixteen: 'Nothing written for sixteen days. Two lines are enough.',
  enough: 'Enough steps?',
  hungry: 'Strategy has gone hungry for five weeks.',
  nothingShared: 'Nothing here yet. A line about what happened today is a good beginning.',
  catchOne: 'Catch a moment',
  noticeKept: 'Kept on Friday. It is on the line.',
  threeSteps: 'Three steps are open. One or two get done, five do not.',
  hour: 'What I want from this hour',
  hourLine: 'Session 5 · with Elena Kask · 16:00 to 17:00',
  everyone: 'Everyone',
  twoToday: 'Two sessions today. One person could use a word from you.',
  thursday: 'Thursday',
};
