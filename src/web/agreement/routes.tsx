// Routes of the agreement: read it, put a text forward, sign.
import type { Context, Hono } from 'hono';
import { readAgreement, signAgreement, writeAgreement } from '../../app/agreements.ts';
import { acts, ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { Visit, VisitEnv } from '../visit.ts';
import { AgreementPage } from './agreement-page.tsx';

type C = Context<VisitEnv>;

function saidOf(said: string | undefined, { words }: Visit): string | undefined {
  return said === 'written' || said === 'signed' ? words.agreement.said[said] : undefined;
}

async function draw(c: C, engagementId: string, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const view = await ask(visit, readAgreement, { engagementId });
  const notice = slip ? undefined : saidOf(c.req.query('said'), visit);
  return c.html(pageText(<AgreementPage visit={visit} view={view} slip={slip} notice={notice} />));
}

const pathOf = (engagementId: string, said: string): string =>
  `/engagements/${engagementId}/agreement?said=${said}`;

/** Puts the page and forms of the agreement onto the app. */
export function agreementRoutes(app: Hono<VisitEnv>): void {
  app.get('/engagements/:engagementId/agreement', (c) => draw(c, c.req.param('engagementId')));
  app.post(
    '/engagements/:engagementId/agreement-texts',
    acts(writeAgreement, {
      next: (_o, { engagementId }) => pathOf(engagementId, 'written'),
      again: (c, slip) => draw(c, c.req.param('engagementId') ?? '', slip),
    }),
  );
  app.post(
    '/engagements/:engagementId/agreement/signatures/:textId',
    acts(signAgreement, {
      next: (_o, _input, _visit, c) => pathOf(c.req.param('engagementId') ?? '', 'signed'),
      again: (c, slip) => draw(c, c.req.param('engagementId') ?? '', slip),
    }),
  );
}
