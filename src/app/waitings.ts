// What waits for a person across all their engagements, and the momentum of one.
import { z } from 'zod';
import { WAITING_ORDER } from '../domain/engagement/waiting.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { namesOf } from '../store/persons.ts';
import type { AnyDeed } from './deed.ts';
import { engagementReading, type Scene } from './engagement-deed.ts';
import { idField } from './fields.ts';
import { momentumView, sharedMomentumView } from './momentum-views.ts';
import { personReading } from './person-deed.ts';
import { openScenes } from './scenes.ts';
import { viewMomentum } from './sprints.ts';
import { viewWaitings, waitingView } from './waiting-views.ts';

const otherOf = ({ book, party }: Scene): Id | null =>
  party === 'client' ? book.engagement.coachId : book.engagement.clientId;

/** Everything that waits, the most pressing first. */
export const readWaiting = personReading({
  name: 'waiting.read',
  path: 'GET /waiting',
  says: 'Everything that waits for you in all your engagements, the most pressing first.',
  thing: 'today',
  verb: 'read',
  input: z.object({}),
  output: z.object({
    waiting: z.array(
      waitingView.extend({ role: z.enum(['client', 'coach']), otherName: z.string().nullable() }),
    ),
  }),
  async run({ rows, me, ports }) {
    const all = [];
    for await (const scenes of openScenes(rows, me, ports, 'all')) {
      const names = await namesOf(
        rows,
        scenes.flatMap((scene) => otherOf(scene) ?? []),
      );
      const waitingIn = await viewWaitings({ rows, me }, scenes);
      for (const scene of scenes) {
        const other = otherOf(scene);
        const otherName = other && (names.get(other) ?? '');
        all.push(...waitingIn(scene).map((one) => ({ ...one, role: scene.party, otherName })));
      }
    }
    const rank = (kind: (typeof WAITING_ORDER)[number]): number => WAITING_ORDER.indexOf(kind);
    return accept({ waiting: all.toSorted((a, b) => rank(a.kind) - rank(b.kind)) });
  },
});

/** The needles of one engagement. */
export const readMomentum = engagementReading({
  name: 'momentum.read',
  path: 'GET /engagements/:engagementId/momentum',
  says: 'Momentum with its reasons and repairs; null while it rests. The reflection needle is the client’s own.',
  thing: 'rhythm needle',
  verb: 'read',
  input: z.object({ engagementId: idField }),
  output: z.object({ momentum: z.union([momentumView, sharedMomentumView]).nullable() }),
  run: (scene) => accept({ momentum: viewMomentum(scene) }),
});

/** The deeds of this file. */
export const waitingDeeds: readonly AnyDeed[] = [readWaiting, readMomentum];
