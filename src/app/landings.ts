// Where somebody lands: a client here and a coach there where the next session is; who has nothing yet where one begins.
import { z } from 'zod';
import type { Party } from '../domain/engagement/engagement.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept } from '../domain/kernel/outcome.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { engagements } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import { bigPictures, goals } from '../store/goals.table.ts';
import type { Rows } from '../store/store.ts';
import type { AnyDeed } from './deed.ts';
import { nextSession } from './engagement-views.ts';
import { personReading } from './person-deed.ts';
import { openScenes } from './scenes.ts';

/** Whether nothing was begun: no engagement on either side, no goal, no big picture. */
async function isNew(rows: Rows, ownerId: Id): Promise<boolean> {
  const found = await Promise.all([
    findBones(rows, engagements, { clientId: ownerId }),
    findBones(rows, engagements, { coachId: ownerId }),
    findBones(rows, goals, { ownerId }),
    findBones(rows, bigPictures, { ownerId }),
  ]);
  return found.every((all) => all.length === 0);
}

/** On which side the next session is, the one that is on before all others; the client's where none is booked. */
export const readLanding = personReading({
  name: 'landing.read',
  path: 'GET /landing',
  says: 'On which side your next session is: as a client, or as a coach; or that you have not begun on either.',
  thing: 'today',
  verb: 'read',
  input: z.object({}),
  output: z.object({ as: z.enum(['client', 'coach', 'new']) }),
  async run({ rows, me, ports }) {
    const hours: { readonly startsAt: Instant; readonly as: Party }[] = [];
    for await (const scenes of openScenes(rows, me, ports, 'all')) {
      for (const scene of scenes) {
        const next = nextSession(scene);
        if (next) hours.push({ startsAt: next.startsAt, as: scene.party });
      }
    }
    if (hours.length === 0 && (await isNew(rows, me))) return accept({ as: 'new' });
    const [first] = hours.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return accept({ as: first?.as ?? 'client' } as const);
  },
});

/** The deeds of this file. */
export const landingDeeds: readonly AnyDeed[] = [readLanding];
