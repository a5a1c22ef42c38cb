// What the pages of steps need besides the step: who reads, the other's name, the dates a form may offer, the goals.
import { z } from 'zod';
import { permits } from '../domain/engagement/access.ts';
import { usualDueOn } from '../domain/engagement/adding.ts';
import { DAYS_AHEAD } from '../domain/engagement/chain.ts';
import { todayIn } from '../domain/engagement/hour.ts';
import { isAlone } from '../domain/engagement/step-guard.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { addDays } from '../domain/kernel/time.ts';
import { namesOf } from '../store/persons.ts';
import type { AnyDeed } from './deed.ts';
import { engagementReading } from './engagement-deed.ts';
import { idField } from './fields.ts';
import { goalTitles } from './step-views.ts';

const READ_ROW = { thing: 'step', verb: 'read' } as const;

/** Who reads the steps of an engagement, and between which days a new one may be due. */
export const readStepReader = engagementReading({
  name: 'step.form',
  path: 'GET /engagements/:engagementId/step-form',
  says: 'What a form for a new step may offer: your side, today, the usual and the last possible date.',
  ...READ_ROW,
  input: z.object({ engagementId: idField }),
  output: z.object({
    party: z.enum(['client', 'coach']),
    otherName: z.string().nullable(),
    /** Nobody is asked: there is no coach yet, or the work has ended. */
    isAlone: z.boolean(),
    today: z.string(),
    zone: z.string(),
    dueOn: z.string(),
    latest: z.string(),
  }),
  async run({ book, party, at, rows }) {
    const { clientId, coachId, zone, coachZone } = book.engagement;
    const otherId = party === 'client' ? coachId : clientId;
    const names = otherId ? await namesOf(rows, [otherId]) : undefined;
    const today = todayIn(book, at);
    return accept({
      party,
      otherName: (otherId && names?.get(otherId)) ?? null,
      isAlone: isAlone(book.engagement),
      today,
      zone: party === 'client' ? zone : (coachZone ?? zone),
      dueOn: usualDueOn(book, at),
      latest: addDays(today, DAYS_AHEAD),
    });
  },
});

/** The open goals that this reader may give a step to, those in focus first. */
export const listGoalChoices = engagementReading({
  name: 'step.goals',
  path: 'GET /engagements/:engagementId/step-goals',
  says: 'The open goals a step may serve, those in focus first.',
  ...READ_ROW,
  input: z.object({ engagementId: idField }),
  output: z.object({ goals: z.array(z.object({ id: z.string(), title: z.string() })) }),
  async run(scene) {
    const { book, standing } = scene;
    const focus =
      book.sprints.find(({ state }) => state === 'active' || state === 'in review')?.focusGoalIds ?? [];
    const open = book.goals.filter((goal) => {
      const placed = goal.placedIn === book.engagement.id;
      return goal.state === 'open' && permits('goal', standing, 'read', { placed }) === 'yes';
    });
    const titles = await goalTitles(
      scene,
      open.map(({ id }) => id),
    );
    const rank = (id: string): number => (focus.includes(id) ? focus.indexOf(id) : focus.length);
    const ordered = open.toSorted((a, b) => rank(a.id) - rank(b.id) || (a.madeAt < b.madeAt ? -1 : 1));
    return accept({ goals: ordered.map(({ id }) => ({ id, title: titles.get(id) ?? '' })) });
  },
});

/** The deeds of this file. */
export const stepReaderDeeds: readonly AnyDeed[] = [readStepReader, listGoalChoices];
