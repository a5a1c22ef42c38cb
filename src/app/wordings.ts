// Wordings a coach offers for a placed goal; the client takes them, edited or as they are, or leaves them.
import { z } from 'zod';
import type { Clarity, Level } from '../domain/engagement/goal.ts';
import { answerWording, suggestWording, withdrawWording } from '../domain/engagement/placing.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { findBones, findOne } from '../store/find.ts';
import { type GoalWords, goals as goalTable, wordings as wordingTable } from '../store/goals.table.ts';
import type { Rows } from '../store/store.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed } from './engagement-deed.ts';
import { DONE, idField, lineField, MADE, optionalLine } from './fields.ts';
import { goalDeed } from './goal-deed.ts';
import { wordsOfGoal } from './goals.ts';

/** The engagement in which a goal lies; undefined for one kept out, which to a coach does not exist. */
async function placeOfGoal(rows: Rows, { goalId }: { readonly goalId: Id }): Promise<Id | undefined> {
  const [goal] = await findBones(rows, goalTable, { id: goalId });
  return goal?.placedIn ?? undefined;
}

/** The engagement of a wording; undefined for its coach once the goal was taken out. */
async function placeOfWording(
  rows: Rows,
  { wordingId }: { readonly wordingId: Id },
  me: Id,
): Promise<Id | undefined> {
  const [wording] = await findBones(rows, wordingTable, { id: wordingId });
  const [goal] = wording ? await findBones(rows, goalTable, { id: wording.goalId }) : [];
  const isSeen = goal?.ownerId === me || goal?.placedIn === wording?.engagementId;
  return isSeen ? wording?.engagementId : undefined;
}

/** The coach offers other words for a placed goal; an earlier offer that still waits is withdrawn by it. */
export const suggestOneWording = engagementDeed({
  name: 'wording.suggest',
  path: 'POST /goals/:goalId/wordings',
  says: 'Suggests a wording for a goal (as its coach).',
  thing: 'goal',
  verb: 'suggest',
  where: placeOfGoal,
  input: z.object({ goalId: idField, title: lineField, why: optionalLine, sessionId: idField.optional() }),
  output: MADE,
  run({ book, party, at, newId }, { goalId, title, why, sessionId = null }) {
    const id = newId();
    const changes = suggestWording(book, { by: party, id, goalId, sessionId }, at);
    if (!changes.ok) return changes;
    const words = { words: { title, ...(why ? { why } : {}) } };
    return accept({ changes: changes.value, words: { wordings: { [id]: words } }, output: { id } });
  },
});

/** The coach takes a suggestion back that nobody has answered. */
export const withdrawOneWording = engagementDeed({
  name: 'wording.withdraw',
  path: 'DELETE /wordings/:wordingId',
  says: 'Takes a suggested wording back while it waits (as the coach).',
  thing: 'goal',
  verb: 'suggest',
  where: placeOfWording,
  input: z.object({ wordingId: idField }),
  output: DONE,
  run({ book, party }, { wordingId }) {
    const changes = withdrawWording(book, { by: party, wordingId });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

const answerInput = z.object({
  wordingId: idField,
  answer: z.enum(['take', 'leave']),
  /** The words as the client takes them; left out, as they were suggested. */
  title: optionalLine,
  /** With them the goal may become a direction. */
  clarity: z.enum(['itch', 'direction']).optional(),
});

/** How clear the goal is with the taken words: as clear as before, or as the client says now. */
function formWith(words: GoalWords, before: { clarity: Clarity; level: Level | null }, wish?: Clarity) {
  const isVague = before.clarity === 'itch' || before.clarity === 'direction';
  return {
    clarity: isVague && wish ? wish : before.clarity,
    hasMeaning: Boolean(words.meaning),
    levelsDescribed: words.levels?.length ?? 0,
    level: before.level,
  };
}

/** The client takes a suggested wording, which makes a version that says whose words they were, or leaves it. */
export const answerOneWording = goalDeed({
  name: 'wording.answer',
  path: 'POST /wordings/:wordingId/answer',
  says: 'Takes a suggested wording, edited or as it is, or leaves it.',
  thing: 'goal',
  input: answerInput,
  output: DONE,
  async run({ opened, rows, at, newId }, { wordingId, answer, title, clarity }) {
    const there = opened.find(({ scene }) => scene.book.wordings.some(({ id }) => id === wordingId));
    if (!there) return refuse('wording.not_found');
    const { book } = there.scene;
    const by = 'client' as const;
    const engagementId = book.engagement.id;
    if (answer === 'leave') {
      const left = answerWording(book, { by, wordingId, answer }, at);
      return left.ok ? accept({ changes: left.value, engagementId, output: {} }) : left;
    }
    const wording = await findOne(rows, wordingTable, { id: wordingId });
    const goal = book.goals.find(({ id }) => id === wording?.goalId);
    if (!wording || !goal) return refuse('wording.not_found');
    const words = { ...(await wordsOfGoal(rows, goal.id)), title: title || (wording.words?.title ?? '') };
    const versionId = newId();
    const form = formWith(words, goal, clarity);
    const taken = answerWording(book, { by, wordingId, answer, versionId, form }, at);
    if (!taken.ok) return taken;
    const beside = { goals: { [goal.id]: { words } }, goalVersions: { [versionId]: { words } } };
    return accept({ changes: taken.value, words: beside, engagementId, output: {} });
  },
});

/** The deeds of this file. */
export const wordingDeeds: readonly AnyDeed[] = [suggestOneWording, withdrawOneWording, answerOneWording];
