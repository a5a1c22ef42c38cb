// Taking turns: a bounded number of holders, the others wait in the order they came, but not for ever.
import { StoreFault } from './faults.ts';

export interface Turns {
  /** Resolves when it is this caller's turn, with what ends it; refuses as busy when that takes too long. */
  take(): Promise<() => void>;
}

export function turns(places: number, patienceMs: number): Turns {
  let free = places;
  const waiting = new Set<() => void>();

  const done = (): void => {
    const next = waiting.values().next().value;
    if (next) {
      waiting.delete(next);
      next();
    } else free += 1;
  };
  const once = (): (() => void) => {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      done();
    };
  };

  return {
    take() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(once());
      }
      return new Promise((resolve, reject) => {
        const start = (): void => {
          clearTimeout(timer);
          resolve(once());
        };
        const timer = setTimeout(() => {
          waiting.delete(start);
          reject(new StoreFault('busy', new Error('Waited too long for a turn at the database.')));
        }, patienceMs);
        waiting.add(start);
      });
    },
  };
}
