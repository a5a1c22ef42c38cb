// Routes of steps: one step, a new one, and every deed on them.
import type { Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { confirmOneStep, markStep, moveStep, unconfirmOneStep } from '../../app/step-moves.ts';
import { amendOneStep, planStep, repeatStep } from '../../app/step-plans.ts';
import { listGoalChoices, readStepReader } from '../../app/step-readers.ts';
import {
  addOneStep,
  answerOneStep,
  readStep,
  rehomeOneStep,
  unanswerOneStep,
  withdrawOneStep,
} from '../../app/steps.ts';
import { acts, ask } from '../doors.ts';
import { insteadOfForm } from '../form-pages.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import { safePath, type Visit, type VisitEnv } from '../visit.ts';
import { justAnswered } from './answered.tsx';
import { NewStepPage } from './new-step-page.tsx';
import { StepPage } from './step-page.tsx';

type C = Context<VisitEnv>;

const SAID = [
  'added',
  'proposed',
  'kept',
  'not-kept',
  'moved',
  'asked',
  'answered',
  'withdrawn',
  'unanswered',
  'corrected',
  'planned',
] as const;
type Said = (typeof SAID)[number];

/**
 * The sentence about what was just done to a step, by its name in the address; an answer that can still be taken back is
 * named there, and the way back stands beside it. `back` is the page it is said on.
 */
export function saidOfStep(c: C, back: string): Child {
  const known = SAID.find((one) => one === c.req.query('said'));
  return justAnswered(c, back) ?? (known && c.get('visit').words.steps.said[known]);
}

/** Where a form leads back to, with what was done. */
function backTo(input: object, visit: Visit, said: Said, step?: string): string {
  const given = 'back' in input && typeof input.back === 'string' ? input.back : undefined;
  const path = safePath(given, visit.ports);
  const url = new URL(path === '/' ? '/today' : path, visit.ports.url);
  url.searchParams.set('said', said);
  if (step) url.searchParams.set('step', step);
  return `${url.pathname}${url.search}`;
}

async function drawStep(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const stepId = c.req.param('stepId') ?? '';
  const { step, chain } = await ask(visit, readStep, { stepId });
  const around = await ask(visit, readStepReader, { engagementId: step.engagementId });
  const { goals } = await ask(visit, listGoalChoices, { engagementId: step.engagementId });
  const notice = slip ? undefined : saidOfStep(c, `/steps/${stepId}`);
  const reader = {
    ...around,
    back: around.party === 'client' ? '/today' : `/engagements/${step.engagementId}`,
  };
  const props = {
    visit,
    step,
    chain,
    reader,
    goals,
    latest: around.latest,
    doing: c.req.query('do'),
    slip,
    notice,
  };
  const text = pageText(<StepPage {...props} />);
  const isStray = slip !== undefined && !text.includes('data-refusal=');
  return c.html(isStray ? pageText(<StepPage {...props} isStray />) : text);
}

async function drawNew(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const engagementId = c.req.param('engagementId') ?? '';
  const around = await ask(visit, readStepReader, { engagementId });
  const { goals } = await ask(visit, listGoalChoices, { engagementId });
  const home = around.party === 'client' ? '/today' : `/engagements/${engagementId}`;
  const reader = { ...around, back: safePath(c.req.query('back') ?? home, visit.ports) };
  const { dueOn, latest } = around;
  const goalId = c.req.query('goal');
  const props = { visit, engagementId, reader, goals, goalId, dueOn, latest, slip };
  return c.html(pageText(<NewStepPage {...props} />));
}

function addDeeds(app: Hono<VisitEnv>): void {
  const again = drawStep;
  app.post(
    '/steps/:stepId/answer',
    acts(answerOneStep, {
      next: ({ open }, input, visit) => backTo(input, visit, 'answered', open ? input.stepId : undefined),
      again,
    }),
  );
  app.delete(
    '/steps/:stepId/answer',
    acts(unanswerOneStep, { next: (_o, input, visit) => backTo(input, visit, 'unanswered'), again }),
  );
  app.delete(
    '/steps/:stepId/proposal',
    acts(withdrawOneStep, { next: (_o, input, visit) => backTo(input, visit, 'withdrawn'), again }),
  );
  app.post(
    '/steps/:stepId/moves',
    acts(moveStep, {
      next: ({ id, holds }, _input, visit) =>
        backTo({ back: `/steps/${id}` }, visit, holds ? 'moved' : 'asked'),
      again,
    }),
  );
  app.post(
    '/steps/:stepId/marks',
    acts(markStep, {
      next: (_o, input, visit) => {
        const said = { kept: 'kept', 'not kept': 'not-kept', open: 'corrected' } as const;
        return backTo(input, visit, said[input.mark], input.stepId);
      },
      again,
    }),
  );
}

function addPlans(app: Hono<VisitEnv>): void {
  const again = drawStep;
  app.put(
    '/steps/:stepId/goal',
    acts(rehomeOneStep, { next: (_o, input, visit) => backTo(input, visit, 'moved'), again }),
  );
  app.post(
    '/steps/:stepId/next',
    acts(repeatStep, { next: (_o, input, visit) => backTo(input, visit, 'added'), again }),
  );
  app.patch(
    '/steps/:stepId',
    acts(amendOneStep, {
      next: (_o, { stepId }, visit) => backTo({ back: `/steps/${stepId}` }, visit, 'corrected'),
      again,
    }),
  );
  app.patch(
    '/steps/:stepId/plan',
    acts(planStep, { next: (_o, input, visit) => backTo(input, visit, 'planned'), again }),
  );
}

/** Puts the pages and forms of steps onto the app. */
export function stepRoutes(app: Hono<VisitEnv>): void {
  app.get('/steps/:stepId', (c) => drawStep(c));
  app.get('/engagements/:engagementId/steps/new', async (c) => {
    const place = { deed: addOneStep, engagementId: c.req.param('engagementId') };
    const instead = await insteadOfForm(c.get('visit'), place);
    return instead ? c.redirect(instead, 303) : drawNew(c);
  });
  app.post(
    '/engagements/:engagementId/steps',
    acts(addOneStep, {
      next: ({ holds }, input, visit) => backTo(input, visit, holds ? 'added' : 'proposed'),
      again: drawNew,
    }),
  );
  app.post(
    '/sessions/:sessionId/confirmations',
    acts(confirmOneStep, {
      next: (_o, { sessionId }) => `/sessions/${sessionId}`,
      again: (c) => c.redirect(`/sessions/${c.req.param('sessionId')}`, 303),
    }),
  );
  app.delete(
    '/sessions/:sessionId/confirmations/:stepId',
    acts(unconfirmOneStep, {
      next: (_o, { sessionId }) => `/sessions/${sessionId}`,
      again: (c) => c.redirect(`/sessions/${c.req.param('sessionId')}`, 303),
    }),
  );
  addDeeds(app);
  addPlans(app);
}
