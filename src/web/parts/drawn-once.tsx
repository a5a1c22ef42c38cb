// Drawings that are the same for the same data are drawn once and kept: most pages are opened again before their line moves.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

const MOST = 300;
const kept = new Map<string, string>();

function keep(key: string, drawn: string): void {
  kept.delete(key);
  kept.set(key, drawn);
  if (kept.size <= MOST) return;
  for (const longestUnwanted of kept.keys()) {
    kept.delete(longestUnwanted);
    return;
  }
}

/** What `draw` draws from `data`, drawn only if the data is new. `data` has to hold everything that shows, words too. */
export function drawnOnce(data: readonly unknown[], draw: () => Child) {
  const key = JSON.stringify(data);
  // Through bytes: text put together from pieces would hold on to every piece.
  const drawn = kept.get(key) ?? Buffer.from(String(draw())).toString();
  keep(key, drawn);
  return raw(drawn);
}
