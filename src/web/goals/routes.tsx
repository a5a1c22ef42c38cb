// Routes of goals: the list, one goal, its words, its end, and every deed on it.
import type { Context, Hono } from 'hono';
import { endOneGoal, reopenOneGoal } from '../../app/goal-endings.ts';
import { listGoals, listPlacedGoals } from '../../app/goal-lists.ts';
import { pledgeToGoal, setGoalLevel, setGoalWeight } from '../../app/goal-measures.ts';
import { placeOneGoal, withdrawOneGoal } from '../../app/goal-placing.ts';
import { readGoal } from '../../app/goal-stories.ts';
import { arrangeOneGoal, makeOneGoal, rewordOneGoal } from '../../app/goals.ts';
import { markStep } from '../../app/step-moves.ts';
import { readStepReader } from '../../app/step-readers.ts';
import { rehomeOneStep } from '../../app/steps.ts';
import { answerOneWording, suggestOneWording, withdrawOneWording } from '../../app/wordings.ts';
import type { Clarity } from '../../domain/engagement/goal.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { acts, ask, PageRefusal } from '../doors.ts';
import { saidIn } from '../going-back.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { Visit, VisitEnv } from '../visit.ts';
import { EndPage } from './end-page.tsx';
import type { ParentChoice } from './goal-forms.tsx';
import { CoachGoalPage, GoalPage } from './goal-page.tsx';
import type { GoalStory } from './goal-page-props.ts';
import { GoalsPage, PlacedGoalsPage } from './list-page.tsx';
import { NewGoalPage } from './new-page.tsx';
import { RewordPage } from './reword-page.tsx';

type C = Context<VisitEnv>;

function noticeOf(c: C, slip?: Slip): string | undefined {
  return slip ? undefined : saidIn(c.req.query('said'), c.get('visit').words.goals.said);
}

const said = (what: keyof Visit['words']['goals']['said']) => (_output: unknown, input: { goalId: string }) =>
  `/goals/${input.goalId}?said=${what}`;

async function choices(visit: Visit, which: 'long-term' | 'all'): Promise<readonly ParentChoice[]> {
  const { goals } = await ask(visit, listGoals, {});
  const open = goals.filter(({ state }) => state === 'open');
  return open
    .filter(({ horizon }) => which === 'all' || horizon === 'long-term')
    .map(({ id, title }) => ({ id, title }));
}

/** Where a step for this goal is added: the engagement it lies in, else the one that goes on. */
function stepsIn({ goal, places }: GoalStory): string | null {
  return goal.placedIn ?? places.find(({ isOver }) => !isOver)?.engagementId ?? null;
}

async function drawList(c: C): Promise<Response> {
  const visit = c.get('visit');
  const { goals } = await ask(visit, listGoals, {});
  return c.html(pageText(<GoalsPage visit={visit} goals={goals} notice={noticeOf(c)} />));
}

async function drawGoal(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const told = await ask(visit, readGoal, { goalId: c.req.param('goalId') ?? '' });
  const today = dayAt(visit.ports.now(), visit.person?.zone ?? 'UTC');
  const props = { visit, told, stepsIn: stepsIn(told), today, notice: noticeOf(c, slip), slip };
  if (told.isMine) {
    const parents = await choices(visit, 'long-term');
    return c.html(pageText(<GoalPage {...props} parents={parents} />));
  }
  const client = await clientName(visit, told.goal.placedIn ?? '');
  return c.html(pageText(<CoachGoalPage {...props} client={client} />));
}

async function clientName(visit: Visit, engagementId: string): Promise<string> {
  return (await ask(visit, readStepReader, { engagementId })).otherName ?? '';
}

async function drawPlaced(c: C): Promise<Response> {
  const visit = c.get('visit');
  const engagementId = c.req.param('engagementId') ?? '';
  const { goals } = await ask(visit, listPlacedGoals, { engagementId });
  const client = await clientName(visit, engagementId);
  return c.html(pageText(<PlacedGoalsPage {...{ visit, goals, engagementId, client }} />));
}

async function drawNew(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const parents = await choices(visit, 'long-term');
  const parentId = c.req.query('parent');
  const isLongTerm = c.req.query('horizon') === 'long-term';
  return c.html(pageText(<NewGoalPage {...{ visit, parents, parentId, isLongTerm, slip }} />));
}

const CLARITIES: readonly Clarity[] = ['itch', 'direction', 'outcome', 'levels'];

async function drawReword(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const told = await ask(visit, readGoal, { goalId: c.req.param('goalId') ?? '' });
  if (!told.isMine) throw new PageRefusal({ ok: false, refusal: 'goal.not_yours' });
  const wished = slip?.values['clarity'] ?? c.req.query('to');
  const clarity = CLARITIES.find((one) => one === wished) ?? told.goal.clarity;
  const { goal, sessionOn } = told;
  return c.html(pageText(<RewordPage {...{ visit, goal, clarity, sessionOn, slip }} />));
}

async function drawEnd(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const goalId = c.req.param('endingId') ?? c.req.param('goalId') ?? '';
  const told = await ask(visit, readGoal, { goalId });
  if (!told.isMine) throw new PageRefusal({ ok: false, refusal: 'goal.not_yours' });
  const others = (await choices(visit, 'all')).filter(({ id }) => id !== told.goal.id);
  return c.html(pageText(<EndPage {...{ visit, told, others, notice: noticeOf(c, slip), slip }} />));
}

function addWords(app: Hono<VisitEnv>): void {
  const again = drawGoal;
  app.post('/goals', acts(makeOneGoal, { next: ({ id }) => `/goals/${id}?said=made`, again: drawNew }));
  app.post('/goals/:goalId/versions', acts(rewordOneGoal, { next: said('reworded'), again: drawReword }));
  app.put('/goals/:goalId/arrangement', acts(arrangeOneGoal, { next: said('arranged'), again }));
  app.post('/goals/:goalId/wordings', acts(suggestOneWording, { next: said('suggested'), again }));
  const wording = '/goals/:goalId/wordings/:wordingId';
  app.post(
    `${wording}/answer`,
    acts(answerOneWording, {
      next: (_output, { answer }, _visit, c) =>
        `/goals/${c.req.param('goalId')}?said=${answer === 'take' ? 'taken' : 'left'}`,
      again,
    }),
  );
  app.delete(
    wording,
    acts(withdrawOneWording, {
      next: (_output, _input, _visit, c) => `/goals/${c.req.param('goalId')}?said=withdrawn`,
      again,
    }),
  );
}

function addMeasures(app: Hono<VisitEnv>): void {
  const again = drawGoal;
  app.put('/goals/:goalId/level', acts(setGoalLevel, { next: said('level'), again }));
  app.put('/goals/:goalId/weight', acts(setGoalWeight, { next: said('weight'), again }));
  app.put('/goals/:goalId/pledge', acts(pledgeToGoal, { next: said('pledge'), again }));
  app.post('/goals/:goalId/placement', acts(placeOneGoal, { next: said('placed'), again }));
  app.delete('/goals/:goalId/placement', acts(withdrawOneGoal, { next: said('out'), again }));
}

function addEnding(app: Hono<VisitEnv>): void {
  const toEnd = (what: 'marked' | 'rehomed') => (_output: unknown, _input: unknown, _visit: Visit, c: C) =>
    `/goals/${c.req.param('endingId')}/end?said=${what}`;
  app.get('/goals/:goalId/end', (c) => drawEnd(c));
  app.post('/goals/:goalId/ending', acts(endOneGoal, { next: said('ended'), again: drawEnd }));
  app.delete('/goals/:goalId/ending', acts(reopenOneGoal, { next: said('reopened'), again: drawGoal }));
  // The form of a step names the goal it goes to; the address, the one that ends.
  const step = '/goals/:endingId/steps/:stepId';
  app.post(`${step}/marks`, acts(markStep, { next: toEnd('marked'), again: drawEnd }));
  app.put(`${step}/goal`, acts(rehomeOneStep, { next: toEnd('rehomed'), again: drawEnd }));
}

/** Puts the pages and forms of goals onto the app. */
export function goalRoutes(app: Hono<VisitEnv>): void {
  app.get('/goals', drawList);
  app.get('/goals/new', (c) => drawNew(c));
  app.get('/goals/:goalId', (c) => drawGoal(c));
  app.get('/goals/:goalId/reword', (c) => drawReword(c));
  app.get('/engagements/:engagementId/goals', drawPlaced);
  addWords(app);
  addMeasures(app);
  addEnding(app);
}
