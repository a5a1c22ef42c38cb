// The stream that says to an open page: something changed. One per browser, for one reader, while they are signed in.
import type { Hono } from 'hono';
import { visitorOf } from '../app/accounts/sign-ins.ts';
import type { Live } from '../app/live.ts';
import type { Ports } from '../app/ports.ts';
import { secretIn, type VisitEnv } from './visit.ts';

/** A sign of life so often, in ms: proxies close what is silent, and the sign-in is looked at. */
const HEARTBEAT = 25_000;
/** Whoever takes nothing off for so many messages is gone without a word. */
const MOST_WAITING = 100;
const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // Asks proxies to pass on each event as it comes.
  'X-Accel-Buffering': 'no',
};

interface Reader {
  readonly personId: string;
  readonly secret: string;
}

const said = (requestId: string | undefined): string =>
  `event: changed\ndata: ${JSON.stringify(requestId === undefined ? {} : { requestId })}\n\n`;

function streamFor({ personId, secret }: Reader, live: Live, ports: Ports): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  let stop = (): void => {};
  return new ReadableStream({
    start(controller) {
      let isOpen = true;
      const end = (): void => {
        stop();
        if (isOpen) controller.close();
        isOpen = false;
      };
      const write = (text: string): void => {
        if ((controller.desiredSize ?? 0) < -MOST_WAITING) end();
        if (isOpen) controller.enqueue(bytes.encode(text));
      };
      const recheck = async (): Promise<void> => {
        const visitor = await ports.store.read((rows) => visitorOf(rows, secret, ports.now()));
        if (visitor?.person.id !== personId) end();
      };
      // While the database cannot be asked, nothing is said either.
      const look = (): void => void recheck().catch(() => {});
      const beat = setInterval(() => {
        write(': still here\n\n');
        look();
      }, HEARTBEAT);
      let release = (): void => {};
      stop = () => {
        clearInterval(beat);
        release();
      };
      write('retry: 3000\n\n');
      release = live.listen({ personId, tell: (requestId) => write(said(requestId)), recheck: look, end });
      if (!isOpen) stop();
    },
    cancel: () => stop(),
  });
}

/** The event stream; 204 tells a browser whose person is gone not to come back. */
export function eventsRoute(app: Hono<VisitEnv>, live: Live): void {
  app.get('/events', (c) => {
    const { person, ports } = c.get('visit');
    const secret = secretIn(c, ports);
    if (!person || secret === undefined) return c.body(null, 204);
    // Nobody would read it, and it would never end.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, HEADERS);
    return c.body(streamFor({ personId: person.id, secret }, live, ports), 200, HEADERS);
  });
}
