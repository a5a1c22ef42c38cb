// From mail into the engagement: a step, or a topic on the next agenda, in the words the client gives. Only these words get
// there; neither the step nor the topic says that a message was where it came from.
import { z } from 'zod';
import { addStep } from '../../domain/engagement/adding.ts';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { BROUGHT, ontoAgenda } from '../bringing.ts';
import type { AnyDeed } from '../deed.ts';
import { dayField, idField, lineField } from '../fields.ts';
import { keepThere, ownBooks, theOneOf } from '../own-books.ts';
import { personDeed } from '../person-deed.ts';
import { kindField, MADE_STEP, planFields, sizeField, wordsGiven } from '../steps.ts';
import { ownMessage } from './own-messages.ts';

const WRITES = { thing: 'mail', verb: 'write' } as const;

/** Makes a step of the client's from a message. */
export const messageIntoStep = personDeed({
  name: 'attention.into_step',
  path: 'POST /attention/messages/:messageId/step',
  says: 'Makes a step of yours from a message, in the words you give. Both read the step; the message stays yours alone.',
  ...WRITES,
  alsoLocks: 'engagements',
  input: z.object({
    messageId: idField,
    engagementId: idField,
    text: lineField,
    kind: kindField.default('practical'),
    size: sizeField.default('hour'),
    goalId: idField.optional(),
    dueOn: dayField.optional(),
    ...planFields,
  }),
  output: MADE_STEP.extend({ engagementId: z.string() }),
  async run(scene, input) {
    const { messageId, engagementId, text, kind, size, goalId = null, dueOn } = input;
    const { ifSituation, thenAction, links, block } = input;
    const found = await ownMessage(scene, messageId);
    if (!found.ok) return found;
    const there = theOneOf(await ownBooks(scene), engagementId);
    if (!there) return refuse('engagement.not_found');
    const id = scene.newId();
    const command = { by: 'client' as const, id, kind, size, goalId, ...(dueOn ? { dueOn } : {}) };
    const changes = addStep(there.scene.book, command, scene.at);
    if (!changes.ok) return changes;
    const words = wordsGiven({ text, ifSituation, thenAction, links, block });
    const told = await keepThere(there, { changes: changes.value, words: { steps: { [id]: { words } } } });
    return accept({ told: [told], output: { id, holds: true, engagementId } });
  },
});

/** Makes a topic of the client's from a message. */
export const messageIntoTopic = personDeed({
  name: 'attention.into_topic',
  path: 'POST /attention/messages/:messageId/topic',
  says: 'Brings what a message is about to the next agenda, in the words you give. Both read the topic, and nothing else.',
  ...WRITES,
  alsoLocks: 'engagements',
  input: z.object({ messageId: idField, engagementId: idField.optional(), text: lineField }),
  output: BROUGHT,
  async run(scene, { messageId, ...topic }) {
    const found = await ownMessage(scene, messageId);
    return found.ok ? ontoAgenda(scene, topic) : found;
  },
});

/** Puts what had the client's attention this week on the agenda. */
export const weekIntoTopic = personDeed({
  name: 'attention.week_into_topic',
  path: 'POST /attention/week/topic',
  says: 'Brings what had your attention this week to the next agenda, in the words you give. Both read the topic.',
  ...WRITES,
  alsoLocks: 'engagements',
  input: z.object({ engagementId: idField.optional(), text: lineField }),
  output: BROUGHT,
  run: ontoAgenda,
});

/** The deeds of this file. */
export const bringingDeeds: readonly AnyDeed[] = [messageIntoStep, messageIntoTopic, weekIntoTopic];
