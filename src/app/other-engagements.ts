// The engagements of a client beside the one that Today is about: those explored at the same time, those that are over.
import { z } from 'zod';
import { type Engagement, isOver } from '../domain/engagement/engagement.ts';
import { namesOf } from '../store/persons.ts';
import { sceneFor } from './engagement-deed.ts';
import type { OwnScene } from './person-deed.ts';
import { viewWaiting, waitingView } from './waiting-views.ts';

/** One of them as a line, and what waits in it. */
export const otherEngagement = z.object({
  id: z.string(),
  state: z.enum(['exploring', 'agreed', 'active', 'paused', 'completed', 'ended']),
  coachName: z.string().nullable(),
  waiting: z.array(waitingView),
});

type OtherEngagement = z.infer<typeof otherEngagement>;

async function waitingIn({ rows, me, ports }: OwnScene, engagement: Engagement) {
  if (isOver(engagement)) return [];
  const scene = await sceneFor(engagement.id, me, rows, ports);
  return scene ? viewWaiting(scene) : [];
}

/** These engagements of the person, in the order given. */
export async function viewOthers(
  scene: OwnScene,
  others: readonly Engagement[],
): Promise<readonly OtherEngagement[]> {
  if (others.length === 0) return [];
  const names = await namesOf(
    scene.rows,
    others.flatMap(({ coachId }) => coachId ?? []),
  );
  const views: OtherEngagement[] = [];
  for (const engagement of others) {
    const { id, state, coachId } = engagement;
    const waiting = await waitingIn(scene, engagement);
    views.push({ id, state, coachName: (coachId && names.get(coachId)) ?? null, waiting });
  }
  return views;
}
