// Routes of sources: their list, one by itself, a new mailbox, and every form on them.
import type { Context, Hono } from 'hono';
import { changePassword, chooseFolders, connectMailbox } from '../../app/attention/mailboxes.ts';
import {
  forgetSource,
  listSources,
  pauseSource,
  readSource,
  readSourceNow,
  renameSource,
  resumeSource,
} from '../../app/attention/sources.ts';
import { acts, ask, typedInto } from '../doors.ts';
import { backWith, saidIn } from '../going-back.ts';
import { pageText } from '../layout.tsx';
import { type Slip, typed } from '../slip.ts';
import type { Visit, VisitEnv } from '../visit.ts';
import { addConsent } from './consent-routes.tsx';
import { knownHost, likelyHost } from './mail-hosts.ts';
import { MailboxPage } from './mailbox-page.tsx';
import { SourcePage } from './source-page.tsx';
import { SourcesPage } from './sources-page.tsx';
import { addUploads } from './uploads.ts';

type C = Context<VisitEnv>;

const HOME = '/attention/sources';

const noticeOf = (c: C): string | undefined =>
  saidIn(c.req.query('said'), c.get('visit').words.attentionSources.said);

/** The list of sources, with the slip of a form on it or of files that could not be taken. */
export async function drawSources(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const { sources, providers } = await ask(visit, listSources, {});
  const notice = slip ? undefined : noticeOf(c);
  return c.html(pageText(<SourcesPage {...{ visit, sources, providers, notice, slip }} />));
}

async function drawSource(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const source = await ask(visit, readSource, { sourceId: c.req.param('sourceId') ?? '' });
  const notice = slip ? undefined : noticeOf(c);
  return c.html(pageText(<SourcePage {...{ visit, source, notice, slip }} />));
}

/** The slip of a form whose host was left open, so that a guess can stand there. */
function withoutHost(slip: Slip): Slip {
  const { host: _open, ...values } = slip.values;
  return { ...slip, values };
}

async function drawMailbox(c: C, given?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const { providers } = await ask(visit, listSources, {});
  const isOpen = given !== undefined && typed(given, 'host') === '';
  const guess = isOpen ? (likelyHost(typed(given, 'login')) ?? undefined) : undefined;
  const slip = isOpen ? withoutHost(given) : given;
  return c.html(pageText(<MailboxPage {...{ visit, providers, guess, slip }} />));
}

const STARTTLS_PORT = 143;

/** What the form left open and its address or its encryption says: the host of a well-known provider, the usual port. */
function leftOpen(values: Awaited<ReturnType<typeof typedInto>>): Record<string, unknown> {
  const text = (name: string): string => String(values[name] ?? '').trim();
  const host = text('host') === '' ? knownHost(text('login')) : null;
  const isUpgraded = text('security') === 'starttls' && text('port') === '';
  return { ...(host === null ? {} : { host }), ...(isUpgraded ? { port: STARTTLS_PORT } : {}) };
}

async function connect(c: C): Promise<Response> {
  const also = leftOpen(await typedInto(c));
  const next = ({ id }: { readonly id: string }): string => `${HOME}/${id}?said=connected`;
  return acts(connectMailbox, { also: () => also, next, again: drawMailbox })(c);
}

type OfSource = { readonly sourceId: string };

/** Back to the page the form stood on, else to the source’s own. */
const backTo = (said: string) => (_output: unknown, input: OfSource, visit: Visit) =>
  backWith(input, visit, said, `${HOME}/${input.sourceId}`);

function addForms(app: Hono<VisitEnv>): void {
  const at = `${HOME}/:sourceId`;
  const again = drawSource;
  app.post('/attention/mailboxes', connect);
  app.put(`${at}/folders`, acts(chooseFolders, { next: backTo('folders'), again }));
  app.put(`${at}/password`, acts(changePassword, { next: backTo('password'), again }));
  app.put(`${at}/name`, acts(renameSource, { next: backTo('renamed'), again }));
  app.post(`${at}/reading`, acts(readSourceNow, { next: backTo('reading'), again }));
  app.put(`${at}/pause`, acts(pauseSource, { next: backTo('paused'), again }));
  app.delete(`${at}/pause`, acts(resumeSource, { next: backTo('resumed'), again }));
  app.delete(at, acts(forgetSource, { next: () => `${HOME}?said=forgotten`, again }));
}

/** Puts the pages and forms of sources onto the app. */
export function sourceRoutes(app: Hono<VisitEnv>): void {
  app.get(HOME, (c) => drawSources(c));
  app.get(`${HOME}/new`, (c) => drawMailbox(c));
  app.get(`${HOME}/:sourceId`, (c) => drawSource(c));
  addForms(app);
  addUploads(app, drawSources);
  addConsent(app, drawMailbox);
}
