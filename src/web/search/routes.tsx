// The route of search.
import type { Hono } from 'hono';
import { searchWords } from '../../app/searches.ts';
import { ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { VisitEnv } from '../visit.ts';
import { SearchPage } from './page.tsx';

const MOST = 400;

/** Puts search onto the app. */
export function searchRoutes(app: Hono<VisitEnv>): void {
  app.get('/search', async (c) => {
    const visit = c.get('visit');
    const q = (c.req.query('q') ?? '').slice(0, MOST).toWellFormed().replaceAll('\u0000', ' ');
    const { results, hasMore } = await ask(visit, searchWords, { q, limit: 30 });
    return c.html(pageText(<SearchPage {...{ visit, q, results, hasMore }} />));
  });
}
