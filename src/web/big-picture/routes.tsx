// Routes of the big picture.
import type { Context, Hono } from 'hono';
import { readBigPicture, writeBigPicture } from '../../app/big-pictures.ts';
import { listGoals } from '../../app/goal-lists.ts';
import { shareBigPicture, takeBackBigPicture } from '../../app/sharings.ts';
import { acts, ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { Visit, VisitEnv } from '../visit.ts';
import { BigPicturePage } from './page.tsx';

type C = Context<VisitEnv>;

async function longTermGoals(visit: Visit) {
  const { goals } = await ask(visit, listGoals, {});
  const { enough } = visit.words.today;
  return goals
    .filter(({ horizon, state }) => horizon === 'long-term' && state === 'open')
    .map(({ id, title, pledge, enough: kept }) => ({
      id,
      title,
      pace: enough.pace(kept?.lastFour ?? 0, pledge),
    }));
}

async function draw(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const { current, versions, sharing } = await ask(visit, readBigPicture, {});
  const goals = await longTermGoals(visit);
  const notice = !slip && c.req.query('said') === 'kept' ? visit.words.bigPicture.said : undefined;
  const page = { visit, current, versions, sharing, goals, notice, slip };
  return c.html(pageText(<BigPicturePage {...page} />));
}

/** Puts the big picture onto the app. */
export function bigPictureRoutes(app: Hono<VisitEnv>): void {
  const next = () => '/big-picture';
  app.get('/big-picture', (c) => draw(c));
  app.post('/big-picture', acts(writeBigPicture, { next: () => '/big-picture?said=kept', again: draw }));
  app.post('/big-picture/sharing', acts(shareBigPicture, { next, again: draw }));
  app.delete('/big-picture/sharing', acts(takeBackBigPicture, { next, again: draw }));
}
