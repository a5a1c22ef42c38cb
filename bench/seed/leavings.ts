// What people leave behind beside the rules: notes and topics of sessions, reviews, a journal, a big picture.

import { addDays } from '../../src/domain/kernel/time.ts';
import type { PutOf } from '../../src/store/table.ts';
import type { tables } from '../../src/store/tables.ts';
import type { Pattern, RowsByTable, Value } from './patterns.ts';

type Made = <K extends keyof typeof tables>(name: K, value: PutOf<(typeof tables)[K]>) => void;
type NewId = (at: string) => string;

const SAID = [
  'We named what the last two weeks were really about, and what could wait.',
  'The hard part is saying it before the plan is settled, not afterwards in the corridor.',
  'Two people asked what I thought; both times I had an answer and did not trust it.',
];
const LINES = [
  'Said the risk out loud in the planning round, and it was taken up.',
  'Not sure whether pushing for a decision is my place.',
  'Jonas cut me off and I let him.',
];
const THOUGHT =
  'Today I noticed how quickly I agree when somebody is loud. It is not that I think they are right; I want the ' +
  'meeting to be over. If I had asked one question before agreeing, we would have seen the gap a week earlier.';

function collector(): { made: Made; rows: Map<string, Value[]> } {
  const rows = new Map<string, Value[]>();
  const made: Made = (name, value) => {
    const list = rows.get(name) ?? [];
    list.push(value as Value);
    rows.set(name, list);
  };
  return { made, rows };
}

interface Sitting {
  readonly id: string;
  readonly startsAt: string;
}

/** Notes, topics and a question carried away, for every session that was closed. */
export function sessionLeavings(pattern: Pattern, newId: NewId): RowsByTable {
  const { engagementId, clientId } = pattern;
  const { made, rows } = collector();
  const closed = (pattern.rows.get('sessions') ?? []).filter(({ state }) => state === 'closed');
  for (const { id: sessionId, startsAt: at } of closed as unknown as readonly Sitting[]) {
    const here = { sessionId, engagementId, at };
    for (const text of SAID) {
      const note = { authorId: clientId, isPrivate: false, amendedAt: null, words: { text } };
      made('notes', { id: newId(at), ...here, ...note });
    }
    for (const position of [1, 2]) {
      const topic = { by: 'client', state: 'on', touched: true, position, goalId: null } as const;
      made('topics', { id: newId(at), ...here, ...topic, words: { text: LINES[position] ?? '' } });
    }
    const inquiry = {
      by: 'coach',
      stepId: null,
      words: { text: 'What would you ask if you were new here?' },
    } as const;
    made('inquiries', { id: newId(at), ...here, ...inquiry });
  }
  return rows;
}

interface Planned {
  readonly id: string;
  readonly startsOn: string;
}

/** The two reviews of a sprint that is over, with the client's score of the goal and a sentence of both. */
export function reviewLeavings(pattern: Pattern, goalId: string, newId: NewId): RowsByTable {
  const { engagementId, clientId, coachId } = pattern;
  const { made, rows } = collector();
  for (const { id: sprintId, startsOn } of (pattern.rows.get('sprints') ??
    []) as unknown as readonly Planned[]) {
    for (const [kind, days] of [
      ['mid', 45],
      ['end', 90],
    ] as const) {
      const standsFrom = addDays(startsOn, days);
      const at = `${standsFrom}T17:00:00.000Z`;
      const reviewId = newId(at);
      const done = {
        state: 'done',
        decision: 'go on',
        decidedAt: at,
        skipAskedBy: null,
        skipAskedAt: null,
      } as const;
      made('reviews', {
        id: reviewId,
        engagementId,
        sprintId,
        kind,
        standsFrom,
        ...done,
        sessionId: null,
        calledBy: null,
        words: {},
      });
      const score = { level: null, weight: null, from: null, at, words: { difference: SAID[0] ?? '' } };
      made('scores', { reviewId, goalId, engagementId, ownerId: clientId, ...score });
      for (const authorId of [clientId, coachId ?? clientId]) {
        const words = { text: 'We are quicker at the point; the hour still ends too late.' };
        made('reviewAnswers', { id: newId(at), reviewId, engagementId, authorId, at, words });
      }
    }
  }
  return rows;
}

const WEEKS = 104;

const reflectionOn = (ownerId: string, goalId: string, madeOn: string, at: string) =>
  ({
    ...{ ownerId, subject: 'goal' as const, goalId, questionId: null, madeAt: at, madeOn, changedAt: at },
    ...{ version: 1, removedAt: null, words: { text: THOUGHT } },
  }) as const;

/** Two years of a journal: a reflection every other week, a moment every week, some of them shared. */
export function journalLeavings(pattern: Pattern, goalId: string, today: string, newId: NewId): RowsByTable {
  const { engagementId, clientId: ownerId } = pattern;
  const { made, rows } = collector();
  for (let week = WEEKS; week > 0; week -= 1) {
    const madeOn = addDays(today, -7 * week + 2);
    const at = `${madeOn}T19:30:00.000Z`;
    const kind = (['win', 'doubt', 'friction'] as const)[week % 3] ?? 'win';
    const id = newId(at);
    const moment = {
      ownerId,
      kind,
      friction: kind === 'friction' ? 'challenge' : null,
      sessionId: null,
    } as const;
    const told = { madeAt: at, madeOn, explored: 0, version: 1, removedAt: null };
    made('moments', { id, ...moment, ...told, words: { line: LINES[week % 3] ?? '' } });
    if (week % 4 === 0) {
      made('sharings', {
        id: newId(at),
        kind: 'moment',
        itemId: id,
        ownerId,
        engagementId,
        at,
        takenBackAt: null,
      });
    }
    if (week % 2 === 1) continue;
    made('reflections', { id: newId(at), ...reflectionOn(ownerId, goalId, madeOn, at) });
  }
  return rows;
}

/** Why all of it: a big picture, and a goal of years that steps are pledged to. */
export function wishLeavings(pattern: Pattern, since: string, newId: NewId): RowsByTable {
  const { clientId: ownerId, engagementId } = pattern;
  const { made, rows } = collector();
  const why = {
    whyCareer: 'To be somebody others build on.',
    whyProduct: 'So that fewer people find out too late.',
  };
  made('bigPictures', { id: newId(since), ownerId, number: 1, at: since, words: why });
  const goal = {
    state: 'open',
    clarity: 'direction',
    horizon: 'long-term',
    years: 3,
    parentId: null,
  } as const;
  const measure = {
    area: 'influence',
    hasMeaning: true,
    pledge: 4,
    level: null,
    levelAtFirst: null,
    weight: 1,
  };
  const kept = { madeAt: since, endedOn: null, version: 1, placedIn: engagementId };
  const words = { title: 'Lead a product of my own', meaning: 'I want to answer for the whole of it.' };
  made('goals', { id: newId(since), ownerId, ...goal, ...measure, ...kept, words });
  return rows;
}
