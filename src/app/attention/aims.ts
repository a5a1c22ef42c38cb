// What a person wants, as far as a message can be about it: their open goals, and their open steps wherever they are client.
import type { Aim } from '../../domain/attention/profile.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type Day, daysBetween } from '../../domain/kernel/time.ts';
import { engagements } from '../../store/engagements.table.ts';
import { findAll, findBones } from '../../store/find.ts';
import { goals } from '../../store/goals.table.ts';
import { steps } from '../../store/steps.table.ts';
import type { Rows } from '../../store/store.ts';

/** Days ahead from which on a step is far away. */
const FAR = 21;

/** An aim with what its owner calls it. */
export interface NamedAim extends Aim {
  readonly title: string;
}

/** How near a step is: 1 on its day and after, falling to 0 three weeks ahead. */
export function nearnessOfStep(dueOn: Day, today: Day): number {
  return Math.min(1, Math.max(0, 1 - daysBetween(today, dueOn) / FAR));
}

async function goalAims(rows: Rows, ownerId: Id): Promise<NamedAim[]> {
  const open = await findAll(rows, goals, { ownerId, state: 'open' });
  return open.map(({ id, words }) => ({
    id,
    kind: 'goal',
    title: words?.title ?? '',
    words: [words?.title, words?.outcome].filter(Boolean).join('\n'),
    nearness: 0,
  }));
}

async function stepAims(rows: Rows, clientId: Id, today: Day): Promise<NamedAim[]> {
  const theirs = await findBones(rows, engagements, { clientId });
  const engagementId = theirs.map(({ id }) => id);
  const open = await findAll(rows, steps, { engagementId, state: 'agreed' });
  return open.map(({ id, goalId, dueOn, move, words }) => ({
    id,
    kind: 'step',
    ...(goalId === null ? {} : { goal: goalId }),
    title: words?.text ?? '',
    words: [words?.text, words?.helpFrom, words?.helpWith].filter(Boolean).join('\n'),
    nearness: nearnessOfStep(dueOn, today),
    ...(move === 'with help' ? { isWaiting: true } : {}),
  }));
}

/** All aims of a person; none for somebody who only coaches, for whom attention works without. */
export async function aimsOf(rows: Rows, personId: Id, today: Day): Promise<readonly NamedAim[]> {
  const all = [...(await goalAims(rows, personId)), ...(await stepAims(rows, personId, today))];
  return all.filter(({ words }) => words !== '');
}
