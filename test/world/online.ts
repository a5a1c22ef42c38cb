// A house with an address: the same instance that tests talk to in process, answering a real browser over HTTP.
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll } from 'vitest';
import { type OpenPage, openPage, type PageWishes } from './browser.ts';
import { ensureBuilt } from './built.ts';
import type { Who } from './guest.ts';
import { type House, type HouseWishes, newHouse } from './house.ts';

/** A house that browsers can visit. */
export interface OnlineHouse extends House {
  readonly url: string;
  /** A page in which this person is signed in. */
  readonly visit: (who: Who, wishes?: PageWishes) => Promise<OpenPage>;
}

type Fetch = (request: Request, env: object) => Response | Promise<Response>;

const servers: ServerType[] = [];

afterAll(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Listens at a free port of this machine; `answer.fetch` may come later. */
export async function listen(answer: { fetch?: Fetch }): Promise<string> {
  const fetch: Fetch = (request, env) => answer.fetch?.(request, env) ?? new Response(null, { status: 503 });
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) => {
      resolve(`http://localhost:${info.port}`);
    });
    servers.push(server);
  });
}

/** Opens a house at an address of this machine, with the browser's built files. */
export async function onlineHouse(wishes: HouseWishes = {}): Promise<OnlineHouse> {
  ensureBuilt();
  const answer: { fetch?: Fetch } = {};
  const url = await listen(answer);
  const house = await newHouse({ ...wishes, url, built: true });
  answer.fetch = (request, env) => house.site.fetch(request, env);
  return {
    ...house,
    url,
    async visit(who, pageWishes = {}) {
      const open = await openPage({ ...pageWishes, at: url });
      if (who !== 'nobody') {
        const [name = '', value = ''] = (await house.as(who).cookie()).split('=');
        await open.context.addCookies([{ name, value, url }]);
      }
      return open;
    },
  };
}
