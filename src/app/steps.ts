// Steps: added by the client, proposed by the coach, answered, re-homed, planned, and done again next week.
import { z } from 'zod';
import { addStep, makeInquiryStep, proposeStep } from '../domain/engagement/adding.ts';
import { type Changes, withChanges } from '../domain/engagement/book.ts';
import { answerMove } from '../domain/engagement/negotiation.ts';
import { withdrawStep } from '../domain/engagement/proposal.ts';
import { rehomeStep } from '../domain/engagement/rehoming.ts';
import type { Step } from '../domain/engagement/step.ts';
import { stepIn } from '../domain/engagement/step-guard.ts';
import { takeAnswerBack } from '../domain/engagement/unanswering.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { findOne } from '../store/find.ts';
import { inquiries as inquiryTable } from '../store/sessions.table.ts';
import { type StepWords, steps as stepTable } from '../store/steps.table.ts';
import type { AnyDeed } from './deed.ts';
import { type Done, engagementDeed, engagementReading, type Scene } from './engagement-deed.ts';
import {
  answerField,
  DONE,
  dayField,
  idField,
  lineField,
  linkField,
  localField,
  MADE,
  optionalLine,
} from './fields.ts';
import { maySeeStep, stepView, viewSteps } from './step-views.ts';

/** How large a step is: a quarter of an hour, an hour, half a day. */
export const sizeField = z.enum(['quarter', 'hour', 'half-day']);
/** Whether a step is done in the world or in writing. */
export const kindField = z.enum(['practical', 'reflective']);

const ROW = { thing: 'step', verb: 'write' } as const;
const READ_ROW = { thing: 'step', verb: 'read' } as const;

/** The client's own plan for a step, as forms say it. */
export const planFields = {
  ifSituation: optionalLine,
  thenAction: optionalLine,
  links: z.array(linkField).max(10).optional(),
  block: z.object({ startsLocal: localField, minutes: z.int().min(5).max(480).default(60) }).optional(),
};

/** The words given, without those left empty. */
export function wordsGiven(words: { readonly [K in keyof StepWords]?: StepWords[K] | undefined }): object {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined && value !== ''));
}

/** A step that was made: `holds` unless it waits for the other side's yes. */
export const MADE_STEP = MADE.extend({ holds: z.boolean() });

/** What a deed answers that made or changed a step: the rule's changes and the words beside the new one. */
export function madeStep(
  changes: Outcome<Changes>,
  id: Id,
  words: object,
): Outcome<Done<z.infer<typeof MADE_STEP>>> {
  if (!changes.ok) return changes;
  const holds = (changes.value.steps ?? []).some((step) => step.id === id && step.state !== 'proposed');
  return accept({ changes: changes.value, words: { steps: { [id]: { words } } }, output: { id, holds } });
}

/** The words of a step that stands; for moves that keep them. */
export async function wordsOfStep({ rows }: Pick<Scene, 'rows'>, stepId: Id): Promise<StepWords> {
  const found = await findOne(rows, stepTable, { id: stepId });
  return found?.words ?? { text: '' };
}

async function isParkedHere({ rows, book }: Scene, inquiryId: Id): Promise<boolean> {
  const inquiry = await findOne(rows, inquiryTable, { id: inquiryId, engagementId: book.engagement.id });
  return inquiry !== undefined;
}

/** The client adds a step, agreed by their word; the coach proposes one, which waits for the client's yes. */
export const addOneStep = engagementDeed({
  name: 'step.add',
  path: 'POST /engagements/:engagementId/steps',
  says: 'Adds a step (as the client), or proposes one (as the coach).',
  ...ROW,
  input: z.object({
    engagementId: idField,
    text: lineField,
    kind: kindField.default('practical'),
    size: sizeField.default('hour'),
    goalId: idField.optional(),
    dueOn: dayField.optional(),
    sessionId: idField.optional(),
    inquiryId: idField.optional(),
    ...planFields,
  }),
  output: MADE_STEP,
  async run(scene, input) {
    const { book, party, at } = scene;
    const { text, kind, size, goalId, dueOn, sessionId = null, inquiryId } = input;
    const { ifSituation, thenAction, links, block } = input;
    const id = scene.newId();
    const words = wordsGiven({ text, ifSituation, thenAction, links, block });
    const command = { by: party, id, kind, size, sessionId, ...(dueOn ? { dueOn } : {}) };
    if (inquiryId !== undefined) {
      if (!(await isParkedHere(scene, inquiryId))) return refuse('inquiry.not_found');
      const carried = { ...command, inquiryId, ...(goalId ? { goalId } : {}) };
      return madeStep(makeInquiryStep(book, carried, at), id, words);
    }
    const make = party === 'client' ? addStep : proposeStep;
    return madeStep(make(book, { ...command, goalId: goalId ?? null }, at), id, words);
  },
});

/** A chain in the order it came about: by time and, within an instant, each after the one it follows. */
function inOrder(chain: readonly Step[]): readonly Step[] {
  const depthOf = (step: Step): number => {
    const previous = chain.find(({ id }) => id === step.previousId);
    return previous ? depthOf(previous) + 1 : 0;
  };
  return chain.toSorted((a, b) =>
    a.madeAt === b.madeAt ? depthOf(a) - depthOf(b) : a.madeAt < b.madeAt ? -1 : 1,
  );
}

/** One step with the chain it stands in. */
export const readStep = engagementReading({
  name: 'step.read',
  path: 'GET /steps/:stepId',
  says: 'A step with every move of its chain, oldest first.',
  ...READ_ROW,
  input: z.object({ stepId: idField }),
  output: z.object({ step: stepView, chain: z.array(stepView) }),
  async run(scene, { stepId }) {
    const found = stepIn(scene.book, stepId);
    if (!found.ok) return found;
    if (!maySeeStep(scene, found.value)) return refuse('step.not_found');
    const chain = scene.book.steps.filter(({ chainId }) => chainId === found.value.chainId);
    const views = await viewSteps(scene, inOrder(chain));
    const step = views.find(({ id }) => id === stepId);
    return step ? accept({ step, chain: views }) : refuse('step.not_found');
  },
});

/** The steps of an engagement, newest first; those that were replaced only in their chains. */
export const listSteps = engagementReading({
  name: 'step.list',
  path: 'GET /engagements/:engagementId/steps',
  says: 'The steps of an engagement, newest first.',
  ...READ_ROW,
  input: z.object({
    engagementId: idField,
    state: z.enum(['open', 'waiting', 'kept', 'not kept']).optional(),
  }),
  output: z.object({ steps: z.array(stepView) }),
  async run(scene, { state }) {
    const states = { open: 'agreed', waiting: 'proposed', kept: 'kept', 'not kept': 'not kept' } as const;
    const wanted = scene.book.steps.filter((step) =>
      state ? step.state === states[state] : step.state !== 'replaced',
    );
    const ordered = wanted.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
    return accept({ steps: await viewSteps(scene, ordered) });
  },
});

/** Yes or no to a step or a move that waits for this side. */
export const answerOneStep = engagementDeed({
  name: 'step.answer',
  path: 'POST /steps/:stepId/answer',
  says: 'Accepts or declines a step or a move that waits for you.',
  ...ROW,
  input: z.object({
    stepId: idField,
    answer: answerField,
    dueOn: dayField.optional(),
    sessionId: idField.optional(),
  }),
  output: z.object({
    /** It can be taken back, as nothing came of it yet. */
    open: z.boolean(),
  }),
  run({ book, party, at }, { stepId, answer, dueOn, sessionId = null }) {
    const said = answer === 'accept' ? { kind: answer, ...(dueOn ? { dueOn } : {}) } : { kind: answer };
    const changes = answerMove(book, { by: party, stepId, answer: said, sessionId }, at);
    if (!changes.ok) return changes;
    const after = withChanges(book, changes.value);
    const open = takeAnswerBack(after, { by: party, stepId }, at).ok;
    return accept({ changes: changes.value, output: { open } });
  },
});

/** A yes or no said by a wrong tap. */
export const unanswerOneStep = engagementDeed({
  name: 'step.take_back_answer',
  path: 'DELETE /steps/:stepId/answer',
  says: 'Takes back your yes or no to a step or a move, while nothing came of it; it waits again.',
  ...ROW,
  input: z.object({ stepId: idField }),
  output: DONE,
  run({ book, party, at }, { stepId }) {
    const changes = takeAnswerBack(book, { by: party, stepId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** Takes one's own proposal back. */
export const withdrawOneStep = engagementDeed({
  name: 'step.withdraw',
  path: 'DELETE /steps/:stepId/proposal',
  says: 'Takes back a step or a move you proposed.',
  ...ROW,
  input: z.object({ stepId: idField }),
  output: DONE,
  run({ book, party, at }, { stepId }) {
    const changes = withdrawStep(book, { by: party, stepId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The client gives an open step to another goal. */
export const rehomeOneStep = engagementDeed({
  name: 'step.rehome',
  path: 'PUT /steps/:stepId/goal',
  says: 'Gives an open step to another goal.',
  ...ROW,
  input: z.object({ stepId: idField, goalId: idField.optional() }),
  output: DONE,
  run({ book, party, at }, { stepId, goalId = null }) {
    const changes = rehomeStep(book, { by: party, stepId, goalId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The deeds of this file. */
export const stepDeeds: readonly AnyDeed[] = [
  addOneStep,
  readStep,
  listSteps,
  answerOneStep,
  unanswerOneStep,
  withdrawOneStep,
  rehomeOneStep,
];
