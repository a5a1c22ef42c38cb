// The route of the first page for whoever is in no engagement yet.
import type { Hono } from 'hono';
import { listInvitations } from '../../app/accounts/invitations.ts';
import { ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { VisitEnv } from '../visit.ts';
import { BeginPage } from './page.tsx';

/** Puts the page of beginning onto the app. */
export function beginRoutes(app: Hono<VisitEnv>): void {
  app.get('/begin', async (c) => {
    const visit = c.get('visit');
    const { invitations } = await ask(visit, listInvitations, {});
    const invited = invitations.filter(({ state }) => state === 'waiting');
    return c.html(pageText(<BeginPage visit={visit} invited={invited} />));
  });
}
