// What somebody comes to in their browser: every page that links lead to, what search finds, and all they can take along.
import type { Walker } from '../../world/walker.ts';

/** An address and what stands there. */
export interface Place {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

// A house as small as a test's has far fewer pages; more means that links lead round in circles.
const MOST = 400;
/** What an address only remembers about the way here, or draws the same page for. */
const BESIDE = ['back', 'said', 'do', 'step'];

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => plain(href.replaceAll('&amp;', '&')));

function plain(href: string): string {
  const url = new URL(href, 'http://here');
  for (const name of BESIDE) url.searchParams.delete(name);
  return `${url.pathname}${url.search}`;
}

/** Everything that can be reached by links from these pages. Looking is reading: what is opened here is noted as opened. */
export async function reachOf({ page }: Walker, from: readonly string[]): Promise<readonly Place[]> {
  const { request } = page.context();
  const places = new Map<string, Place>();
  const ahead = [...from];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (places.has(path) || path.startsWith('/assets/')) continue;
    if (places.size >= MOST) throw new Error(`More than ${MOST} pages, the last ${path}.`);
    const answer = await request.get(path);
    const text = await answer.text();
    places.set(path, { path, status: answer.status(), text });
    if (answer.headers()['content-type']?.includes('html')) ahead.push(...linksIn(text));
  }
  return [...places.values()];
}

/** Where any of these words stand. */
export function placesWith(places: readonly Place[], ...words: readonly string[]): readonly string[] {
  const written = (word: string): string => word.replaceAll('&', '&amp;');
  return places
    .filter(({ text }) => words.some((one) => text.includes(written(one))))
    .map(({ path }) => path);
}
