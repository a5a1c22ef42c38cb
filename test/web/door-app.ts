// The pages about accounts as an app of their own, asked in process; a visitor is a cookie jar with an address.
import { Hono } from 'hono';
import { accountRoutes } from '../../src/web/account/routes.ts';
import { wayOn } from '../../src/web/account/turning-away.ts';
import { PageRefusal } from '../../src/web/doors.ts';
import { ownWritesOnly, safetyHeaders } from '../../src/web/safety.ts';
import { plainShell } from '../../src/web/shell.ts';
import { type VisitEnv, visits } from '../../src/web/visit.ts';
import { statusOf } from '../../src/words/refusal-status.ts';
import { wordsFor } from '../../src/words/words.ts';
import type { Door } from '../app/door.ts';

export interface Visitor {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: (
    path: string,
    form: Record<string, string>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly cookies: Map<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly to: string | null;
  readonly text: string;
}

const words = wordsFor('en');

/** The app over this door's accounts. */
export function doorApp({ ports }: Door, proxies: readonly string[] = []): Hono<VisitEnv> {
  const app = new Hono<VisitEnv>();
  const address = { url: new URL(ports.url) };
  app.use(safetyHeaders(address));
  app.use(ownWritesOnly(address, (c) => c.text('elsewhere', 403)));
  app.use(
    visits({
      ports,
      words,
      proxies,
      shellFor: (person) => ({
        ...plainShell,
        theme: person?.theme ?? 'system',
        reader: person && { id: person.id, name: person.name },
      }),
    }),
  );
  accountRoutes(app);
  app.get('/', (c) => c.text(c.get('visit').person?.name ?? 'nobody'));
  app.onError((fault, c) => {
    if (!(fault instanceof PageRefusal)) throw fault;
    const way = wayOn(c, fault.refusal);
    return way ? c.redirect(way, 303) : c.text(fault.refusal.refusal, statusOf(fault.refusal.refusal));
  });
  return app;
}

function keepCookies(jar: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (/Max-Age=0/i.test(line)) jar.delete(name);
    else jar.set(name, decodeURIComponent(value));
  }
}

/** Somebody with a browser, coming from this address. */
export function visitorOf(app: Hono<VisitEnv>, url: string, address = '127.0.0.1'): Visitor {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      host: new URL(url).host,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      ...(cookie ? { cookie } : {}),
      ...(init.headers as Record<string, string>),
    };
    const env = { incoming: { socket: { remoteAddress: address } } };
    const answer = await app.request(`${url}${path}`, { ...init, headers }, env);
    keepCookies(cookies, answer.headers);
    return {
      status: answer.status,
      headers: answer.headers,
      to: answer.headers.get('location'),
      text: await answer.text(),
    };
  }
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
  };
}
