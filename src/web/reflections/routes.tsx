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

async function draw(c: C, id: string, stored: ReflectionView | null, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const given = (name: string): string | undefined => {
    const typed = slip?.values[name];
    return (typeof typed === 'string' && typed) || c.req.query(name) || undefined;
  };
  const step = await stepFor(visit, given('stepId') ?? given('step'));
  const page: EditorProps = {
    visit,
    id,
    subject: stored?.subject ?? subjectOf(given('subject'), visit),
    stored,
    goals: await goalsOf(visit),
    goalId: stored?.goal?.id ?? given('goalId') ?? step?.goalId ?? null,
    questionId: stored?.questionId ?? given('questionId') ?? null,
    inquiry: await inquiryFor(visit, given('inquiry')),
    step,
    notice: !slip && c.req.query('said') === 'saved' ? visit.words.journal.editor.saved : undefined,
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

async function again(c: C, slip?: Slip): Promise<Response> {
  const id = c.req.param('reflectionId') ?? '';
  return draw(c, id, await storedOne(c.get('visit'), id), slip);
}

const isDraft = (c: C): boolean => c.req.header('x-draft') === '1';

/** Puts the pages and forms of reflections onto the app. */
export function reflectionRoutes(app: Hono<VisitEnv>): void {
  const at = '/reflections/:reflectionId';
  app.get('/reflections/new', (c) => draw(c, c.get('visit').ports.newId(), null));
  app.post(
    '/reflections/questions',
    acts(drawOneQuestion, {
      next: ({ question }, input) => {
        const subject = 'subject' in input && typeof input.subject === 'string' ? input.subject : 'strategy';
        return `/reflections/new?subject=${encodeURIComponent(subject)}&questionId=${question?.id ?? ''}`;
      },
      again: (c, slip) => draw(c, c.get('visit').ports.newId(), null, slip),
    }),
  );
  app.get(at, async (c) => {
    const stored = await ask(c.get('visit'), readReflection, { reflectionId: c.req.param('reflectionId') });
    return draw(c, stored.id, stored);
  });
  app.put(
    at,
    acts(saveOneReflection, {
      // A draft keeps no step: that takes somebody saying "save".
      also: (_visit, c) => (isDraft(c) ? { stepId: undefined } : {}),
      next: ({ id, rev }, _input, _visit, c) =>
        isDraft(c) ? c.json({ rev }) : `/reflections/${id}?said=saved`,
      again,
    }),
  );
  app.delete(at, acts(removeOneReflection, { next: () => '/journal', again }));
  const own = ({ reflectionId }: { reflectionId: string }): string => `/reflections/${reflectionId}`;
  app.post(`${at}/sharing`, acts(shareReflection, { next: (_o, input) => own(input), again }));
  app.delete(`${at}/sharing`, acts(takeBackReflection, { next: (_o, input) => own(input), again }));
}
