// The client's own sprint, whichever it is now: the one that runs, is in review or is being planned.
import { z } from 'zod';
import { isOver } from '../domain/engagement/engagement.ts';
import { firstMonday, SPRINT_WEEKS } from '../domain/engagement/planning.ts';
import { newestSigned } from '../domain/engagement/signing.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { currentEngagement } from '../store/today.ts';
import type { AnyDeed } from './deed.ts';
import { engagementReading, type Scene, sceneFor } from './engagement-deed.ts';
import { idField } from './fields.ts';
import { personReading } from './person-deed.ts';
import { readerView, viewReader } from './reader-views.ts';
import { plannedId } from './sprint-views.ts';
import { currentSprint } from './today.ts';

/** What a plan can begin with. */
const prospectView = z.object({
  reader: readerView,
  isOver: z.boolean(),
  /** The plan there is already. */
  plannedId: z.string().nullable(),
  /** The first Monday it can begin on. */
  firstMonday: z.string(),
  weeks: z.int(),
  /** Both have signed the newest text. */
  isAgreed: z.boolean(),
});

/** The type of the same. */
export type ProspectView = z.infer<typeof prospectView>;

async function viewProspect(scene: Scene): Promise<ProspectView> {
  const { book, at } = scene;
  return {
    reader: await viewReader(scene),
    isOver: isOver(book.engagement),
    plannedId: plannedId(scene),
    firstMonday: firstMonday(book, at),
    weeks: SPRINT_WEEKS.usual,
    isAgreed: newestSigned(book),
  };
}

/** Which sprint is the client's own now. */
export const readOwnSprint = personReading({
  name: 'sprint.current',
  path: 'GET /sprint',
  says: 'Your own sprint now: its id and state, or what one could begin with.',
  thing: 'today',
  verb: 'read',
  input: z.object({}),
  output: z.object({
    sprintId: z.string().nullable(),
    state: z.enum(['planned', 'active', 'in review', 'finished']).nullable(),
    prospect: prospectView.nullable(),
  }),
  async run({ rows, me, ports }) {
    const engagementId = await currentEngagement(rows, me);
    const scene = engagementId === null ? undefined : await sceneFor(engagementId, me, rows, ports);
    const sprint = scene && currentSprint(scene);
    const prospect = scene && !sprint ? await viewProspect(scene) : null;
    return accept({ sprintId: sprint?.id ?? null, state: sprint?.state ?? null, prospect });
  },
});

/** What the next sprint of an engagement can begin with. */
export const readProspect = engagementReading({
  name: 'sprint.prospect',
  path: 'GET /engagements/:engagementId/sprint-prospect',
  says: 'What the next sprint can begin with: the first Monday, the usual length, whether both have signed.',
  thing: 'sprint',
  verb: 'read',
  input: z.object({ engagementId: idField }),
  output: prospectView,
  run: async (scene) => accept(await viewProspect(scene)),
});

/** The deeds of this file. */
export const ownSprintDeeds: readonly AnyDeed[] = [readOwnSprint, readProspect];
