// How long a request may take to arrive: five minutes, but for files, which may take as long as they go on coming.
import type { IncomingMessage, Server } from 'node:http';

/** How long a request may take, and how long files may stand still, in ms. */
export interface Times {
  readonly whole: number;
  readonly still: number;
}

const TIMES: Times = { whole: 300_000, still: 60_000 };

/** Ends a request's limit of time; from now on its bytes have to go on coming. */
const lifted = new WeakMap<object, () => void>();

/** Lets this request take as long as it goes on coming. */
export function mayTakeLong(incoming: object | undefined): void {
  if (incoming) lifted.get(incoming)?.();
}

function limit(incoming: IncomingMessage, { whole, still }: Times): void {
  // One that has arrived may be answered for hours: a stream of events is.
  const end = (): void => {
    if (!incoming.complete) incoming.socket.destroy();
  };
  const timer = setTimeout(end, whole).unref();
  let watching: NodeJS.Timeout | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    let before = incoming.socket.bytesRead;
    watching = setInterval(() => {
      if (incoming.socket.bytesRead === before) end();
      before = incoming.socket.bytesRead;
    }, still).unref();
  };
  lifted.set(incoming, watch);
  const done = (): void => {
    clearTimeout(timer);
    clearInterval(watching);
    lifted.delete(incoming);
  };
  incoming.once('end', done);
  incoming.once('close', done);
}

/**
 * Limits the time in which requests of this server arrive. Node's own limit of the whole request knows no exception, so it
 * has to be switched off (`requestTimeout: 0`); its limit for the header stays.
 */
export function limitTimes(server: Pick<Server, 'prependListener'>, times: Times = TIMES): void {
  // Before whoever answers, who may lift the limit.
  server.prependListener('request', (incoming: IncomingMessage) => limit(incoming, times));
}
