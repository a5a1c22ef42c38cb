// The route of Today.
import type { Hono } from 'hono';
import { readAttention } from '../../app/attention/attention-reading.ts';
import { readToday } from '../../app/today.ts';
import { justSaidIn } from '../attention/just-said.ts';
import { ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import { saidOfStep } from '../steps/routes.tsx';
import type { VisitEnv } from '../visit.ts';
import { TodayPage } from './page.tsx';

/** Puts Today onto the app. */
export function todayRoutes(app: Hono<VisitEnv>): void {
  app.get('/today', async (c) => {
    const visit = c.get('visit');
    const today = await ask(visit, readToday, {});
    const attention = await ask(visit, readAttention, {});
    const said = c.req.query('said');
    const notice = saidOfStep(c, '/today');
    const just = notice === undefined ? justSaidIn(c) : null;
    const fresh = said === 'kept' ? c.req.query('step') : undefined;
    return c.html(pageText(<TodayPage {...{ visit, today, attention, just, notice, fresh }} />));
  });
}
