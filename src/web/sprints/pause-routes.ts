// Forms of pauses: they stand on the page of a sprint and on that of an engagement, and lead back there.
import type { Context, Hono } from 'hono';
import { answerOnePause, changePause, endPause, startPause, withdrawOnePause } from '../../app/pauses.ts';
import { acts } from '../doors.ts';
import { drawEngagement } from '../engagements/draw.tsx';
import { backWith } from '../going-back.ts';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { drawSprint } from './routes.tsx';

/** The page the form stood on, again. */
function drawAgain(c: Context<VisitEnv>, slip: Slip): Response | Promise<Response> {
  const back = String(slip.values['back'] ?? '');
  const sprintId = /^\/sprints\/([^/?]+)/.exec(back)?.[1];
  if (sprintId) return drawSprint(c, sprintId, slip);
  const engagementId = c.req.param('engagementId') ?? /^\/engagements\/([^/?]+)/.exec(back)?.[1];
  return engagementId ? drawEngagement(c, engagementId, slip) : c.redirect('/', 303);
}

/** Puts the forms of pauses onto the app. */
export function pauseRoutes(app: Hono<VisitEnv>): void {
  const again = drawAgain;
  app.post(
    '/engagements/:engagementId/pauses',
    acts(startPause, {
      next: ({ holds }, input, visit) =>
        backWith(input, visit, holds ? 'paused' : 'pause-proposed', '/sprint'),
      again,
    }),
  );
  app.post(
    '/pauses/:pauseId/answer',
    acts(answerOnePause, {
      next: (_o, input, visit) => backWith(input, visit, 'answered', '/sprint'),
      again,
    }),
  );
  app.patch(
    '/pauses/:pauseId',
    acts(changePause, { next: (_o, input, visit) => backWith(input, visit, 'changed', '/sprint'), again }),
  );
  app.delete(
    '/pauses/:pauseId',
    acts(withdrawOnePause, {
      next: (_o, input, visit) => backWith(input, visit, 'withdrawn', '/sprint'),
      again,
    }),
  );
  app.post(
    '/pauses/:pauseId/end',
    acts(endPause, { next: (_o, input, visit) => backWith(input, visit, 'back', '/sprint'), again }),
  );
}
