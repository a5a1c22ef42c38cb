// Routes of sprints: the client's own, one sprint, its plan, gaps and pauses.
import type { Context, Hono } from 'hono';
import { readOwnSprint, readProspect } from '../../app/own-sprint.ts';
import { answerOneGap, proposeOneGap, unanswerOneGap, withdrawOneGap } from '../../app/sprint-gaps.ts';
import {
  answerSprintExpectations,
  changeSprint,
  chooseFocus,
  planOneSprint,
  readSprint,
  setSprintBlock,
} from '../../app/sprints.ts';
import { acts, ask } from '../doors.ts';
import { insteadOfForm } from '../form-pages.ts';
import { backWith, saidIn } from '../going-back.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { PlanPage, ProspectPage } from './plan-page.tsx';
import { SprintPage } from './sprint-page.tsx';

type C = Context<VisitEnv>;

/** Draws one sprint. */
export async function drawSprint(c: C, sprintId: string, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const view = await ask(visit, readSprint, { sprintId });
  const notice = slip ? undefined : saidIn(c.req.query('said'), visit.words.sprints.said);
  return c.html(pageText(<SprintPage visit={visit} view={view} slip={slip} notice={notice} />));
}

async function drawPlan(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const view = await ask(visit, readSprint, { sprintId: c.req.param('sprintId') ?? '' });
  const page = `/sprints/${view.sprint.id}`;
  const place = { deed: changeSprint, engagementId: view.sprint.engagementId, thing: page };
  const instead = view.plan ? await insteadOfForm(visit, place) : page;
  if (instead) return c.redirect(instead, 303);
  const notice = slip ? undefined : saidIn(c.req.query('said'), visit.words.sprints.said);
  return c.html(pageText(<PlanPage visit={visit} view={view} slip={slip} notice={notice} />));
}

async function drawProspect(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const engagementId = c.req.param('engagementId') ?? '';
  const prospect = await ask(visit, readProspect, { engagementId });
  return c.html(pageText(<ProspectPage visit={visit} prospect={prospect} slip={slip} />));
}

async function drawOwn(c: C): Promise<Response> {
  const visit = c.get('visit');
  const { sprintId, state, prospect } = await ask(visit, readOwnSprint, {});
  if (sprintId === null) return c.html(pageText(<ProspectPage visit={visit} prospect={prospect} />));
  if (state === 'planned') return c.redirect(`/sprints/${sprintId}/plan`, 302);
  return drawSprint(c, sprintId);
}

/** The forms of a gap stand on the plan or on the sprint; a refusal shows the plan, where it can be mended. */
async function drawGap(c: C, slip: Slip): Promise<Response> {
  const back = String(slip.values['back'] ?? '');
  const sprintId = c.req.param('sprintId') ?? /\/sprints\/([^/?]+)/.exec(back)?.[1];
  if (sprintId === undefined) return c.redirect('/sprint', 303);
  return drawSprint(c, sprintId, slip);
}

function planForms(app: Hono<VisitEnv>): void {
  const planOf = (sprintId: string, said: string): string => `/sprints/${sprintId}/plan?said=${said}`;
  const again = drawPlan;
  app.patch(
    '/sprints/:sprintId',
    acts(changeSprint, { next: (_o, { sprintId }) => planOf(sprintId, 'changed'), again }),
  );
  app.put(
    '/sprints/:sprintId/block',
    acts(setSprintBlock, { next: (_o, { sprintId }) => planOf(sprintId, 'block'), again }),
  );
  app.put(
    '/sprints/:sprintId/expectations',
    acts(answerSprintExpectations, { next: (_o, { sprintId }) => planOf(sprintId, 'expect'), again }),
  );
  app.put(
    '/sprints/:sprintId/focus',
    acts(chooseFocus, {
      next: ({ warns }, { sprintId }) => planOf(sprintId, warns ? 'focus-four' : 'focus'),
      again,
    }),
  );
}

function gapForms(app: Hono<VisitEnv>): void {
  app.post(
    '/sprints/:sprintId/gaps',
    acts(proposeOneGap, {
      next: (_o, input, visit) => backWith(input, visit, 'gap-proposed', `/sprints/${input.sprintId}/plan`),
      again: (c, slip) => drawPlan(c, slip),
    }),
  );
  app.post(
    '/gaps/:gapId/answer',
    acts(answerOneGap, {
      next: (_o, input, visit) => backWith(input, visit, 'answered', '/sprint'),
      again: drawGap,
    }),
  );
  app.delete(
    '/gaps/:gapId/answer',
    acts(unanswerOneGap, {
      next: (_o, input, visit) => backWith(input, visit, 'unanswered', '/sprint'),
      again: drawGap,
    }),
  );
  app.delete(
    '/gaps/:gapId',
    acts(withdrawOneGap, {
      next: (_o, input, visit) => backWith(input, visit, 'withdrawn', '/sprint'),
      again: drawGap,
    }),
  );
}

/** Puts the pages and forms of sprints onto the app. */
export function sprintRoutes(app: Hono<VisitEnv>): void {
  app.get('/sprint', drawOwn);
  app.get('/sprints/:sprintId', (c) => drawSprint(c, c.req.param('sprintId')));
  app.get('/sprints/:sprintId/plan', (c) => drawPlan(c));
  app.get('/engagements/:engagementId/sprints/new', async (c) => {
    const place = { deed: planOneSprint, engagementId: c.req.param('engagementId') };
    const instead = await insteadOfForm(c.get('visit'), place);
    return instead ? c.redirect(instead, 303) : drawProspect(c);
  });
  app.post(
    '/engagements/:engagementId/sprints',
    acts(planOneSprint, { next: ({ id }) => `/sprints/${id}/plan?said=planned`, again: drawProspect }),
  );
  planForms(app);
  gapForms(app);
}
