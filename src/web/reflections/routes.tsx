// Routes of reflections: the editor, saving while one writes, sharing, removing, and the question to write under.
import type { Context, Hono } from 'hono';
import { listGoals } from '../../app/goal-lists.ts';
import { readReflection } from '../../app/journal-readings.ts';
import { drawOneQuestion } from '../../app/questions.ts';
import { type GivenWords, wordsOn } from '../../app/reflection-words.ts';
import { removeOneReflection, saveOneReflection } from '../../app/reflections.ts';
import { shareReflection, takeBackReflection } from '../../app/sharings.ts';
import { readStep } from '../../app/steps.ts';
import { textInput } from '../../app/text-input.ts';
import { readToday } from '../../app/today.ts';
import { acts, ask, PageRefusal, typedInto } from '../doors.ts';
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
    inquiryId,
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

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Saves what is written so far with what was changed, and goes on; before a word is written, nothing is saved. */
function goingOn(c: C, changed: Readonly<Record<string, unknown>>, query: Query): Promise<Response> {
  const save = acts(saveOneReflection, {
    also: () => ({ stepId: undefined, ...changed }),
    next: ({ id }) => addressOf(id, query),
    again: (_c, slip, input) => {
      if (slip.refusal.code !== 'reflection.empty') return again(c, slip);
      const [subject, goalId, questionId] = [input['subject'], input['goalId'], input['questionId']].map(
        textOf,
      );
      return c.redirect(addressOf('new', { subject, goalId, questionId, ...query }), 303);
    },
  });
  return save(c);
}

/** Another question to write under. */
async function another(c: C): Promise<Response> {
  const { question } = await ask(c.get('visit'), drawOneQuestion, {});
  return question ? goingOn(c, { questionId: question.id }, {}) : goingOn(c, {}, { said: 'none' });
}

/** The same words on something else. */
async function onSomethingElse(c: C): Promise<Response> {
  const visit = c.get('visit');
  const typed = textInput(saveOneReflection.input, await typedInto(c));
  const subject = subjectOf(textOf(typed['to']), visit);
  const goalId = typed['goalId'] ?? (subject === 'goal' ? (await goalsOf(visit))[0]?.id : undefined);
  const query = { step: textOf(typed['stepId']), inquiry: textOf(typed['inquiry']) };
  return goingOn(c, { subject, goalId, ...wordsOn(subject, typed as GivenWords) }, query);
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
  app.put(`${at}/subject`, onSomethingElse);
  app.delete(at, acts(removeOneReflection, { next: () => '/journal', again }));
  const own = ({ reflectionId }: { reflectionId: string }): string => `/reflections/${reflectionId}`;
  app.post(`${at}/sharing`, acts(shareReflection, { next: (_o, input) => own(input), again }));
  app.delete(`${at}/sharing`, acts(takeBackReflection, { next: (_o, input) => own(input), again }));
}
