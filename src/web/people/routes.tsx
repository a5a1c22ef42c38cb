// The route of the coach's people.
import type { Hono } from 'hono';
import { readAttention } from '../../app/attention/attention-reading.ts';
import { readRoster } from '../../app/roster.ts';
import { justSaidIn } from '../attention/just-said.ts';
import { ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { VisitEnv } from '../visit.ts';
import { PeoplePage } from './page.tsx';

/** Puts the coach's first page onto the app. */
export function peopleRoutes(app: Hono<VisitEnv>): void {
  app.get('/people', async (c) => {
    const visit = c.get('visit');
    const roster = await ask(visit, readRoster, {});
    const attention = await ask(visit, readAttention, {});
    const just = justSaidIn(c);
    return c.html(pageText(<PeoplePage {...{ visit, roster, attention, just }} />));
  });
}
