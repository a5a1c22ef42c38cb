// A goal placed in an engagement, so that its coach reads it, and taken out again.
import { z } from 'zod';
import { together } from '../domain/engagement/book.ts';
import { placeGoal, withdrawGoal } from '../domain/engagement/placing.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import type { AnyDeed } from './deed.ts';
import { DONE, idField } from './fields.ts';
import { goalDeed } from './goal-deed.ts';
import { theOneOf, withCoach } from './own-books.ts';

/** Shows a goal to the coach of one engagement, with all its versions; it lies in one engagement at a time. */
export const placeOneGoal = goalDeed({
  name: 'goal.place',
  path: 'POST /goals/:goalId/placement',
  says: 'Places a goal of yours in an engagement, so that its coach reads it.',
  thing: 'goal',
  input: z.object({ goalId: idField, engagementId: idField.optional() }),
  output: DONE,
  async run({ opened, shelf }, { goalId, engagementId }) {
    const there = theOneOf(engagementId === undefined ? withCoach(opened) : opened, engagementId);
    if (!there) return refuse(engagementId === undefined ? 'sharing.which' : 'engagement.not_found');
    const { book } = there.scene;
    const placed = placeGoal(book, { by: 'client', goalId });
    if (!placed.ok) return placed;
    const before = shelf.goals.find(({ id }) => id === goalId)?.placedIn ?? null;
    const elsewhere = opened.find(({ scene }) => scene.book.engagement.id === before)?.scene.book;
    const out = elsewhere && withdrawGoal(elsewhere, { by: 'client', goalId });
    const wordings = out?.ok ? { wordings: out.value.wordings ?? [], events: [] } : { events: [] };
    const changes = together(wordings, placed.value);
    return accept({ changes, engagementId: book.engagement.id, output: {} });
  },
});

/** Takes a goal out again: it is gone for the coach at once. */
export const withdrawOneGoal = goalDeed({
  name: 'goal.withdraw',
  path: 'DELETE /goals/:goalId/placement',
  says: 'Takes a goal of yours out of its engagement; its coach no longer reads it.',
  thing: 'goal',
  input: z.object({ goalId: idField }),
  output: DONE,
  async run({ opened, shelf }, { goalId }) {
    const goal = shelf.goals.find(({ id }) => id === goalId);
    if (!goal) return refuse('goal.not_found');
    const there = opened.find(({ scene }) => scene.book.engagement.id === goal.placedIn);
    if (!there) return refuse('goal.not_placed');
    const { book } = there.scene;
    const changes = withdrawGoal(book, { by: 'client', goalId });
    return changes.ok
      ? accept({ changes: changes.value, engagementId: book.engagement.id, output: {} })
      : changes;
  },
});

/** The deeds of this file. */
export const goalPlacingDeeds: readonly AnyDeed[] = [placeOneGoal, withdrawOneGoal];
