// Routes of reviews: one of them, and every form on it.
import type { Context, Hono } from 'hono';
import { answerReview, shareAnswer, takeBackAnswer } from '../../app/review-answers.ts';
import {
  callOneReview,
  decideReview,
  dropReviewSkip,
  readReview,
  scoreOneGoal,
  skipOneReview,
  takeBackReview,
} from '../../app/reviews.ts';
import { acts, ask } from '../doors.ts';
import { saidIn } from '../going-back.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { ReviewPage } from './review-page.tsx';

type C = Context<VisitEnv>;

async function draw(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const view = await ask(visit, readReview, { reviewId: c.req.param('reviewId') ?? '' });
  const notice = slip ? undefined : saidIn(c.req.query('said'), visit.words.reviews.said);
  return c.html(pageText(<ReviewPage visit={visit} view={view} slip={slip} notice={notice} />));
}

const at = (reviewId: string, said: string): string => `/reviews/${reviewId}?said=${said}`;

function answers(app: Hono<VisitEnv>): void {
  const again = draw;
  app.put(
    '/reviews/:reviewId/answer',
    acts(answerReview, { next: (_o, { reviewId }) => at(reviewId, 'answered'), again }),
  );
  app.post(
    '/reviews/:reviewId/answer/sharing',
    acts(shareAnswer, { next: (_o, { reviewId }) => at(reviewId, 'shared'), again }),
  );
  app.delete(
    '/reviews/:reviewId/answer/sharing',
    acts(takeBackAnswer, { next: (_o, { reviewId }) => at(reviewId, 'taken-back'), again }),
  );
}

/** Puts the page and forms of reviews onto the app. */
export function reviewRoutes(app: Hono<VisitEnv>): void {
  const again = draw;
  app.get('/reviews/:reviewId', (c) => draw(c));
  app.post(
    '/engagements/:engagementId/reviews',
    acts(callOneReview, {
      next: ({ id }) => at(id, 'called'),
      again: (c) => c.redirect(`/engagements/${c.req.param('engagementId')}`, 303),
    }),
  );
  app.delete(
    '/reviews/:reviewId',
    acts(takeBackReview, { next: (_o, { reviewId }) => at(reviewId, 'uncalled'), again }),
  );
  app.put(
    '/reviews/:reviewId/scores/:goalId',
    acts(scoreOneGoal, { next: (_o, { reviewId }) => at(reviewId, 'scored'), again }),
  );
  app.post(
    '/reviews/:reviewId/decision',
    acts(decideReview, { next: (_o, { reviewId }) => at(reviewId, 'decided'), again }),
  );
  app.post(
    '/reviews/:reviewId/skip',
    acts(skipOneReview, {
      next: ({ skipped }, { reviewId }) => at(reviewId, skipped ? 'skipped' : 'asked'),
      again,
    }),
  );
  app.delete(
    '/reviews/:reviewId/skip',
    acts(dropReviewSkip, { next: (_o, { reviewId }) => at(reviewId, 'dropped'), again }),
  );
  answers(app);
}
