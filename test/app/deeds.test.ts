// The list of deeds: whole, without doubles, each with its row of the access table.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AnyDeed } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import { ACCESS } from '../../src/domain/engagement/access.table.ts';

const APP = join(import.meta.dirname, '..', '..', 'src', 'app');
const LIST = join(APP, 'deeds.ts');

const isDeed = (value: unknown): value is AnyDeed =>
  typeof value === 'object' && value !== null && 'perform' in value && 'path' in value && 'name' in value;

async function madeInApp(): Promise<AnyDeed[]> {
  const names = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const found: AnyDeed[] = [];
  for (const name of names) {
    const file = join(APP, name);
    if (file !== LIST) found.push(...Object.values(await import(file)).filter(isDeed));
  }
  return found;
}

const doubles = (texts: readonly string[]): string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);
const place = ({ path }: AnyDeed): string => path.replace(/:\w+/g, ':');
const paramsOf = ({ path }: AnyDeed): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');

describe('the list of deeds', () => {
  it('holds every deed that app makes, once', async () => {
    const made = await madeInApp();
    expect(made.length).toBeGreaterThan(30);
    expect(made.filter((deed) => !deeds.includes(deed)).map(({ name }) => name)).toEqual([]);
    expect(doubles(deeds.map(({ name }) => name))).toEqual([]);
    expect(doubles(deeds.map(place))).toEqual([]);
  });

  it('names each `noun.verb` and places it under its noun', () => {
    for (const { name, path } of deeds) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
      expect(path).toMatch(/^(GET|POST|PUT|PATCH|DELETE) (\/(:[a-zA-Z]+|[a-z][a-z-]*))+$/);
    }
  });

  it('reads by GET, and by GET alone', () => {
    expect(
      deeds.filter(({ reads, path }) => reads !== path.startsWith('GET ')).map(({ name }) => name),
    ).toEqual([]);
  });

  it('passes a row of the access table', () => {
    expect(deeds.filter(({ thing }) => !(thing in ACCESS)).map(({ name }) => name)).toEqual([]);
    const wrong = deeds.filter(({ verb, reads }) => reads && verb !== 'read' && verb !== 'count');
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('takes what its path names', () => {
    for (const deed of deeds) {
      const { properties = {} } = z.toJSONSchema(deed.input, { io: 'input', unrepresentable: 'any' });
      const missing = paramsOf(deed).filter((name) => !(name in properties));
      expect(missing, deed.name).toEqual([]);
    }
  });
});
