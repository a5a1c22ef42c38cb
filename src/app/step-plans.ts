// A step's plan, the client's own; a step put right; and the next one of a step that was kept.
import { z } from 'zod';
import { addNextWeek } from '../domain/engagement/adding.ts';
import { amendStep } from '../domain/engagement/amending.ts';
import { stepIn } from '../domain/engagement/step-guard.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed } from './engagement-deed.ts';
import { DONE, dayField, idField, lineField } from './fields.ts';
import { MADE_STEP, madeStep, planFields, sizeField, wordsGiven, wordsOfStep } from './steps.ts';

const ROW = { thing: 'step', verb: 'write' } as const;

/** "Again next week" on a kept step. */
export const repeatStep = engagementDeed({
  name: 'step.again',
  path: 'POST /steps/:stepId/next',
  says: 'Makes the next one of a kept step, due a week later; for another goal where its own has ended.',
  ...ROW,
  input: z.object({
    stepId: idField,
    /** Left out: the kept step’s own; the big picture where no goal is open. */
    goalId: idField.optional(),
    dueOn: dayField.optional(),
    sessionId: idField.optional(),
  }),
  output: MADE_STEP,
  async run(scene, { stepId, goalId, dueOn, sessionId = null }) {
    const { book, party, at, newId } = scene;
    const id = newId();
    const given = { ...(dueOn ? { dueOn } : {}), ...(goalId ? { goalId } : {}) };
    const command = { by: party, stepId, id, sessionId, ...given };
    const { text, ifSituation, thenAction, links } = await wordsOfStep(scene, stepId);
    return madeStep(addNextWeek(book, command, at), id, wordsGiven({ text, ifSituation, thenAction, links }));
  },
});

/** A typo or a wrong day put right, on the day the client added the step. */
export const amendOneStep = engagementDeed({
  name: 'step.amend',
  path: 'PATCH /steps/:stepId',
  says: 'Puts the words, the size or the date of a step right on the day you added it, before anything came of it.',
  ...ROW,
  input: z.object({
    stepId: idField,
    text: lineField,
    size: sizeField.optional(),
    dueOn: dayField.optional(),
  }),
  output: DONE,
  async run(scene, { stepId, text, size, dueOn }) {
    const changes = amendStep(scene.book, { by: scene.party, stepId, size, dueOn }, scene.at);
    if (!changes.ok) return changes;
    const words = { ...(await wordsOfStep(scene, stepId)), text };
    return accept({ changes: changes.value, words: { steps: { [stepId]: { words } } }, output: {} });
  },
});

/** The client's own plan for an open step: the if-then, a block in the calendar, links. Its text stays as agreed. */
export const planStep = engagementDeed({
  name: 'step.plan',
  path: 'PATCH /steps/:stepId/plan',
  says: 'Writes your if-then plan, calendar block and links on an open step.',
  ...ROW,
  input: z.object({ stepId: idField, ...planFields }),
  output: DONE,
  async run(scene, { stepId, ...plan }) {
    const found = stepIn(scene.book, stepId);
    if (!found.ok) return found;
    if (scene.party !== 'client') return refuse('step.not_yours');
    if (found.value.state !== 'agreed') return refuse('step.not_open', { state: found.value.state });
    const before = await wordsOfStep(scene, stepId);
    const { ifSituation: _if, thenAction: _then, links: _links, block: _block, ...rest } = before;
    const words = { ...rest, ...wordsGiven(plan) };
    const events = [{ kind: 'StepPlanned', about: stepId }];
    return accept({
      changes: { steps: [found.value], events },
      words: { steps: { [stepId]: { words } } },
      output: {},
    });
  },
});

/** The deeds of this file. */
export const stepPlanDeeds: readonly AnyDeed[] = [repeatStep, amendOneStep, planStep];
