// The whole site: what every request passes, in order, and how what goes wrong is said.
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { placeOf, refusalIn } from '../app/faults.ts';
import { healthOf } from '../app/health.ts';
import type { Live } from '../app/live.ts';
import type { Ports } from '../app/ports.ts';
import { type Refusal, refuse } from '../domain/kernel/outcome.ts';
import { statusOf } from '../words/refusal-status.ts';
import type { Words } from '../words/words.ts';
import { wayOn } from './account/turning-away.ts';
import { type Assets, serveAssets } from './assets.ts';
import { FormGone, PageRefusal } from './doors.ts';
import { eventsRoute } from './events.ts';
import { FaultPage } from './fault-pages.tsx';
import { homeRoute } from './home.ts';
import { pageText } from './layout.tsx';
import { type HasPage, shellsOf } from './navigation.ts';
import { overriding, readableAddresses, readableForms } from './overriding.ts';
import { sizeLimit } from './request-size.ts';
import { routes } from './routes.ts';
import { ownWritesOnly, type PublicAddress, safetyHeaders } from './safety.ts';
import { squeezing } from './squeezing.ts';
import { type VisitEnv, visits } from './visit.ts';

/** The API as the site knows it: another door on the same paths' side. */
export interface ApiDoor {
  readonly app: Hono;
  readonly sayNo: (c: Context, refusal: Refusal) => Response;
}

/** What the site is put together from. */
export interface SiteParts {
  readonly ports: Ports;
  readonly words: Words;
  readonly proxies: readonly string[];
  readonly assets: Assets;
  readonly api: ApiDoor;
  readonly live: Live;
  /** Takes one line for the server's log. */
  readonly log: (line: string) => void;
}

type Say = (c: Context<VisitEnv>, refusal: Refusal, isGone?: boolean) => Response;
type Shells = ReturnType<typeof shellsOf>;

const isApi = (c: Context): boolean => c.req.path.startsWith('/api/');

/** Says a refusal through the door that was knocked at. */
function sayer({ api }: SiteParts, shells: Shells): Say {
  return (c, refusal, isGone = false) => {
    if (isApi(c)) return api.sayNo(c, refusal);
    const { refusal: code, detail = {} } = refusal;
    const way = c.get('visit') && wayOn(c, refusal);
    if (way) return c.redirect(way, 303);
    const status = statusOf(code);
    if (status === 429) c.header('Retry-After', String(detail['retryAfter'] ?? 60));
    const shell = c.get('visit')?.shell ?? shells(null);
    return c.html(pageText(FaultPage({ shell, refusal, isGone })), status);
  };
}

function unexpected(c: Context, error: Error, log: SiteParts['log']): Refusal {
  const reference = randomBytes(4).toString('hex');
  log(`fault ${reference} ${c.req.method} ${c.req.routePath}: ${placeOf(error)}`);
  return refuse('server.unexpected', { reference });
}

function addHealth(app: Hono<VisitEnv>, ports: Ports): void {
  const health = healthOf(ports);
  app.get('/healthz', async (c) => {
    const found = await health();
    return c.json(found, found.ok ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
}

function pagesOf(app: Hono<VisitEnv>): HasPage {
  let paths: ReadonlySet<string> | undefined;
  return (path) => {
    paths ??= new Set(app.routes.filter(({ method }) => method === 'GET').map((route) => route.path));
    return paths.has(path);
  };
}

/** The site over these parts, as something that answers requests. */
export function siteOf(parts: SiteParts): Hono<VisitEnv> {
  const { ports, words, assets, api, log } = parts;
  const app = new Hono<VisitEnv>();
  const has = pagesOf(app);
  const shellFor = shellsOf(words, assets.links, has);
  const say = sayer(parts, shellFor);
  const address: PublicAddress = { url: ports.url.startsWith('https:') ? new URL(ports.url) : null };

  app.onError((error, c) => {
    const known = error instanceof PageRefusal ? error.refusal : refusalIn(error);
    return say(c, known ?? unexpected(c, error, log), error instanceof FormGone);
  });
  app.notFound((c) => say(c, refuse('address.not_found')));
  app.use(safetyHeaders(address));
  app.use(serveAssets(assets));
  app.use(squeezing());
  addHealth(app, ports);
  app.use(sizeLimit((c) => say(c, refuse('input.too_large'))));
  app.route('/', api.app);
  app.use(ownWritesOnly(address, (c) => say(c, refuse('request.from_elsewhere'))));
  app.use(overriding(app));
  app.use(visits({ ...parts, shellFor }));
  app.use(readableAddresses((c) => say(c, refuse('address.not_found'))));
  app.use(readableForms((c) => say(c, refuse('input.not_a_form'))));
  homeRoute(app, has);
  eventsRoute(app, parts.live);
  for (const addRoutes of routes) addRoutes(app);
  return app;
}
