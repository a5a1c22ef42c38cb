// What files are called.
import { basename, dirname } from 'node:path';
import type { Finding, Rule, Source } from './house.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const HIDING = new Set(['util', 'helper', 'common', 'manager', 'service', 'misc', 'lib']);
const HIDING_AT_THE_END = new Set(['util', 'helper', 'manager', 'service']);

function singular(word: string): string {
  return word === 'misc' ? word : word.replace(/s$/, '');
}

function hides(name: string): boolean {
  const [stem = ''] = name.split('.');
  const last = stem.split('-').at(-1) ?? '';
  return HIDING.has(singular(stem)) || HIDING_AT_THE_END.has(singular(last));
}

function partsOf({ path }: Source): readonly string[] {
  return [...dirname(path).split('/'), basename(path)];
}

function misnamed(
  says: string,
  isWrong: (part: string) => boolean,
): (house: readonly Source[]) => readonly Finding[] {
  return (house) =>
    house.filter((file) => partsOf(file).some(isWrong)).map(({ path }) => ({ path, line: 1, says }));
}

export const namesAreKebab: Rule = {
  name: 'file names are kebab-case',
  reason: 'One way to write a file’s name, the same on every disk.',
  find: misnamed('is not kebab-case', (part) => !KEBAB.test(part)),
};

export const namesSayWhatIsInside: Rule = {
  name: 'file names are the domain’s nouns',
  reason: `${[...HIDING].join(', ')}: such a name says nothing about what is inside, so everything ends up there.`,
  find: misnamed('has a name that hides what is inside', hides),
};
