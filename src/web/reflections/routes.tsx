// Routes of reflections: the editor, saving while one writes, sharing, removing, and the question to write under.
import type { Context, Hono } from 'hono';
import { listGoals } from '../../app/goal-lists.ts';
import { readReflection } from '../../app/journal-readings.ts';
import { drawOneQuestion } from '../../app/questions.ts';
import { removeOneReflection, saveOneReflection } from '../../app/reflections.ts';
import { shareReflection, takeBackReflection } from '../../app/sharings.ts';
import { readStep } from '../../app/steps.ts';
import { readToday } from '../../app/today.ts';
import { acts, ask, PageRefusal } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { Visit, VisitEnv } from '../visit.ts';
import { EditorPage, type EditorProps, type ReflectionView, type Subject } from './editor.tsx';

type C = Context<VisitEnv>;

async function goalsOf(visit: Visit) {
  const { goals } = await ask(visit, listGoals, {});
  return goals.filter(({ state }) => state === 'open').map(({ id, title }) => ({ id, title }));
}

async function stepFor(visit: Visit, stepId: string | undefined) {
  if (!stepId) return null;
  const { step } = await ask(visit, readStep, { stepId });
  return { id: step.id, text: step.text, goalId: step.goal?.id ?? null };
}

/** The parked question that Today showed, if it is still the one. */
async function inquiryFor(visit: Visit, inquiryId: string | undefined): Promise<string | null> {
  if (!inquiryId) return null;
  const { engagement } = await ask(visit, readToday, {});
  return engagement?.question?.inquiryId === inquiryId ? engagement.question.text : null;
}

const subjectOf = (given: string | undefined, { words }: Visit): Subject =>
  given !== undefined && Object.hasOwn(words.journal.subjects, given) ? (given as Subject) : 'strategy';

function noticeFor(said: string | undefined, { words }: Visit): string | undefined {
  const { saved, none } = words.journal.editor;
  return said === 'saved' ? saved : said === 'none' ? none : undefined;
}

type Query = Readonly<Record<string, string | undefined>>;

function addressOf(id: string, query: Query): string {
  const named = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return named.length > 0 ? `/reflections/${id}?${new URLSearchParams(named)}` : `/reflections/${id}`;
}

async function draw(c: C, id: string, stored: ReflectionView | null, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const given = (name: string): string | undefined => {
    const typed = slip?.values[name];
    return (typeof typed === 'string' && typed) || c.req.query(name) || undefined;
  };
  const step = await stepFor(visit, given('stepId') ?? given('step'));
  const inquiryId = given('inquiry');
  const page: EditorProps = {
    visit,
    id,
    otherId: visit.ports.newId(),
    address: addressOf(id, { step: step?.id, inquiry: inquiryId }),
    subject: stored?.subject ?? subjectOf(given('subject'), visit),
    stored,
    goals: await goalsOf(visit),
    goalId: stored?.goal?.id ?? given('goalId') ?? step?.goalId ?? null,
    questionId: stored?.questionId ?? given('questionId') ?? null,
    inquiry: await inquiryFor(visit, inquiryId),
    step,
    notice: slip ? undefined : noticeFor(c.req.query('said'), visit),
    slip,
  };
  return c.html(pageText(<EditorPage {...page} />));
}

async function storedOne(visit: Visit, reflectionId: string): Promise<ReflectionView | null> {
  try {
    return await ask(visit, readReflection, { reflectionId });
  } catch (error) {
    if (error instanceof PageRefusal && error.refusal.refusal === 'reflection.not_found') return null;
    throw error;
  }
}

/** Saved by the editor itself while somebody writes: answered to a program, unless it asks to be `shown` the page. */
const draftOf = (c: C): string | undefined => c.req.header('x-draft');

async function again(c: C, slip: Slip): Promise<Response> {
  const { code, words } = slip.refusal;
  if (draftOf(c) === '1') return c.json({ code, words });
  const { ports } = c.get('visit');
  const id = code === 'reflection.removed_meanwhile' ? ports.newId() : (c.req.param('reflectionId') ?? '');
  return draw(c, id, await storedOne(c.get('visit'), id), slip);
}

// A draft keeps no step: that takes somebody saying "save".
const unlessSaid = (c: C) => (draftOf(c) ? { stepId: undefined } : {});

/** Another question to write under. What is written so far is saved with it; before a word is, nothing is. */
async function another(c: C): Promise<Response> {
  const { question } = await ask(c.get('visit'), drawOneQuestion, {});
  const said = question ? undefined : 'none';
  const save = acts(saveOneReflection, {
    also: () => ({ stepId: undefined, ...(question ? { questionId: question.id } : {}) }),
    next: ({ id }) => addressOf(id, { said }),
    again: (_c, slip, { subject, goalId }) => {
      if (slip.refusal.code !== 'reflection.empty') return again(c, slip);
      const named = { subject: String(subject), goalId: goalId ? String(goalId) : undefined };
      return c.redirect(addressOf('new', { ...named, questionId: question?.id, said }), 303);
    },
  });
  return save(c);
}

/** Puts the pages and forms of reflections onto the app. */
export function reflectionRoutes(app: Hono<VisitEnv>): void {
  const at = '/reflections/:reflectionId';
  app.get('/reflections/new', (c) => draw(c, c.get('visit').ports.newId(), null));
  app.get(at, async (c) => {
    const stored = await ask(c.get('visit'), readReflection, { reflectionId: c.req.param('reflectionId') });
    return draw(c, stored.id, stored);
  });
  app.put(
    at,
    acts(saveOneReflection, {
      also: (_visit, c) => unlessSaid(c),
      next: ({ id, rev }, _input, _visit, c) =>
        draftOf(c) ? c.json({ rev }) : addressOf(id, { said: 'saved' }),
      again,
    }),
  );
  app.put(`${at}/question`, another);
  app.delete(at, acts(removeOneReflection, { next: () => '/journal', again }));
  const own = ({ reflectionId }: { reflectionId: string }): string => `/reflections/${reflectionId}`;
  app.post(`${at}/sharing`, acts(shareReflection, { next: (_o, input) => own(input), again }));
  app.delete(`${at}/sharing`, acts(takeBackReflection, { next: (_o, input) => own(input), again }));
}
