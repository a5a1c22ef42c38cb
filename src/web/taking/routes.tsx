// Routes of taking everything along, and of what of one's own was read.
import type { Context, Hono } from 'hono';
import { readExport } from '../../app/exports/export-deed.ts';
import { exportMarkdown } from '../../app/exports/export-markdown.ts';
import { listReadings } from '../../app/readings.ts';
import { refuse } from '../../domain/kernel/outcome.ts';
import { ask, PageRefusal } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { VisitEnv } from '../visit.ts';
import { ExportPage } from './export-page.tsx';
import { ReadingsPage } from './readings-page.tsx';

type C = Context<VisitEnv>;

function handOut(c: C, body: string, type: string, ending: 'json' | 'md'): Response {
  const { words, ports } = c.get('visit');
  const name = `${words.taking.file}-${ports.now().slice(0, 10)}.${ending}`;
  return c.body(body, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  });
}

/** Puts the pages and downloads onto the app. */
export function takingRoutes(app: Hono<VisitEnv>): void {
  app.get('/settings/export', (c) => {
    const visit = c.get('visit');
    // The page asks for nothing that only its owner may read, so it says itself that somebody has to be here.
    if (!visit.person) throw new PageRefusal(refuse('account.sign_in'));
    return c.html(pageText(<ExportPage visit={visit} />));
  });
  app.get('/settings/export/throughline.json', async (c) => {
    const exported = await ask(c.get('visit'), readExport, {});
    return handOut(c, `${JSON.stringify(exported, null, 1)}\n`, 'application/json', 'json');
  });
  app.get('/settings/export/throughline.md', async (c) => {
    const visit = c.get('visit');
    const exported = await ask(visit, readExport, {});
    const { words, shell } = visit;
    const text = exportMarkdown({ words, dates: shell.dates, exported });
    return handOut(c, text, 'text/markdown; charset=utf-8', 'md');
  });
  app.get('/settings/readings', async (c) => {
    const visit = c.get('visit');
    const { readings } = await ask(visit, listReadings, {});
    return c.html(pageText(<ReadingsPage visit={visit} readings={readings} />));
  });
}
