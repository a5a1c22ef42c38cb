// What came as text (a form, a query, a command line) as a deed's input: one decoder, led by the deed's own schema.
import { z } from 'zod';

interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
}

const shapes = new WeakMap<z.ZodType, Shape>();

function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema);
  if (known) return known;
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  shapes.set(schema, shape);
  return shape;
}

/** A shape and all that it may be instead or as well. */
function branchesOf(shape: Shape | undefined): readonly Shape[] {
  if (!shape) return [];
  const { anyOf = [], oneOf = [], allOf = [] } = shape;
  return [shape, ...[...anyOf, ...oneOf, ...allOf].flatMap(branchesOf)];
}

function kindOf(shape: Shape | undefined): string {
  const kinds = branchesOf(shape).flatMap((one) => one.type ?? []);
  return kinds.find((kind) => kind !== 'null') ?? 'string';
}

/** What is known of a property: one shape for each branch that has it. */
function propertyOf(shape: Shape, name: string): Shape | undefined {
  const found = branchesOf(shape).flatMap(({ properties = {} }) =>
    Object.hasOwn(properties, name) ? [properties[name] ?? {}] : [],
  );
  return found.length > 1 ? { anyOf: found } : found[0];
}

function itemsOf(shape: Shape | undefined): Shape | undefined {
  return branchesOf(shape).find(({ items }) => items)?.items;
}

const READ: Readonly<Record<string, (text: string) => unknown>> = {
  integer: (text) => (/^[+-]?\d{1,15}$/.test(text.trim()) ? Number(text) : text),
  number: (text) => (/^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text),
  boolean: (text) => (['on', 'true', '1', 'yes'].includes(text) ? true : text === 'false' ? false : text),
};

function readAs(shape: Shape | undefined, given: readonly string[]): unknown {
  const kind = kindOf(shape);
  if (kind === 'array') return given.filter((one) => one !== '').map((one) => readAs(itemsOf(shape), [one]));
  const text = given.at(-1) ?? '';
  if (text === '') return undefined;
  return READ[kind]?.(text) ?? text.replace(/\r\n/g, '\n');
}

function put(
  into: Record<string, unknown>,
  path: readonly string[],
  shape: Shape,
  given: readonly string[],
): void {
  const [name = '', ...rest] = path;
  const own = propertyOf(shape, name);
  if (rest.length === 0) {
    const value = readAs(own, given);
    if (value !== undefined) into[name] = value;
    return;
  }
  const next = into[name] ?? {};
  if (typeof next === 'object') put(next as Record<string, unknown>, rest, own ?? {}, given);
  // A group of fields that were all left empty is absent, like one field is.
  if (Object.keys(next).length > 0) into[name] = next;
}

/** What was said in texts, as the schema wants it: empty ones are absent, `a.b` nests, repeated names are lists. */
export function textInput(
  schema: z.ZodType,
  texts: Readonly<Record<string, string | readonly string[]>>,
): Record<string, unknown> {
  const shape = shapeOf(schema);
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(texts)) {
    if (name === '_method' || /__proto__|constructor|prototype/.test(name)) continue;
    put(input, name.split('.').slice(0, 3), shape, typeof value === 'string' ? [value] : value);
  }
  return input;
}
