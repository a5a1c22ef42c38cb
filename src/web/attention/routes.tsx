// Routes of attention: the few of today, the fold, what was learned; and every form on a message.
import type { Context, Hono } from 'hono';
import { readAttention } from '../../app/attention/attention-reading.ts';
import { forgetOneSender } from '../../app/attention/forgetting.ts';
import { listRest } from '../../app/attention/message-readings.ts';
import { muteSender } from '../../app/attention/muting.ts';
import { sayItServes, sayItServesNone, sayOfMessage, takeBackSaying } from '../../app/attention/sayings.ts';
import { readToday } from '../../app/today.ts';
import { acts, ask } from '../doors.ts';
import { backWith } from '../going-back.ts';
import { pageText } from '../layout.tsx';
import { isClientHere } from '../navigation.ts';
import type { Slip } from '../slip.ts';
import { safePath, type Visit, type VisitEnv } from '../visit.ts';
import { dayEndOf } from './day.ts';
import { intoRoutes } from './into-routes.tsx';
import { justSaidIn } from './just-said.ts';
import { learnedRoutes } from './learned-routes.tsx';
import { ownerMailRoutes } from './owner-routes.tsx';
import { AttentionPage } from './page.tsx';
import { RestPage, type RestPart } from './rest-page.tsx';
import { sourceRoutes } from './source-routes.tsx';
import { surroundingsOf } from './surroundings.ts';

type C = Context<VisitEnv>;

const HOME = '/attention';
const LONGEST_QUERY = 200;

async function draw(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const view = await ask(visit, readAttention, {});
  const { reader, goals } = await surroundingsOf(visit, HOME);
  const isClient = visit.person !== null && isClientHere(visit.person);
  const dayEnd = view.isOn && isClient ? await dayEndOf(visit, await ask(visit, readToday, {}), goals) : null;
  const just = slip ? null : justSaidIn(c);
  return c.html(pageText(<AttentionPage {...{ visit, view, reader, dayEnd, just, slip }} />));
}

async function drawRest(c: C): Promise<Response> {
  const visit = c.get('visit');
  const q = (c.req.query('q') ?? '').slice(0, LONGEST_QUERY).toWellFormed().replaceAll('\u0000', ' ');
  const asked = c.req.query('verdict') ?? 'all';
  const { verdicts } = visit.words.attentionPages.rest;
  const part = (Object.hasOwn(verdicts, asked) ? asked : 'all') as RestPart;
  const after = c.req.query('after');
  const input = {
    q,
    ...(part === 'all' ? {} : { verdict: part }),
    ...(after === undefined ? {} : { after }),
  };
  const found = await ask(visit, listRest, input);
  const { pathname, search } = new URL(c.req.url);
  const { reader } = await surroundingsOf(visit, safePath(`${pathname}${search}`, visit.ports));
  return c.html(pageText(<RestPage {...{ visit, q, part, ...found, reader, just: justSaidIn(c) }} />));
}

type OfMessage = { readonly messageId: string };

/** Back to the page of the message, with what was said and of which. */
export function backTo(said: string) {
  return (_output: unknown, input: OfMessage, visit: Visit): string => {
    const path = backWith(input, visit, said, HOME);
    const url = new URL(path, visit.ports.url);
    url.searchParams.set('of', input.messageId);
    return `${url.pathname}${url.search}`;
  };
}

const SAID = { mattered: 'mattered', 'did not matter': 'not', 'can wait': 'wait' } as const;

function addSayings(app: Hono<VisitEnv>): void {
  const at = '/attention/messages/:messageId';
  app.post(
    `${at}/sayings`,
    acts(sayOfMessage, {
      next: (output, input, visit) => backTo(SAID[input.says])(output, input, visit),
      again: draw,
    }),
  );
  app.delete(`${at}/sayings`, acts(takeBackSaying, { next: backTo('undone'), again: draw }));
  app.put(`${at}/goal`, acts(sayItServes, { next: backTo('serves'), again: draw }));
  app.delete(`${at}/goal`, acts(sayItServesNone, { next: backTo('serves-not'), again: draw }));
  app.post('/attention/muted', acts(muteSender, { next: backTo('muted'), again: draw }));
  app.post('/attention/forgotten-senders', acts(forgetOneSender, { next: backTo('forgotten'), again: draw }));
}

/** Puts the pages and forms of attention onto the app. */
export function attentionRoutes(app: Hono<VisitEnv>): void {
  app.get('/attention', (c) => draw(c));
  app.get('/attention/rest', drawRest);
  addSayings(app);
  learnedRoutes(app);
  intoRoutes(app);
  sourceRoutes(app);
  ownerMailRoutes(app);
}
