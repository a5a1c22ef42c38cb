// What is read back at a review: goals with their scores, attainment, wins and frictions, and how the work goes.
import { z } from 'zod';
import type { Goal } from '../domain/engagement/goal.ts';
import type { Review } from '../domain/engagement/review.ts';
import { attainmentAt } from '../domain/engagement/scoring.ts';
import { isShared } from '../domain/engagement/shared-item.ts';
import type { Id } from '../domain/kernel/id.ts';
import { reviewAnswers, scores as scoreTable } from '../store/engagements.table.ts';
import { findAll, findBones } from '../store/find.ts';
import { goals as goalTable } from '../store/goals.table.ts';
import { moments as momentTable, sharings } from '../store/journal.table.ts';
import { mayHere, type Scene } from './engagement-deed.ts';

/** A goal at a review. */
export const reviewGoalView = z.object({
  id: z.string(),
  title: z.string(),
  clarity: z.enum(['itch', 'direction', 'outcome', 'levels']),
  inFocus: z.boolean(),
  /** What each level was described as, from −2 to +2; empty without levels. */
  levels: z.array(z.string()),
  level: z.int().nullable(),
  levelAtFirst: z.int().nullable(),
  weight: z.int(),
  score: z
    .object({
      level: z.int().nullable(),
      weight: z.int().nullable(),
      from: z.int().nullable(),
      difference: z.string().nullable(),
    })
    .nullable(),
});

/** The type of the same. */
export type ReviewGoalView = z.infer<typeof reviewGoalView>;

/** A win or a friction of the sprint; its line is the client's to read back, a coach opens what is shared. */
export const reviewMomentView = z.object({
  id: z.string(),
  kind: z.enum(['win', 'friction']),
  on: z.string(),
  line: z.string().nullable(),
});

/** How the work goes, in one author's words. */
export const answerView = z.object({ id: z.string(), text: z.string(), sharedAt: z.string().nullable() });

/** Where the goals stand together, rounded to whole points. */
export const attainmentView = z.object({ now: z.int(), first: z.int(), change: z.int() });

function mayScore(scene: Scene, { placedIn }: Pick<Goal, 'placedIn'>): boolean {
  return mayHere(scene, 'attainment', 'read', { placed: placedIn === scene.book.engagement.id });
}

/** The goals of a review: those that were scored and those still open, in focus first. */
export async function viewReviewGoals(scene: Scene, review: Review): Promise<ReviewGoalView[]> {
  const { book, rows } = scene;
  const focus = book.sprints.find(({ id }) => id === review.sprintId)?.focusGoalIds ?? [];
  const scored = await findAll(rows, scoreTable, { reviewId: review.id });
  const scoreOf = new Map(scored.map((score) => [score.goalId, score]));
  const wanted = book.goals.filter((goal) => {
    return mayScore(scene, goal) && (goal.state === 'open' || scoreOf.has(goal.id));
  });
  const opened = await findAll(rows, goalTable, { id: wanted.map(({ id }) => id) });
  return opened
    .map((goal) => {
      const { id, clarity, level, levelAtFirst, weight } = goal;
      const score = scoreOf.get(id);
      return {
        ...{ id, clarity, level, levelAtFirst, weight },
        title: goal.words?.title ?? '',
        inFocus: focus.includes(id),
        levels: clarity === 'levels' ? [...(goal.words?.levels ?? [])] : [],
        score: score
          ? {
              ...{ level: score.level, weight: score.weight, from: score.from },
              difference: score.words?.difference || null,
            }
          : null,
      };
    })
    .toSorted((a, b) => Number(b.inFocus) - Number(a.inFocus) || (a.id < b.id ? -1 : 1));
}

/** Attainment over the goals this reader may read; null while nothing with levels is scored. */
export function viewAttainment(scene: Scene, review: Review): z.infer<typeof attainmentView> | null {
  const { book } = scene;
  const reads = (goalId: Id): boolean =>
    book.goals.some((goal) => goal.id === goalId && mayScore(scene, goal));
  const found = attainmentAt(book.scores, review.id, reads);
  if (!found) return null;
  const [now, first] = [Math.round(found.now), Math.round(found.first)];
  return { now, first, change: now - first };
}

/** Whether anything in it was answered that this reader may read: their own answer, a shared one, a score. */
export async function viewAnswered(scene: Scene, review: Review) {
  const { mine, other } = await viewAnswers(scene, review);
  const reads = (goalId: Id): boolean =>
    scene.book.goals.some((goal) => goal.id === goalId && mayScore(scene, goal));
  return { answered: mine !== null || other !== null, reads };
}

/** Wins and frictions of the sprint: all of one's own, of a client's what is shared. */
export async function viewReviewMoments(
  scene: Scene,
  review: Review,
): Promise<z.infer<typeof reviewMomentView>[]> {
  const { book, rows, standing } = scene;
  const { id: engagementId, clientId: ownerId } = book.engagement;
  const sprint = book.sprints.find(({ id }) => id === review.sprintId);
  if (!sprint) return [];
  const caught = await findBones(rows, momentTable, { ownerId, removedAt: null });
  const within = caught.filter(({ madeOn }) => sprint.startsOn <= madeOn && madeOn <= sprint.endsOn);
  const held = await findBones(rows, sharings, { engagementId, ownerId, takenBackAt: null });
  const shared = new Set(held.map(({ itemId }) => itemId));
  const seen = within.filter(
    ({ id, kind }) => kind !== 'doubt' && mayHere(scene, 'moment', 'read', { shared: shared.has(id) }),
  );
  const isOwn = standing === 'client';
  const opened = isOwn ? await findAll(rows, momentTable, { id: seen.map(({ id }) => id) }) : [];
  const lineOf = new Map(opened.map(({ id, words }) => [id, words?.line ?? '']));
  return seen
    .toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1))
    .map(({ id, kind, madeOn }) => {
      return { id, kind: kind as 'win' | 'friction', on: madeOn, line: lineOf.get(id) ?? null };
    });
}

/** Both answers to how the work goes, as far as this reader may read them. */
export async function viewAnswers(scene: Scene, review: Review) {
  const { book, rows, me } = scene;
  const { engagement } = book;
  const bones = await findBones(rows, reviewAnswers, { reviewId: review.id });
  const held = await findBones(rows, sharings, { itemId: bones.map(({ id }) => id), takenBackAt: null });
  const may = bones.filter(({ id, authorId }) => {
    const shared = isShared({ engagement, sharings: held }, id);
    return mayHere(scene, 'review answer', 'read', { author: authorId === me, shared });
  });
  const opened = await findAll(rows, reviewAnswers, { id: may.map(({ id }) => id) });
  const view = (isMine: boolean): z.infer<typeof answerView> | null => {
    const found = opened.find(({ authorId }) => (authorId === me) === isMine);
    if (!found) return null;
    const sharedAt = held.find(({ itemId }) => itemId === found.id)?.at ?? null;
    return { id: found.id, text: found.words?.text ?? '', sharedAt };
  };
  return { mine: view(true), other: view(false) };
}
