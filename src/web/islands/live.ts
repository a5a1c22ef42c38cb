// One event stream per browser: the tab that holds it passes on to the others what changed.
import { around } from './around.ts';
import { refresh } from './refreshing.ts';

interface Change {
  /** The request that caused it: the tab that sent it has seen it already. */
  readonly requestId?: string;
}

const SETTLE = 250;
const channel = new BroadcastChannel('throughline-live');
let waiting: ReturnType<typeof setTimeout> | undefined;
let missed = false;
let release: (() => void) | undefined;

function changed(change: Change): void {
  if (document.hidden) {
    missed = true;
    return;
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh(change.requestId), SETTLE);
}

function read(text: string): Change {
  try {
    const said: unknown = JSON.parse(text);
    return said && typeof said === 'object' ? (said as Change) : {};
  } catch {
    return {};
  }
}

/** Holds the stream until told to let go; the browser reconnects by itself when it breaks. */
function hold(address: string, until: Promise<void>): Promise<void> {
  const source = new EventSource(address);
  let wasOpen = false;
  source.addEventListener('open', () => {
    // After a break something may have been missed.
    if (wasOpen) changed({});
    wasOpen = true;
  });
  source.addEventListener('changed', (event) => {
    const change = read((event as MessageEvent<string>).data);
    channel.postMessage(change);
    changed(change);
  });
  return until.finally(() => source.close());
}

function connect(): void {
  const address = around('events');
  if (!address || release) return;
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Locks exist only in a secure context; elsewhere every visible tab listens for itself.
  if (navigator.locks) void navigator.locks.request('throughline-live', () => hold(address, until));
  else void hold(address, until);
}

/** Ends listening, on signing out and when the page goes. */
export function stopListening(): void {
  release?.();
  release = undefined;
}

export function startListening(): void {
  channel.addEventListener('message', (event: MessageEvent<Change>) => changed(event.data));
  addEventListener('turbo:load', () => (around('events') ? connect() : stopListening()));
  addEventListener('pagehide', stopListening);
  addEventListener('pageshow', connect);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !missed) return;
    missed = false;
    refresh();
  });
}
