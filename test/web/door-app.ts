// The pages about accounts as an app of their own, asked in process; a visitor is a cookie jar with an address.
import { Hono } from 'hono';
import { liveOf } from '../../src/app/live.ts';
import { type SiteParts, siteOf } from '../../src/web/site.ts';
import type { VisitEnv } from '../../src/web/visit.ts';
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

/** The site over this door's accounts, without the browser's files and the API. */
export function doorApp({ ports }: Door, proxies: readonly string[] = []): Hono<VisitEnv> {
  const assets: SiteParts['assets'] = { links: { style: '', script: '', fonts: [] }, files: new Map() };
  const api: SiteParts['api'] = { app: new Hono(), sayNo: (c) => c.text('no', 404) };
  const log = (line: string): void => {
    throw new Error(line);
  };
  return siteOf({ ports, words: wordsFor('en'), proxies, assets, api, live: liveOf(ports), log });
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
