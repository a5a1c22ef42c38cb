// The catalogue against the program: every refusal there is has a sentence, and no word is kept that nobody says.
import { describe, expect, it } from 'vitest';
import { deeds } from '../../src/app/deeds.ts';
import { refusals } from '../../src/words/en/refusals.ts';
import { wordsFor } from '../../src/words/words.ts';
import { isUnder, readHouse, type Source } from '../architecture/house.ts';
import { dotted, everything, type Found, inside, nameOf } from '../architecture/syntax.ts';

const house = readHouse().filter((file) => isUnder('src', file));
const CODE = /^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/;

const isText = (value: unknown): value is string => typeof value === 'string';

/** The codes inside what is given to `refuse`: a literal, or a choice between literals. */
function codesGiven({ node }: Found): string[] {
  if (node.type !== 'CallExpression' || !/(^|\.)refuse[A-Z]?\w*$|^refused?$/.test(dotted(node['callee'])))
    return [];
  const [first] = node['arguments'] as readonly Found['node'][];
  return first
    ? inside(first)
        .map(({ value }) => value)
        .filter(isText)
        .filter((text) => CODE.test(text))
    : [];
}

const names = new Set(deeds.map(({ name }) => name));

/** Where codes name what a plan or a rhythm lacks, and not a refusal; other words say those. */
const LACKS = /\/(needle|readiness|waiting)\.ts$/;

/** Whether a literal stands where a code would: not as a deed's name, a file or a key. */
function isCode({ node, around }: Found, file: Source): boolean {
  if (node.type !== 'Literal' || !isText(node['value']) || !CODE.test(node['value'])) return false;
  const [parent] = around;
  const isNamed = parent?.type === 'Property' && nameOf(parent['key']) === 'name';
  const isImport = parent?.['source'] !== undefined;
  return isUnder('src/domain', file) && !LACKS.test(file.path) && !isNamed && !isImport;
}

function codesIn(file: Source): string[] {
  const found = everything(file);
  const literal = found.filter((one) => isCode(one, file)).map(({ node }) => String(node['value']));
  return [...new Set([...found.flatMap(codesGiven), ...literal])];
}

const refusing = house.filter((file) =>
  ['src/domain', 'src/app', 'src/api', 'src/web'].some((part) => isUnder(part, file)),
);
const codes = refusing.flatMap((file) => codesIn(file).map((code) => ({ code, path: file.path })));

describe('refusals', () => {
  it('are found in the code at all', () => {
    expect(codes.length).toBeGreaterThan(150);
    for (const code of [
      'step.later_used',
      'session.no_conclusion',
      'engagement.same_person',
      'account.sign_in',
    ])
      expect(codes.map((one) => one.code)).toContain(code);
  });

  it('each have a sentence', () => {
    const missing = codes.filter(({ code }) => !refusals.knows(code) && !names.has(code));
    const byCode = Map.groupBy(missing, ({ code }) => code);
    const lines = [...byCode].map(([code, found]) => `${code} (${found[0]?.path})`);
    expect(lines, `\nsay these in src/words/en/refusals/:\n${lines.join('\n')}\n`).toEqual([]);
  });

  it('have one for what is not found and what is not yours, whatever the noun of the deed', () => {
    const inPlaces = deeds.filter(({ guard, path }) => guard === undefined && /:\w+Id/.test(path));
    const nouns = new Set(inPlaces.map(({ name }) => name.split('.')[0] ?? ''));
    const wanted = [...nouns].flatMap((noun) => [`${noun}.not_found`, `${noun}.not_yours`]);
    expect(wanted.filter((code) => !refusals.knows(code))).toEqual([]);
  });

  it('are said as sentences, whatever their detail lacks', () => {
    for (const { code } of codes.filter((one) => refusals.knows(one.code))) {
      const said = refusals.say(code as never, {});
      expect(said, code).toMatch(/^\p{Lu}[\s\S]*[.?]$/u);
      expect(said, code).not.toMatch(/undefined|NaN|null|Invalid|\[object/);
    }
  });
});

/** Every name in the catalogue, with the path to it. */
function keysOf(value: unknown, path: readonly string[]): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...keysOf(inner, [...path, key])]);
}

describe('words', () => {
  it('are each said somewhere', () => {
    const elsewhere = house.filter((file) => !isUnder('src/words', file)).map(({ text }) => text);
    const shared = house.filter(({ path }) => /^src\/words\/[^/]+\.ts$/.test(path)).map(({ text }) => text);
    const said = new Set([...elsewhere, ...shared].flatMap((text) => text.match(/[\p{L}\d_$-]+/gu) ?? []));
    const isSaid = (key: string): boolean =>
      said.has(key) || key.split(/[^\p{L}\d_$-]+/u).every((part) => part === '' || said.has(part));
    const { refusals: _, ...words } = wordsFor('en');
    const unsaid = keysOf(words, []).filter((path) => !isSaid(path.at(-1) ?? ''));
    const lines = unsaid.map((path) => path.join('.'));
    expect(lines, `\nnobody says these:\n${lines.join('\n')}\n`).toEqual([]);
  });
});
