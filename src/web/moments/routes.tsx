// Routes of moments: caught, put right, explored, shared, brought along; and what the other side answers.
import type { Context, Hono } from 'hono';
import {
  acknowledgeOneFriction,
  markFrictionTalked,
  unacknowledgeFriction,
  unmarkFrictionTalked,
} from '../../app/frictions.ts';
import { readMoment } from '../../app/journal-readings.ts';
import {
  bringMoment,
  catchOneMoment,
  changeOneMoment,
  exploreOneFriction,
  removeOneMoment,
} from '../../app/moments.ts';
import { shareMoment, takeBackMoment } from '../../app/sharings.ts';
import { acts, ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import { safePath, type Visit, type VisitEnv } from '../visit.ts';
import { NewMomentPage } from './new-page.tsx';
import { MomentPage } from './page.tsx';

type C = Context<VisitEnv>;
type Said = keyof Visit['words']['moments']['said'];

async function draw(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const moment = await ask(visit, readMoment, { momentId: c.req.param('momentId') ?? '' });
  const { said } = visit.words.moments;
  const name = c.req.query('said') ?? '';
  const notice = !slip && Object.hasOwn(said, name) ? said[name as Said] : undefined;
  return c.html(pageText(<MomentPage {...{ visit, moment, notice, slip }} />));
}

function drawNew(c: C, slip?: Slip): Response {
  const visit = c.get('visit');
  return c.html(pageText(<NewMomentPage visit={visit} slip={slip} />));
}

/** Back to the moment, or to the page of the other side that the form came from. */
const back = (said: Said) => (_output: unknown, input: { momentId: string }, visit: Visit) => {
  const given = 'back' in input && typeof input.back === 'string' ? input.back : undefined;
  const path = safePath(given, visit.ports);
  return path === '/' ? `/moments/${input.momentId}?said=${said}` : path;
};

function addOwn(app: Hono<VisitEnv>): void {
  const at = '/moments/:momentId';
  app.patch(at, acts(changeOneMoment, { next: back('kept'), again: draw }));
  app.delete(at, acts(removeOneMoment, { next: () => '/journal', again: draw }));
  app.put(`${at}/exploration`, acts(exploreOneFriction, { next: back('kept'), again: draw }));
  app.post(`${at}/topic`, acts(bringMoment, { next: back('brought'), again: draw }));
  app.post(`${at}/sharing`, acts(shareMoment, { next: back('shared'), again: draw }));
  app.delete(`${at}/sharing`, acts(takeBackMoment, { next: back('back'), again: draw }));
}

function addAnswers(app: Hono<VisitEnv>): void {
  const heard = '/moments/:momentId/acknowledgement';
  const talk = '/moments/:momentId/talk';
  app.post(heard, acts(acknowledgeOneFriction, { next: back('acknowledged'), again: draw }));
  app.delete(heard, acts(unacknowledgeFriction, { next: back('kept'), again: draw }));
  app.post(talk, acts(markFrictionTalked, { next: back('talked'), again: draw }));
  app.delete(talk, acts(unmarkFrictionTalked, { next: back('kept'), again: draw }));
}

/** Puts the pages and forms of moments onto the app. */
export function momentRoutes(app: Hono<VisitEnv>): void {
  app.get('/moments/new', (c) => drawNew(c));
  app.get('/moments/:momentId', (c) => draw(c));
  app.post(
    '/moments',
    acts(catchOneMoment, { next: ({ id }) => `/moments/${id}?said=caught`, again: drawNew }),
  );
  addOwn(app);
  addAnswers(app);
}
