// The route of the journal.
import type { Hono } from 'hono';
import { readJournal } from '../../app/journal-readings.ts';
import { ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { VisitEnv } from '../visit.ts';
import { JournalPage, type JournalPart } from './page.tsx';

/** Puts the journal onto the app. */
export function journalRoutes(app: Hono<VisitEnv>): void {
  app.get('/journal', async (c) => {
    const visit = c.get('visit');
    const asked = c.req.query('part') ?? 'all';
    const part = (Object.hasOwn(visit.words.journal.parts, asked) ? asked : 'all') as JournalPart;
    const before = c.req.query('before');
    const input = { part, limit: 20, ...(before === undefined ? {} : { before }) };
    const { entries, earlier } = await ask(visit, readJournal, input);
    return c.html(pageText(<JournalPage {...{ visit, entries, part, earlier }} />));
  });
}
