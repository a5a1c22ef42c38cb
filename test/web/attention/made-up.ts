// Made-up attention of a made-up day, as its deeds would answer: for pages that are looked at without a database.

import type { AttentionView } from '../../../src/app/attention/attention-reading.ts';
import type { MessageView } from '../../../src/app/attention/views.ts';

export const TODAY = '2026-11-24';

/** A message of today with what is given. */
export function message(given: Partial<MessageView> & { readonly id: string }): MessageView {
  return {
    from: { name: 'Priya Nair', address: 'priya@calmtools.example' },
    subject: 'Draft agenda for Thursday, can you look before I send?',
    at: '2026-11-24T07:12:00.000Z',
    day: TODAY,
    score: 1.2,
    verdict: 'attend',
    mayHaveMissed: false,
    said: null,
    saidAt: null,
    serves: null,
    aim: null,
    reasons: [],
    messageId: `${given.id}@calmtools.example`,
    startsAt: null,
    endsAt: null,
    answeredAt: null,
    source: { id: 'source', name: 'Work' },
    lessonId: null,
    isMuted: false,
    ...given,
  };
}

const STEP = { id: 'step', kind: 'step', title: 'Ask Priya to run the prioritisation' } as const;
const STRATEGY = { id: 'goal-2', kind: 'goal', title: 'Move toward strategy' } as const;

export const FEW: readonly MessageView[] = [
  message({
    id: 'm1',
    aim: STEP,
    reasons: [
      { kind: 'asks', sentence: 'Can you look before I send?', from: 0, to: 20, amount: 1.3 },
      { kind: 'aim', aim: 'step', title: STEP.title, words: ['priya', 'prioritisation'], amount: 0.9 },
      {
        kind: 'sender',
        address: 'priya@calmtools.example',
        answered: 8,
        settled: 11,
        answersToMine: 5,
        amount: 0.6,
      },
    ],
  }),
  message({
    id: 'm2',
    from: { name: 'Jonas Weber', address: 'jonas@calmtools.example' },
    subject: 'Could we squeeze the export in before the freeze?',
    at: '2026-11-24T06:40:00.000Z',
    serves: { goalId: 'goal-1', title: 'Decide with the team, not for it' },
    reasons: [
      { kind: 'answers', amount: 1.1 },
      { kind: 'addressed', alone: true, inCopy: false, amount: 0.5 },
    ],
  }),
  message({
    id: 'm3',
    from: { name: 'Dana Okafor', address: 'dana@calmtools.example' },
    subject: 'Strategy review moved to Monday, two places left',
    aim: STRATEGY,
    reasons: [
      { kind: 'aim', aim: 'goal-2', title: STRATEGY.title, words: ['strategy', 'review'], amount: 1.4 },
      { kind: 'invitation', startsAt: '2026-11-30T09:00:00.000Z', amount: 0.3 },
    ],
  }),
  message({
    id: 'm4',
    from: { name: '', address: 'events@designers.example' },
    subject: '',
    mayHaveMissed: true,
    reasons: [{ kind: 'interest', words: ['prioritisation', 'team'], amount: 0.2 }],
  }),
];

export const DONE: readonly MessageView[] = [
  message({ id: 'd1', subject: 'Offsite dates', said: 'mattered', saidAt: '2026-11-24T08:00:00.000Z' }),
  message({ id: 'd2', subject: 'Your receipt', said: 'did not matter', saidAt: '2026-11-24T08:01:00.000Z' }),
  message({ id: 'd3', subject: 'Numbers for Q4', answeredAt: '2026-11-24T08:30:00.000Z' }),
];

const WEEK: AttentionView['week'] = {
  attended: 9,
  byGoal: [
    { goalId: 'goal-1', title: 'Decide with the team, not for it', count: 5 },
    { goalId: 'goal-2', title: 'Move toward strategy', count: 1 },
  ],
};

const MEETINGS: AttentionView['meetings'] = {
  thisWeek: [
    {
      id: 'i1',
      title: 'Prioritisation',
      from: { name: 'Priya Nair', address: 'priya@calmtools.example' },
      startsAt: '2026-11-26T09:00:00.000Z',
      endsAt: '2026-11-26T10:00:00.000Z',
      day: '2026-11-26',
      goal: { goalId: 'goal-1', title: 'Decide with the team, not for it' },
      isSaid: false,
    },
  ],
  nextWeek: [],
  hours: { all: 38, forGoals: 6.5 },
};

const SOURCES: AttentionView['sources'] = [
  {
    id: 'source',
    name: 'Work',
    kind: 'mailbox',
    state: 'well',
    fault: null,
    readAt: '2026-11-24T15:17:00.000Z',
    messages: 9_412,
    unreadable: 0,
    done: 0,
    total: null,
  },
];

const ENOUGH: AttentionView['enough'] = [
  {
    goalId: 'goal-3',
    title: 'A team that decides without me in the room',
    lastFour: 5,
    lastTwelve: 8,
    pledge: 4,
    hungry: false,
    reason: null,
  },
  {
    goalId: 'goal-2',
    title: 'Move toward strategy',
    lastFour: 0,
    lastTwelve: 1,
    pledge: 1,
    hungry: true,
    reason: 'none in four weeks',
  },
];

/** A whole day; give what should differ. */
export function attentionOf(given: Partial<AttentionView> = {}): AttentionView {
  return {
    isOn: true,
    budget: 7,
    today: { day: TODAY, came: 137, few: [...FEW], earlier: [], done: [...DONE], rest: 130, restOfWeek: 612 },
    week: WEEK,
    meetings: MEETINGS,
    sources: SOURCES,
    enough: ENOUGH,
    ...given,
  };
}
