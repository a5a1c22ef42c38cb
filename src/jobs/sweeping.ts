// Sweeps by the clock: each runs again and again, never beside itself, and stops when asked without being cut off.
import { placeOf, storeFaultIn } from '../app/faults.ts';

/** Something done again and again; done twice it is as if done once. */
export interface Sweep {
  readonly name: string;
  readonly says: string;
  readonly everySeconds: number;
  /** When it did this much there may be more: it goes on without a pause. */
  readonly most?: number;
  /** How much there was to do. What may take long ends early once it is asked to stop. */
  readonly run: (stop: AbortSignal) => Promise<number>;
}

/** Sweeps that run. */
export interface Sweeping {
  /** Lets the current run of each end, and starts no other. */
  readonly stop: () => Promise<void>;
}

interface Trouble {
  /** The same for the same trouble, whatever called it. */
  readonly kind: string;
  readonly line: string;
}

function troubleIn(error: unknown): Trouble {
  const fault = storeFaultIn(error);
  const line = fault === null ? placeOf(error) : `store.${fault}`;
  return { kind: line.split(' at ').slice(0, 2).join(), line };
}

interface Turn {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

function turnOf({ name, everySeconds, most = Infinity, run }: Sweep, log: (line: string) => void): Turn {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const stopping = new AbortController();
  let trouble: string | null = null;
  const once = async (): Promise<number> => {
    try {
      const count = await run(stopping.signal);
      if (trouble !== null) log(`sweep ${name}: works again`);
      trouble = null;
      return count;
    } catch (error) {
      const { kind, line } = troubleIn(error);
      // Said once, not every few seconds: a full disk must not fill the log.
      if (kind !== trouble) log(`sweep ${name}: ${line}`);
      trouble = kind;
      return 0;
    }
  };
  const start = (): void => {
    running = once().then((count) => {
      if (!stopping.signal.aborted) timer = setTimeout(start, count >= most ? 0 : everySeconds * 1000);
    });
  };
  return {
    start,
    stop() {
      stopping.abort();
      clearTimeout(timer);
      return running;
    },
  };
}

/** Starts all sweeps, each at once and then by its own clock. */
export function startSweeps(sweeps: readonly Sweep[], log: (line: string) => void): Sweeping {
  const turns = sweeps.map((sweep) => turnOf(sweep, log));
  for (const turn of turns) turn.start();
  return {
    stop: async () => {
      await Promise.all(turns.map((turn) => turn.stop()));
    },
  };
}
