// Routes of sessions: the page of one, what can be done with its hour, its calendar file, the brief.
import type { Context, Hono } from 'hono';
import { readBrief } from '../../app/briefs.ts';
import { answerCheck, shareCheck, takeBackCheck } from '../../app/closing-checks.ts';
import {
  blockCalendar,
  type CalendarFile,
  hourCalendar,
  sessionCalendar,
} from '../../app/session-calendars.ts';
import {
  closeOneSession,
  correctOneAbsence,
  correctOneCut,
  cutOneShort,
  missOneSession,
  startOneSession,
  undoOneStart,
} from '../../app/session-hours.ts';
import { answerOneSessionMove, withdrawOneSessionMove } from '../../app/session-moves.ts';
import { readSession } from '../../app/session-readings.ts';
import { setPlace, takeOffer, waveOneOffer } from '../../app/sessions.ts';
import { readSprint } from '../../app/sprints.ts';
import { readStep } from '../../app/steps.ts';
import { refuse } from '../../domain/kernel/outcome.ts';
import { acts, ask, PageRefusal } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { VisitEnv } from '../visit.ts';
import { bookingRoutes } from './booking-routes.tsx';
import { BriefPage } from './brief-page.tsx';
import { backToSession, drawSession, type Said } from './drawing.tsx';
import { sidesOf } from './room-props.ts';
import { roomRoutes } from './room-routes.ts';
import { isScreenShared, shareScreen } from './screen.ts';

type C = Context<VisitEnv>;

/** Done, the reader is back at the session's page, which says what was done. */
const says = (said: Said, part?: string) => ({
  next: (_output: unknown, _input: unknown, _visit: unknown, c: C) =>
    backToSession(c, { said, ...(part ? { part } : {}) }),
  again: drawSession,
});

function addHour(app: Hono<VisitEnv>): void {
  const quiet = {
    next: (_o: unknown, _i: unknown, _v: unknown, c: C) => backToSession(c),
    again: drawSession,
  };
  app.post('/sessions/:sessionId/start', acts(startOneSession, quiet));
  app.delete('/sessions/:sessionId/start', acts(undoOneStart, says('undone')));
  app.post(
    '/sessions/:sessionId/closing',
    acts(closeOneSession, {
      next: ({ closed }, _input, _visit, c) => backToSession(c, { said: closed ? 'closed' : 'waits' }),
      again: drawSession,
    }),
  );
  app.post('/sessions/:sessionId/cut', acts(cutOneShort, says('cut')));
  app.delete('/sessions/:sessionId/cut', acts(correctOneCut, says('corrected')));
  app.post('/sessions/:sessionId/absence', acts(missOneSession, says('missed')));
  app.delete('/sessions/:sessionId/absence', acts(correctOneAbsence, says('corrected')));
  app.put('/sessions/:sessionId/place', acts(setPlace, says('placed')));
  app.post(
    '/sessions/:sessionId/offer',
    acts(takeOffer, { next: ({ id }) => `/sessions/${id}?said=booked`, again: drawSession }),
  );
  app.delete('/sessions/:sessionId/offer', acts(waveOneOffer, says('waved')));
}

function addAnswers(app: Hono<VisitEnv>): void {
  app.post('/sessions/:sessionId/moves/:moveId/answer', acts(answerOneSessionMove, says('answered')));
  app.delete('/sessions/:sessionId/moves/:moveId', acts(withdrawOneSessionMove, says('withdrawn')));
  app.put('/sessions/:sessionId/check', acts(answerCheck, says('checked', 'check')));
  app.post('/sessions/:sessionId/check/sharing', acts(shareCheck, says('shared', 'check')));
  app.delete('/sessions/:sessionId/check/sharing', acts(takeBackCheck, says('taken-back', 'check')));
}

/** One switch for this browser: nothing is saved, only a cookie says so. */
async function switchScreen(c: C): Promise<Response> {
  const { screen } = await c.req.parseBody();
  const shared = screen === 'shared';
  shareScreen(c, shared);
  return c.redirect(backToSession(c, { said: shared ? 'screen' : 'unscreen' }), 303);
}

async function drawBrief(c: C): Promise<Response> {
  const visit = c.get('visit');
  const read = await ask(visit, readBrief, { sessionId: c.req.param('sessionId') ?? '' });
  return c.html(pageText(<BriefPage visit={visit} read={read} isScreenShared={isScreenShared(c)} />));
}

function sendFile(c: C, { name, text }: CalendarFile): Response {
  return c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}

async function sendCalendar(c: C): Promise<Response> {
  const visit = c.get('visit');
  const { url, now } = visit.ports;
  const { calendar } = visit.words.sessions;
  const read = await ask(visit, readSession, { sessionId: c.req.param('sessionId') ?? '' });
  const words = { title: calendar.title(sidesOf(read).other.name), about: calendar.about };
  return sendFile(c, sessionCalendar(read, words, { url, now: now() }));
}

/** The weekly block is the client's own: to anybody else there is none. */
async function sendBlock(c: C): Promise<Response> {
  const visit = c.get('visit');
  const { url, now } = visit.ports;
  const { calendar } = visit.words.sessions;
  const { sprint } = await ask(visit, readSprint, { sprintId: c.req.param('sprintId') ?? '' });
  const { id: sprintId, block, startsOn, endsOn } = sprint;
  if (!block || !visit.person) throw new PageRefusal(refuse('sprint.not_found'));
  const words = { title: calendar.blockTitle, about: calendar.blockAbout };
  const weekly = { sprintId, startsOn, endsOn, block, zone: visit.person.zone };
  return sendFile(c, blockCalendar(weekly, words, { url, now: now() }));
}

/** The hour of a step is the client's own as well. */
async function sendHour(c: C): Promise<Response> {
  const visit = c.get('visit');
  const { url, now } = visit.ports;
  const { calendar } = visit.words.sessions;
  const { step } = await ask(visit, readStep, { stepId: c.req.param('stepId') ?? '' });
  if (!step.block || !visit.person) throw new PageRefusal(refuse('step.not_found'));
  const words = { title: calendar.blockTitle, about: calendar.hourAbout };
  const hour = { stepId: step.id, block: step.block, zone: visit.person.zone };
  return sendFile(c, hourCalendar(hour, words, { url, now: now() }));
}

/** Puts the pages and forms of sessions onto the app. */
export function sessionRoutes(app: Hono<VisitEnv>): void {
  bookingRoutes(app);
  app.get('/sessions/:sessionId', (c) => drawSession(c));
  app.get('/sessions/:sessionId/brief', drawBrief);
  app.get('/sessions/:sessionId/calendar.ics', sendCalendar);
  app.get('/sprints/:sprintId/calendar.ics', sendBlock);
  app.get('/steps/:stepId/calendar.ics', sendHour);
  app.post('/sessions/:sessionId/screen', switchScreen);
  addHour(app);
  addAnswers(app);
  roomRoutes(app);
}
