// A posted form as a deed's input: one decoder for every form, led by the deed's own schema.
import { z } from 'zod';

interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

const shapes = new WeakMap<z.ZodType, Shape>();

function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema);
  if (known) return known;
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  shapes.set(schema, shape);
  return shape;
}

function kindOf(shape: Shape | undefined): string {
  const kinds = [shape?.type ?? [], ...(shape?.anyOf ?? []).map((one) => one.type ?? [])].flat();
  return kinds.find((kind) => kind !== 'null') ?? 'string';
}

function inner(shape: Shape | undefined): Shape | undefined {
  return shape?.properties ? shape : shape?.anyOf?.find((one) => one.properties);
}

const READ: Readonly<Record<string, (text: string) => unknown>> = {
  integer: (text) => (/^[+-]?\d{1,15}$/.test(text.trim()) ? Number(text) : text),
  number: (text) => (/^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text),
  boolean: (text) => (['on', 'true', '1', 'yes'].includes(text) ? true : text === 'false' ? false : text),
};

function readAs(shape: Shape | undefined, given: readonly string[]): unknown {
  const kind = kindOf(shape);
  if (kind === 'array') return given.filter((one) => one !== '').map((one) => readAs(shape?.items, [one]));
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
  const own = inner(shape)?.properties?.[name];
  if (rest.length === 0) {
    const value = readAs(own, given);
    if (value !== undefined) into[name] = value;
    return;
  }
  const next = into[name] ?? {};
  into[name] = next;
  if (typeof next === 'object') put(next as Record<string, unknown>, rest, own ?? {}, given);
}

/** What a form says, as the schema wants it: empty fields are absent, `a.b` nests, repeated fields are lists. */
export function formInput(
  schema: z.ZodType,
  form: Readonly<Record<string, string | readonly string[]>>,
): Record<string, unknown> {
  const shape = shapeOf(schema);
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(form)) {
    if (name === '_method' || /__proto__|constructor|prototype/.test(name)) continue;
    put(input, name.split('.').slice(0, 3), shape, typeof value === 'string' ? [value] : value);
  }
  return input;
}
