// Routes of what attention has learned: read, struck out and put back; rules, budget and addresses.
import type { Context, Hono } from 'hono';
import { readAttention } from '../../app/attention/attention-reading.ts';
import { readLearned, strikeLearned, unstrikeLearned } from '../../app/attention/learning.ts';
import { setAddresses, setBudget, unmuteSender } from '../../app/attention/muting.ts';
import { acts, ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { justSaidIn } from './just-said.ts';
import { LearnedPage } from './learned-page.tsx';

const HOME = '/attention/learned';

async function draw(c: Context<VisitEnv>, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const learned = await ask(visit, readLearned, {});
  const { budget } = await ask(visit, readAttention, {});
  const just = slip ? null : justSaidIn(c);
  return c.html(pageText(<LearnedPage {...{ visit, learned, budget, just, slip }} />));
}

const said = (name: string) => (): string => `${HOME}?said=${name}`;

/** Puts the page of what was learned and its forms onto the app. */
export function learnedRoutes(app: Hono<VisitEnv>): void {
  const again = draw;
  app.get(HOME, (c) => draw(c));
  app.post(
    '/attention/struck',
    acts(strikeLearned, { next: ({ lessonId }) => `${HOME}?said=struck&of=${lessonId}`, again }),
  );
  app.delete('/attention/struck/:lessonId', acts(unstrikeLearned, { next: said('unstruck'), again }));
  app.post('/attention/unmuted', acts(unmuteSender, { next: said('unmuted'), again }));
  app.put('/attention/budget', acts(setBudget, { next: said('budget'), again }));
  app.put('/attention/addresses', acts(setAddresses, { next: said('addresses'), again }));
}
