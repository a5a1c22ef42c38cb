// Where somebody lands who is a client here and a coach there: where the next session is.
import { z } from 'zod';
import type { Party } from '../domain/engagement/engagement.ts';
import { accept } from '../domain/kernel/outcome.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { AnyDeed } from './deed.ts';
import { nextSession } from './engagement-views.ts';
import { personReading } from './person-deed.ts';
import { openScenes } from './scenes.ts';

/** On which side the next session is, the one that is on before all others; the client's where none is booked. */
export const readLanding = personReading({
  name: 'landing.read',
  path: 'GET /landing',
  says: 'On which side your next session is: as a client, or as a coach.',
  thing: 'today',
  verb: 'read',
  input: z.object({}),
  output: z.object({ as: z.enum(['client', 'coach']) }),
  async run({ rows, me, ports }) {
    const hours: { readonly startsAt: Instant; readonly as: Party }[] = [];
    for await (const scenes of openScenes(rows, me, ports, 'all')) {
      for (const scene of scenes) {
        const next = nextSession(scene);
        if (next) hours.push({ startsAt: next.startsAt, as: scene.party });
      }
    }
    const [first] = hours.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return accept({ as: first?.as ?? 'client' });
  },
});

/** The deeds of this file. */
export const landingDeeds: readonly AnyDeed[] = [readLanding];
