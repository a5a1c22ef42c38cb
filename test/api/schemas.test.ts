// Every schema of the API's description is one that a reader of JSON Schema understands, and says what it holds.
import { expect, it } from 'vitest';
import { newHouse } from '../world/house.ts';

type Json = Readonly<Record<string, unknown>>;

const KINDS = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
const IN_LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const IN_ONE = ['items', 'additionalProperties', 'propertyNames', 'not'];
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const entriesOf = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : []);

function wrongHere(schema: Json): string[] {
  const kinds = [schema['type'] ?? []].flat();
  const properties = Object.keys(isObject(schema['properties']) ? schema['properties'] : {});
  const required = (schema['required'] ?? []) as readonly string[];
  const { pattern } = schema;
  return [
    ...kinds.filter((kind) => !KINDS.has(String(kind))).map((kind) => `is of type ${String(kind)}`),
    ...required
      .filter((name) => !properties.includes(name))
      .map((name) => `requires ${name}, which it has not`),
    ...(kinds.includes('array') && !('items' in schema || 'prefixItems' in schema)
      ? ['is a list of anything']
      : []),
    ...(typeof pattern === 'string' && !isPattern(pattern) ? [`has a pattern that is none: ${pattern}`] : []),
  ];
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

/** All that is wrong with a schema and with those inside it. */
function wrongIn(schema: unknown, where: string): string[] {
  if (typeof schema === 'boolean') return [];
  if (!isObject(schema)) return [`${where} is no schema`];
  const lists = IN_LISTS.flatMap((name) =>
    ((schema[name] ?? []) as readonly unknown[]).map((one) => [name, one] as const),
  );
  const single = IN_ONE.filter((name) => name in schema).map((name) => [name, schema[name]] as const);
  const inner = [...entriesOf(schema['properties']), ...lists, ...single];
  const here = wrongHere(schema).map((what) => `${where} ${what}`);
  return [...here, ...inner.flatMap(([name, one]) => wrongIn(one, `${where}.${name}`))];
}

/** Every schema in a description, found by the name `schema`, with the way to it. */
function schemasIn(value: unknown, where: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): [string, unknown][] =>
    name === 'schema' ? [[where, inner]] : schemasIn(inner, `${where}/${name}`),
  );
}

it('is understood', async () => {
  const house = await newHouse();
  const answer = await house.as('nobody').request('/api/openapi.json');
  const description = (await answer.json()) as Json;
  for (const [address, methods] of entriesOf(description['paths']))
    expect(
      Object.keys(methods as object).filter((method) => !METHODS.includes(method)),
      address,
    ).toEqual([]);
  const schemas = schemasIn(description['paths'], '');
  expect(schemas.length).toBeGreaterThan(200);
  const wrong = schemas.flatMap(([where, schema]) => wrongIn(schema, where));
  expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
});

it('finds what is wrong where something is', () => {
  const broken = {
    type: 'object',
    properties: { a: { type: 'text' }, b: { type: 'array' } },
    required: ['c'],
  };
  expect(wrongIn(broken, 'it')).toEqual([
    'it requires c, which it has not',
    'it.a is of type text',
    'it.b is a list of anything',
  ]);
});
