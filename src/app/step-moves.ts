// Moves and marks of a step: smaller, later, different, with help; kept, not kept, put right; confirmed in a session.
import { z } from 'zod';
import { confirmStep, unconfirmStep } from '../domain/engagement/adding.ts';
import type { Changes } from '../domain/engagement/book.ts';
import { correctMark, markKept, markNotKept } from '../domain/engagement/mark.ts';
import type { Move } from '../domain/engagement/move.ts';
import { answerMove, makeMove } from '../domain/engagement/negotiation.ts';
import { stepIn } from '../domain/engagement/step-guard.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import type { StepWords } from '../store/steps.table.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, type Scene } from './engagement-deed.ts';
import { DONE, dayField, idField, optionalLine } from './fields.ts';
import { kindField, MADE_STEP, madeStep, sizeField, wordsGiven, wordsOfStep } from './steps.ts';

const ROW = { thing: 'step', verb: 'write' } as const;

const moveInput = z.object({
  stepId: idField,
  move: z.enum(['smaller', 'later', 'different', 'with help']),
  text: optionalLine,
  kind: kindField.optional(),
  size: sizeField.optional(),
  goalId: idField.optional(),
  dueOn: dayField.optional(),
  why: optionalLine,
  helpFrom: optionalLine,
  helpWith: optionalLine,
  helpFromCoach: z.boolean().optional(),
  ifSituation: optionalLine,
  thenAction: optionalLine,
  sessionId: idField.optional(),
  /** The other's waiting move that this one answers. */
  answers: idField.optional(),
});

type MoveInput = z.infer<typeof moveInput>;

function replacementOf({ text, kind, size, goalId, dueOn }: MoveInput) {
  if (!text || !dueOn) return undefined;
  return { kind: kind ?? 'practical', size: size ?? 'hour', dueOn, ...(goalId ? { goalId } : {}) } as const;
}

/** The move an input names, or what it still lacks. */
function moveOf(input: MoveInput): Outcome<Move> {
  const { move, size, dueOn, text, helpFrom, helpWith, helpFromCoach = false } = input;
  if (move === 'smaller') {
    return size && text ? accept({ kind: move, size }) : refuse('step.smaller_incomplete');
  }
  if (move === 'later') return dueOn ? accept({ kind: move, dueOn }) : refuse('step.later_incomplete');
  if (move === 'different') return accept({ kind: move, replacement: replacementOf(input) });
  if (!helpWith || !(helpFrom || helpFromCoach)) return refuse('step.help_incomplete');
  return accept({ kind: move, fromCoach: helpFromCoach, ...(dueOn ? { dueOn } : {}) });
}

const CHANGES_TEXT: readonly Move['kind'][] = ['smaller', 'different'];

/** The words of the moved step: new ones where the move rewords it, else those it had. */
function wordsAfter(before: StepWords, input: MoveInput): object {
  const { why, helpFrom, helpWith, text, ifSituation, thenAction } = input;
  const { why: _why, helpFrom: _from, helpWith: _with, block: _block, ...kept } = before;
  const isNew = CHANGES_TEXT.includes(input.move);
  const plan = isNew ? { links: kept.links, ifSituation, thenAction } : kept;
  return { text: isNew ? text : kept.text, ...wordsGiven({ ...plan, why, helpFrom, helpWith }) };
}

function decide(scene: Scene, input: MoveInput, id: Id, move: Move): Outcome<Changes> {
  const { book, party: by, at } = scene;
  const { stepId, sessionId = null, answers } = input;
  if (answers === undefined) return makeMove(book, { by, stepId, id, move, sessionId }, at);
  return answerMove(book, { by, stepId: answers, answer: { kind: 'counter', id, move }, sessionId }, at);
}

/** A move of an open step by either side; it may answer the other's waiting one. */
export const moveStep = engagementDeed({
  name: 'step.move',
  path: 'POST /steps/:stepId/moves',
  says: 'Makes a step smaller, asks for later, something different or help; or answers such a move with another.',
  ...ROW,
  input: moveInput,
  output: MADE_STEP,
  async run(scene, input) {
    const found = stepIn(scene.book, input.stepId);
    if (!found.ok) return found;
    const move = moveOf(input);
    if (!move.ok) return move;
    const id = scene.newId();
    const words = wordsAfter(await wordsOfStep(scene, input.stepId), input);
    return madeStep(decide(scene, input, id, move.value), id, words);
  },
});

/** Kept, not kept, or put right. */
export const markStep = engagementDeed({
  name: 'step.mark',
  path: 'POST /steps/:stepId/marks',
  says: 'Says that a step was kept or not kept and on which day, or puts such a mark right.',
  ...ROW,
  input: z.object({
    stepId: idField,
    mark: z.enum(['kept', 'not kept', 'open']),
    on: dayField.optional(),
    inTheWay: optionalLine,
  }),
  output: DONE,
  run({ book, party, at, newId }, { stepId, mark, on, inTheWay }) {
    const found = stepIn(book, stepId);
    if (!found.ok) return found;
    const id = newId();
    const marking = { by: party, stepId, id, ...(on ? { on } : {}) };
    const isFirst = found.value.state === 'agreed' && mark !== 'open';
    const first = mark === 'kept' ? markKept : markNotKept;
    const changes = isFirst ? first(book, marking, at) : correctMark(book, { ...marking, to: mark }, at);
    if (!changes.ok) return changes;
    const words = { marks: { [id]: { words: inTheWay ? { inTheWay } : {} } } };
    return accept({ changes: changes.value, words, output: {} });
  },
});

/** The client's word in a session that an open step stands unchanged. */
export const confirmOneStep = engagementDeed({
  name: 'step.confirm',
  path: 'POST /sessions/:sessionId/confirmations',
  says: 'Confirms in a session that an open step stands unchanged.',
  ...ROW,
  input: z.object({ sessionId: idField, stepId: idField }),
  output: DONE,
  run({ book, party, at }, { sessionId, stepId }) {
    const changes = confirmStep(book, { by: party, stepId, sessionId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The same word taken back. */
export const unconfirmOneStep = engagementDeed({
  name: 'step.unconfirm',
  path: 'DELETE /sessions/:sessionId/confirmations/:stepId',
  says: 'Takes back, while the session is on, that an open step stands unchanged.',
  ...ROW,
  input: z.object({ sessionId: idField, stepId: idField }),
  output: DONE,
  run({ book, party, at }, { sessionId, stepId }) {
    const changes = unconfirmStep(book, { by: party, stepId, sessionId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The deeds of this file. */
export const stepMoveDeeds: readonly AnyDeed[] = [moveStep, markStep, confirmOneStep, unconfirmOneStep];
