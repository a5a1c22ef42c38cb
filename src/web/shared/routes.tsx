// Routes of what a client shares: the list, one item, which is noted when it is really opened, and the answers to a friction.
import type { Context, Hono } from 'hono';
import { perform } from '../../app/deed.ts';
import {
  acknowledgeOneFriction,
  markFrictionTalked,
  unacknowledgeFriction,
  unmarkFrictionTalked,
} from '../../app/frictions.ts';
import { noteOneReading, readShared, readSharedItem } from '../../app/readings.ts';
import { readStepReader } from '../../app/step-readers.ts';
import { refuse } from '../../domain/kernel/outcome.ts';
import { acts, ask, PageRefusal } from '../doors.ts';
import { saidIn } from '../going-back.ts';
import { pageText } from '../layout.tsx';
import { isPrefetch } from '../safety.ts';
import type { Slip } from '../slip.ts';
import type { Visit, VisitEnv } from '../visit.ts';
import { SharedItemPage } from './item-page.tsx';
import { SharedPage } from './page.tsx';

type C = Context<VisitEnv>;

const engagementIn = (c: C): string => c.req.param('engagementId') ?? '';
const itemIn = (c: C): string => c.req.param('itemId') ?? c.req.param('momentId') ?? '';

async function drawList(c: C): Promise<Response> {
  const visit = c.get('visit');
  const engagementId = engagementIn(c);
  const { items } = await ask(visit, readShared, { engagementId });
  const { party, otherName } = await ask(visit, readStepReader, { engagementId });
  const props = { visit, engagementId, items, party, other: otherName ?? '' };
  return c.html(pageText(<SharedPage {...props} />));
}

/** Where the owner of a shared thing has it; they do not open it as somebody else would. */
async function ownPlace(visit: Visit, engagementId: string, itemId: string): Promise<string | null> {
  const { items } = await ask(visit, readShared, { engagementId });
  const item = items.find((one) => one.itemId === itemId);
  if (!item) throw new PageRefusal(refuse('shared.not_found'));
  const { party } = await ask(visit, readStepReader, { engagementId });
  if (party === 'coach') return null;
  if (item.kind === 'big picture') return '/big-picture';
  return item.kind === 'moment' ? `/moments/${itemId}` : `/reflections/${itemId}`;
}

async function drawItem(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const engagementId = engagementIn(c);
  const itemId = itemIn(c);
  const item = await ask(visit, readSharedItem, { engagementId, itemId });
  const client = (await ask(visit, readStepReader, { engagementId })).otherName ?? '';
  const notice = slip ? undefined : saidIn(c.req.query('said'), visit.words.shared.said);
  return c.html(pageText(<SharedItemPage {...{ visit, engagementId, item, client, notice, slip }} />));
}

/** Opens an item for its reader. A request that only looks ahead gets nothing, so that nothing was read unnoted. */
async function open(c: C): Promise<Response> {
  const visit = c.get('visit');
  const at = { engagementId: engagementIn(c), itemId: itemIn(c) };
  if (isPrefetch(c)) return c.body(null, 503, { 'Cache-Control': 'no-store' });
  const own = await ownPlace(visit, at.engagementId, at.itemId);
  if (own) return c.redirect(own, 302);
  if (c.req.method === 'HEAD') return c.body(null, 200);
  const noted = await perform(noteOneReading, at, visit.actor, visit.ports);
  if (!noted.ok) throw new PageRefusal(noted);
  return drawItem(c);
}

async function openBigPicture(c: C): Promise<Response> {
  const engagementId = engagementIn(c);
  const { items } = await ask(c.get('visit'), readShared, { engagementId });
  const picture = items.find(({ kind }) => kind === 'big picture');
  if (!picture) throw new PageRefusal(refuse('big_picture.not_found'));
  return c.redirect(`/engagements/${engagementId}/shared/${picture.itemId}`, 302);
}

/** Puts the pages of what is shared onto the app. */
export function sharedRoutes(app: Hono<VisitEnv>): void {
  const at = '/engagements/:engagementId/shared';
  app.get(at, drawList);
  app.get(`${at}/:itemId`, open);
  app.get('/engagements/:engagementId/big-picture', openBigPicture);
  const back =
    (said: keyof Visit['words']['shared']['said']) =>
    (_output: unknown, _input: unknown, _visit: Visit, c: C) =>
      `/engagements/${engagementIn(c)}/shared/${itemIn(c)}?said=${said}`;
  const one = `${at}/:momentId`;
  const again = drawItem;
  app.post(`${one}/acknowledgement`, acts(acknowledgeOneFriction, { next: back('acknowledged'), again }));
  app.delete(`${one}/acknowledgement`, acts(unacknowledgeFriction, { next: back('unacknowledged'), again }));
  app.post(`${one}/talk`, acts(markFrictionTalked, { next: back('talked'), again }));
  app.delete(`${one}/talk`, acts(unmarkFrictionTalked, { next: back('untalked'), again }));
}
