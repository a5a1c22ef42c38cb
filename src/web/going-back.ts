// Where a form leads once its deed is done: back to the page it stood on, with a word about what was done.
import { safePath, type Visit } from './visit.ts';

/** The path a form names in `back`, else `home`, with what was done in its address. */
export function backWith(input: object, visit: Visit, said: string, home: string): string {
  const given = 'back' in input && typeof input.back === 'string' ? input.back : undefined;
  const path = safePath(given, visit.ports);
  const url = new URL(path === '/' ? home : path, visit.ports.url);
  url.searchParams.set('said', said);
  return `${url.pathname}${url.search}`;
}

/** The sentence for what was done, by its name in the address; none for a name that is not known. */
export function saidIn(
  said: string | undefined,
  words: Readonly<Record<string, string>>,
): string | undefined {
  return said !== undefined && Object.hasOwn(words, said) ? words[said] : undefined;
}
