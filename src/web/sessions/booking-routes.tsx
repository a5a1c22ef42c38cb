// Routes of booking and moving: the list, one, several after their dates were shown, another time.
import type { Context, Hono } from 'hono';
import { perform } from '../../app/deed.ts';
import { moveOneSession } from '../../app/session-moves.ts';
import { listSessions, readSession } from '../../app/session-readings.ts';
import { bookOneSession, bookSeries, previewSeries } from '../../app/sessions.ts';
import { textInput } from '../../app/text-input.ts';
import { addDays, dayAt } from '../../domain/kernel/time.ts';
import { acts, ask, slipOf } from '../doors.ts';
import { insteadOfForm } from '../form-pages.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { BookingPage, SeriesPage } from './booking-page.tsx';
import type { Series } from './booking-props.ts';
import { backToSession, saidOfSession } from './drawing.tsx';
import { SessionsPage } from './list-page.tsx';
import { MovePage } from './move-page.tsx';
import { sidesOf } from './room-props.ts';

type C = Context<VisitEnv>;

const engagementOf = (c: C): string => c.req.param('engagementId') ?? '';

async function drawList(c: C): Promise<Response> {
  const visit = c.get('visit');
  const engagementId = engagementOf(c);
  const { sessions, mayBook, people } = await ask(visit, listSessions, { engagementId });
  const notice = saidOfSession(c.req.query('said'), visit);
  const page = { visit, engagementId, sides: sidesOf({ people }), sessions, mayBook, notice };
  return c.html(pageText(<SessionsPage {...page} />));
}

/** What both booking pages begin with: who books with whom, and the hour of the last session as a first guess. */
async function booking(c: C) {
  const visit = c.get('visit');
  const engagementId = engagementOf(c);
  const { people, sessions, sprintEndsOn } = await ask(visit, listSessions, { engagementId });
  const last = sessions.findLast(({ state }) => state !== 'cancelled');
  const today = dayAt(visit.ports.now(), people.client.zone);
  const startsLocal = `${addDays(today, 7)}T${last?.clientLocal.slice(11) ?? '16:00'}`;
  return { visit, engagementId, sides: sidesOf({ people }), startsLocal, untilOn: sprintEndsOn };
}

async function drawBooking(c: C, slip?: Slip): Promise<Response> {
  const begin = await booking(c);
  const asked = slip ? {} : c.req.query();
  const startsLocal = asked['startsLocal'] ?? begin.startsLocal;
  return c.html(pageText(<BookingPage {...begin} {...{ startsLocal, asked, slip }} />));
}

/** The dates of a wish: nothing is booked by looking. A wish that cannot be read comes back as it was typed. */
async function drawSeries(c: C, typed: Readonly<Record<string, string>>, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const begin = await booking(c);
  let series: Series | null = null;
  let refused: Slip | undefined;
  if (typed['show'] === 'yes') {
    const input = { ...textInput(previewSeries.input, typed), engagementId: begin.engagementId };
    const outcome = await perform(previewSeries, input, visit.actor, visit.ports);
    if (outcome.ok) series = outcome.value;
    else refused = slipOf(previewSeries.name, typed, outcome, visit);
    if (refused) c.status(422);
  }
  return c.html(pageText(<SeriesPage {...begin} typed={typed} series={series} slip={slip ?? refused} />));
}

/** The dates again, as they were shown, when some of them could not be booked. */
async function drawSeriesAgain(c: C, slip: Slip): Promise<Response> {
  const of = (name: string): string => {
    const value = slip.values[name];
    return typeof value === 'string' ? value : '';
  };
  const typed = { show: 'yes', startsLocal: of('first'), everyDays: of('everyDays'), until: of('until') };
  const rest = { anchor: of('anchor'), minutes: of('minutes'), place: of('place') };
  return drawSeries(c, { ...typed, ...rest }, slip);
}

async function drawMove(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const read = await ask(visit, readSession, { sessionId: c.req.param('sessionId') ?? '' });
  const asked = slip ? {} : c.req.query();
  return c.html(pageText(<MovePage {...{ visit, read, asked, slip }} now={visit.ports.now()} />));
}

/** Where to go instead of booking, once it cannot be done. */
const insteadOfBooking = (c: C): Promise<string | null> =>
  insteadOfForm(c.get('visit'), { deed: bookOneSession, engagementId: engagementOf(c) });

/** The form of another time, or the session's own page once it cannot be moved. */
async function openMove(c: C): Promise<Response> {
  const sessionId = c.req.param('sessionId') ?? '';
  const { session } = await ask(c.get('visit'), readSession, { sessionId });
  const { engagementId } = session;
  const place = { deed: moveOneSession, engagementId, thing: `/sessions/${sessionId}` };
  const instead = await insteadOfForm(c.get('visit'), place);
  return instead ? c.redirect(instead, 303) : drawMove(c);
}

/** Puts the pages of booking and moving onto the app. */
export function bookingRoutes(app: Hono<VisitEnv>): void {
  const at = '/engagements/:engagementId/sessions';
  app.get(at, drawList);
  app.get(`${at}/new`, async (c) => {
    const instead = await insteadOfBooking(c);
    return instead ? c.redirect(instead, 303) : drawBooking(c);
  });
  app.get(`${at}/several`, async (c) => {
    const instead = await insteadOfBooking(c);
    return instead ? c.redirect(instead, 303) : drawSeries(c, c.req.query());
  });
  app.post(at, acts(bookOneSession, { next: ({ id }) => `/sessions/${id}?said=booked`, again: drawBooking }));
  app.post(
    '/engagements/:engagementId/session-series',
    acts(bookSeries, {
      next: (_output, _input, _visit, c) => `/engagements/${engagementOf(c)}/sessions?said=series`,
      again: drawSeriesAgain,
    }),
  );
  app.get('/sessions/:sessionId/move', openMove);
  app.post(
    '/sessions/:sessionId/moves',
    acts(moveOneSession, {
      next: ({ holds }, { kind }, _visit, c) => {
        const said = kind === 'cancel' ? 'cancelled' : 'moved';
        return backToSession(c, { said: holds ? said : 'asked' });
      },
      again: drawMove,
    }),
  );
}
