// The agenda's deeds: topics added or suggested, taken or left, ordered, talked about, taken off; the two-line check-in.
import { z } from 'zod';
import {
  addTopic,
  answerTopic,
  dropTopic,
  orderTopics,
  rewordTopic,
  touchTopic,
} from '../domain/engagement/agenda.ts';
import { refusedCheckIn } from '../domain/engagement/checking-in.ts';
import { isBeforeCoach } from '../domain/engagement/lifecycle.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Refusal, refuse } from '../domain/kernel/outcome.ts';
import { findOne } from '../store/find.ts';
import { checkIns as checkInTable, sessions as sessionTable } from '../store/sessions.table.ts';
import { checkInPlace } from './agenda-views.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, type Scene } from './engagement-deed.ts';
import { DONE, idField, lineField, MADE, optionalLine } from './fields.ts';
import { maySeeStep } from './step-views.ts';

/** Both sides add topics: the coach by suggesting. */
const ROW = { thing: 'agenda topic', verb: 'suggest' } as const;
const OWN_ROW = { thing: 'agenda topic', verb: 'write' } as const;

/** A topic from before the coach came is to the coach like one that does not exist. */
function hiddenTopic({ book, party }: Scene, topicId: Id): Refusal | null {
  const topic = book.topics.find(({ id }) => id === topicId);
  const isHidden = party === 'coach' && topic && isBeforeCoach(book.engagement, topic.at);
  return isHidden ? refuse('topic.not_found') : null;
}

/** A topic for the hour: the client's stands at once, the coach's waits for a yes. */
export const addOneTopic = engagementDeed({
  name: 'topic.add',
  path: 'POST /sessions/:sessionId/topics',
  says: 'Puts a topic on the agenda (as the client), or suggests one (as the coach).',
  ...ROW,
  input: z.object({ sessionId: idField, text: lineField, goalId: idField.optional() }),
  output: MADE,
  run({ book, party: by, at, newId }, { sessionId, text, goalId = null }) {
    const id = newId();
    const changes = addTopic(book, { by, id, sessionId, goalId }, at);
    if (!changes.ok) return changes;
    return accept({
      changes: changes.value,
      words: { topics: { [id]: { words: { text } } } },
      output: { id },
    });
  },
});

/** The client takes a suggestion or leaves it. */
export const answerOneTopic = engagementDeed({
  name: 'topic.answer',
  path: 'POST /topics/:topicId/answer',
  says: 'Takes a suggested topic onto your agenda, or leaves it.',
  ...OWN_ROW,
  input: z.object({ topicId: idField, answer: z.enum(['take', 'leave']) }),
  output: DONE,
  run({ book, party: by }, { topicId, answer }) {
    const changes = answerTopic(book, { by, topicId, answer });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The client's order, and where the check-in stands in it. */
export const orderAgenda = engagementDeed({
  name: 'topic.order',
  path: 'PUT /sessions/:sessionId/topic-order',
  says: 'Orders the topics of an agenda, and says where the check-in on the last steps stands.',
  ...OWN_ROW,
  input: z.object({
    sessionId: idField,
    /** Every topic of the agenda, in the new order; left out: as it was. */
    topicIds: z.array(idField).max(500).optional(),
    checkIn: checkInPlace.optional(),
  }),
  output: DONE,
  async run({ book, party: by, rows }, { sessionId, topicIds, checkIn }) {
    const standing = book.topics.filter((topic) => topic.sessionId === sessionId && topic.state === 'on');
    const asItWas = standing.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
    const changes = orderTopics(book, { by, sessionId, topicIds: topicIds ?? asItWas });
    if (!changes.ok || checkIn === undefined) {
      return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
    }
    const kept = await findOne(rows, sessionTable, { id: sessionId });
    const words = { sessions: { [sessionId]: { words: { ...kept?.words, checkIn } } } };
    const sessions = book.sessions.filter(({ id }) => id === sessionId);
    return accept({ changes: { ...changes.value, sessions }, words, output: {} });
  },
});

/** Whether a topic was talked about; what was not moves on to the next session. */
export const touchOneTopic = engagementDeed({
  name: 'topic.touch',
  path: 'POST /topics/:topicId/touch',
  says: 'Says that a topic was talked about, or that it was not.',
  ...OWN_ROW,
  input: z.object({ topicId: idField, touched: z.boolean().default(true) }),
  output: DONE,
  run({ book, party: by }, { topicId, touched }) {
    const changes = touchTopic(book, { by, topicId, touched });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** A topic or a suggestion of one's own in other words. */
export const rewordOneTopic = engagementDeed({
  name: 'topic.reword',
  path: 'PATCH /topics/:topicId',
  says: 'Words a topic of yours anew, or a suggestion that waits (as the coach).',
  ...ROW,
  input: z.object({ topicId: idField, text: lineField }),
  output: DONE,
  run(scene, { topicId, text }) {
    const no = hiddenTopic(scene, topicId);
    if (no) return no;
    const changes = rewordTopic(scene.book, { by: scene.party, topicId });
    if (!changes.ok) return changes;
    return accept({
      changes: changes.value,
      words: { topics: { [topicId]: { words: { text } } } },
      output: {},
    });
  },
});

/** Takes a topic off the agenda, or one's suggestion back. */
export const dropOneTopic = engagementDeed({
  name: 'topic.drop',
  path: 'DELETE /topics/:topicId',
  says: 'Takes a topic off the agenda, or a suggestion back.',
  ...ROW,
  input: z.object({ topicId: idField }),
  output: DONE,
  run(scene, { topicId }) {
    const no = hiddenTopic(scene, topicId);
    if (no) return no;
    const changes = dropTopic(scene.book, { by: scene.party, topicId });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** Two lines on one of the last steps: what made it possible, what got in the way. */
export const writeCheckIn = engagementDeed({
  name: 'checkin.write',
  path: 'PUT /sessions/:sessionId/check-ins/:stepId',
  says: 'Writes the two lines on a step: what made it possible, what got in the way.',
  thing: 'what got in the way',
  verb: 'write',
  input: z.object({
    sessionId: idField,
    stepId: idField,
    possible: optionalLine,
    inTheWay: optionalLine,
  }),
  output: DONE,
  async run(scene, { sessionId, stepId, possible = '', inTheWay = '' }) {
    const { book, party: by, at, rows } = scene;
    const step = book.steps.find(({ id }) => id === stepId);
    if (step && !maySeeStep(scene, step)) return refuse('step.not_found');
    const written = await findOne(rows, checkInTable, { sessionId, stepId });
    const no = refusedCheckIn(book, { by, sessionId, stepId, writtenBy: written?.by ?? null });
    if (no) return no;
    const engagementId = book.engagement.id;
    const lines = { sessionId, stepId, engagementId, by, at, words: { possible, inTheWay } };
    await rows.put(checkInTable, [lines]);
    const facts = { by, session: sessionId };
    return accept({ events: [{ kind: 'CheckInWritten', about: stepId, facts }], output: {} });
  },
});

/** The deeds of this file. */
export const agendaDeeds: readonly AnyDeed[] = [
  addOneTopic,
  answerOneTopic,
  orderAgenda,
  touchOneTopic,
  rewordOneTopic,
  dropOneTopic,
  writeCheckIn,
];
