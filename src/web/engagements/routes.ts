// Routes of engagements: one of them, its timeline, its end, one begun alone.
import type { Context, Hono } from 'hono';
import { shareReason, takeBackReason } from '../../app/ending-reasons.ts';
import { beginAlone } from '../../app/engagement-lists.ts';
import { endOneEngagement, finishOneEngagement } from '../../app/engagements.ts';
import { acts } from '../doors.ts';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { drawEngagement, drawTimeline } from './draw.tsx';

const again = (c: Context<VisitEnv>, slip: Slip): Promise<Response> =>
  drawEngagement(c, c.req.param('engagementId') ?? '', slip);

/** Puts the pages and forms of engagements onto the app. */
export function engagementRoutes(app: Hono<VisitEnv>): void {
  const home = (engagementId: string, said: string): string => `/engagements/${engagementId}?said=${said}`;
  app.get('/engagements/:engagementId', (c) => drawEngagement(c, c.req.param('engagementId')));
  app.get('/engagements/:engagementId/timeline', drawTimeline);
  app.post(
    '/engagements',
    acts(beginAlone, { next: () => '/today', again: (c) => c.redirect('/today', 303) }),
  );
  app.post(
    '/engagements/:engagementId/end',
    acts(endOneEngagement, { next: (_o, { engagementId }) => home(engagementId, 'ended'), again }),
  );
  app.post(
    '/engagements/:engagementId/finish',
    acts(finishOneEngagement, { next: (_o, { engagementId }) => home(engagementId, 'finished'), again }),
  );
  app.post(
    '/engagements/:engagementId/ending-reason/sharing',
    acts(shareReason, { next: (_o, { engagementId }) => home(engagementId, 'shared'), again }),
  );
  app.delete(
    '/engagements/:engagementId/ending-reason/sharing',
    acts(takeBackReason, { next: (_o, { engagementId }) => home(engagementId, 'taken-back'), again }),
  );
}
