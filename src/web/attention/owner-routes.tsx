// Routes of the owner's clients at providers of mail.
import type { Context, Hono } from 'hono';
import {
  listConsentClients,
  removeConsentClient,
  setConsentClient,
} from '../../app/attention/consent-clients.ts';
import { acts, ask } from '../doors.ts';
import { saidIn } from '../going-back.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { ConsentPage } from './consent-page.tsx';

const HOME = '/owner/mail';

async function draw(c: Context<VisitEnv>, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const { clients } = await ask(visit, listConsentClients, {});
  const notice = slip ? undefined : saidIn(c.req.query('said'), visit.words.attentionSources.said);
  return c.html(pageText(<ConsentPage {...{ visit, clients, notice, slip }} />));
}

/** Puts the owner's page of mail by consent onto the app. */
export function ownerMailRoutes(app: Hono<VisitEnv>): void {
  const at = `${HOME}/:provider`;
  app.get(HOME, (c) => draw(c));
  app.put(at, acts(setConsentClient, { next: () => `${HOME}?said=set`, again: draw }));
  app.delete(at, acts(removeConsentClient, { next: () => `${HOME}?said=removed`, again: draw }));
}
