// What a person says of a message: that it mattered, that it did not, that it can wait, which goal it serves. Each can be
// taken back, and then everything learned is as if it had never been said; what was proposed stands as before.
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { messages } from '../../store/attention.table.ts';
import { findBones } from '../../store/find.ts';
import { goals } from '../../store/goals.table.ts';
import type { AnyDeed } from '../deed.ts';
import { DONE, idField } from '../fields.ts';
import { type OwnScene, personDeed } from '../person-deed.ts';
import { linesAbout, teach, withMessage } from './own-messages.ts';
import { sayingField } from './views.ts';

const WRITES = { thing: 'mail', verb: 'write' } as const;
const TAUGHT = z.object({ lessonId: z.string().nullable() });
const SAYINGS = ['mattered', 'did not matter'] as const;

async function lineOf(
  { rows }: OwnScene,
  messageId: Id,
  kinds: Parameters<typeof linesAbout>[2],
): Promise<Id | null> {
  const [line] = await linesAbout(rows, messageId, kinds);
  return line ?? null;
}

/** Says what a message is to the person; said anew, it takes the place of what was said before. */
export const sayOfMessage = personDeed({
  name: 'attention.say',
  path: 'POST /attention/messages/:messageId/sayings',
  says: 'Says that a message mattered, did not, or can wait. The first two teach, from the next message on.',
  ...WRITES,
  input: z.object({ messageId: idField, says: sayingField }),
  output: TAUGHT,
  run: withMessage(async (scene, found, { messageId, says }) => {
    // Said twice by two taps it is said once.
    if (found.message.said === says)
      return accept({ output: { lessonId: await lineOf(scene, messageId, SAYINGS) } });
    const teaches = says === 'can wait' ? null : says;
    const lessonId = await teach(scene, found, { instead: SAYINGS, teaches });
    await scene.rows.change(messages, messageId, { said: says, saidAt: scene.at });
    return accept({ output: { lessonId } });
  }),
});

/** Takes back what was said of a message. */
export const takeBackSaying = personDeed({
  name: 'attention.take_back',
  path: 'DELETE /attention/messages/:messageId/sayings',
  says: 'Takes back what you said of a message, with all that was learned from it.',
  ...WRITES,
  input: z.object({ messageId: idField }),
  output: DONE,
  run: withMessage(async (scene, found, { messageId }) => {
    if (found.message.said === null) return refuse('message.not_spoken_of');
    await teach(scene, found, { instead: SAYINGS, teaches: null });
    await scene.rows.change(messages, messageId, { said: null, saidAt: null });
    return accept({ output: {} });
  }),
});

/** Says which goal a message serves. */
export const sayItServes = personDeed({
  name: 'attention.serves',
  path: 'PUT /attention/messages/:messageId/goal',
  says: 'Says which of your goals a message serves; it teaches, from the next message on.',
  ...WRITES,
  input: z.object({ messageId: idField, goalId: idField }),
  output: TAUGHT,
  run: withMessage(async (scene, found, { messageId, goalId }) => {
    const [goal] = await findBones(scene.rows, goals, { id: goalId, ownerId: scene.me });
    if (!goal) return refuse('goal.not_found');
    if (goal.state !== 'open') return refuse('goal.ended');
    if (found.message.servesId === goalId)
      return accept({ output: { lessonId: await lineOf(scene, messageId, ['serves']) } });
    const lessonId = await teach(scene, found, {
      instead: ['serves'],
      teaches: 'serves',
      serves: goalId,
    });
    await scene.rows.change(messages, messageId, { servesId: goalId });
    return accept({ output: { lessonId } });
  }),
});

/** Takes back which goal a message serves. */
export const sayItServesNone = personDeed({
  name: 'attention.serves_none',
  path: 'DELETE /attention/messages/:messageId/goal',
  says: 'Takes back which goal a message serves, with all that was learned from it.',
  ...WRITES,
  input: z.object({ messageId: idField }),
  output: DONE,
  run: withMessage(async (scene, found, { messageId }) => {
    if (found.message.servesId === null) return refuse('message.not_spoken_of');
    await teach(scene, found, { instead: ['serves'], teaches: null });
    await scene.rows.change(messages, messageId, { servesId: null });
    return accept({ output: {} });
  }),
});

/** The deeds of this file. */
export const sayingDeeds: readonly AnyDeed[] = [sayOfMessage, takeBackSaying, sayItServes, sayItServesNone];
