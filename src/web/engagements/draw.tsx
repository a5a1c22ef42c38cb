// Drawing one engagement for whoever asked, also again after a form on it was refused.
import type { Context } from 'hono';
import { readEngagement } from '../../app/engagements.ts';
import { readTimeline } from '../../app/timelines.ts';
import { ask } from '../doors.ts';
import { saidIn } from '../going-back.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import { justAnswered } from '../steps/answered.tsx';
import type { VisitEnv } from '../visit.ts';
import { EngagementPage } from './engagement-page.tsx';
import { TimelinePage } from './timeline.tsx';

/** The page of one engagement. */
export async function drawEngagement(
  c: Context<VisitEnv>,
  engagementId: string,
  slip?: Slip,
): Promise<Response> {
  const visit = c.get('visit');
  const view = await ask(visit, readEngagement, { engagementId });
  const { happenings } = await ask(visit, readTimeline, { engagementId });
  const said = { ...visit.words.steps.said, ...visit.words.sprints.said, ...visit.words.engagements.said };
  const answered = justAnswered(c, `/engagements/${engagementId}`);
  const notice = slip ? undefined : (answered ?? saidIn(c.req.query('said'), said));
  const props = { visit, view, happenings, slip, notice };
  return c.html(pageText(<EngagementPage {...props} />));
}

/** The page of its whole timeline. */
export async function drawTimeline(c: Context<VisitEnv>): Promise<Response> {
  const visit = c.get('visit');
  const before = c.req.query('before');
  const input = { engagementId: c.req.param('engagementId') ?? '', ...(before ? { before } : {}) };
  return c.html(pageText(<TimelinePage visit={visit} {...(await ask(visit, readTimeline, input))} />));
}
