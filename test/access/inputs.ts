// An input for every deed, made from its own schema: ids are those of the furnished house, the rest is plain and fitting.
import { z } from 'zod';
import type { AnyDeed } from '../../src/app/deed.ts';
import { addDays } from '../../src/domain/kernel/time.ts';
import { type Around, SAMPLES } from './samples.table.ts';

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** What inputs are made around. */
export interface Making {
  readonly today: string;
  /** An id by the name of its field. */
  readonly idOf: (name: string) => string | undefined;
  readonly secret: string;
  readonly email: string;
  /** What to write where words are asked for; plain ones unless said. */
  readonly say?: (field: string) => string;
  /** Whether to fill in, with this value, what may be left out too. */
  readonly fillsIn?: (value: unknown) => boolean;
}

const TIMES: Readonly<Record<string, string>> = { zone: 'Europe/Berlin', time: '09:00', weekday: '3' };

const sayOf = ({ say }: Making) => say ?? (() => 'a few plain words');

function textFor(name: string, { format }: Shape, making: Making): string {
  if (/Ids?$/.test(name) || name === 'id') return making.idOf(name.replace(/s$/, '')) ?? 'nowhere';
  if (/^(secret|proof|link|halfway)$/.test(name)) return making.secret;
  if (format === 'email' || name === 'email') return `${sayOf(making)(name).split(' ')[0]}@example.net`;
  if (format === 'uri') return 'https://example.org/a';
  if (/(On|^on|Day|^until|^from|^to)$/.test(name)) return addDays(making.today, 7);
  if (/Locals?$/.test(name)) return `${addDays(making.today, 9)}T10:00`;
  if (/At$/.test(name)) return `${making.today}T10:00:00.000Z`;
  return TIMES[name] ?? sayOf(making)(name);
}

const typeOf = ({ type, properties }: Shape): string =>
  (Array.isArray(type) ? type.find((one) => one !== 'null') : (type as string | undefined)) ??
  (properties ? 'object' : 'string');

const numberFor = ({ minimum = 1, maximum = 1e6 }: Shape): number => Math.min(Math.max(minimum, 1), maximum);

function valueFor(name: string, shape: Shape, making: Making): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const choice = (shape.anyOf ?? shape.oneOf)?.find((one) => typeOf(one) !== 'null');
  if (choice) return valueFor(name, choice, making);
  const kind = typeOf(shape);
  if (kind === 'object') return objectFor(shape, making);
  if (kind === 'array') {
    const count = Math.max(1, shape.minItems ?? 1);
    return Array.from({ length: count }, () => valueFor(name, shape.items ?? {}, making));
  }
  if (kind === 'integer' || kind === 'number') return numberFor(shape);
  return kind === 'boolean' ? true : textFor(name, shape, making);
}

function objectFor(shape: Shape, making: Making): Record<string, unknown> {
  const { properties = {}, required = [] } = shape;
  const named = Object.entries(properties).map(
    ([name, inner]) => [name, valueFor(name, inner, making)] as const,
  );
  return Object.fromEntries(
    named.filter(([name, value]) => required.includes(name) || making.fillsIn?.(value) === true),
  );
}

/** The names in a deed's path, in order. */
export const namesIn = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');

/** The shape of a deed's input as JSON Schema. */
export const shapeOf = (deed: AnyDeed): Shape =>
  z.toJSONSchema(deed.input, { io: 'input', unrepresentable: 'any' }) as Shape;

/** An input for this deed, with these ids in its path; throws where it would not be let in. */
export function inputFor(deed: AnyDeed, making: Making, inPath: Readonly<Record<string, string>>): object {
  const around: Around = {
    day: (ahead) => addDays(making.today, ahead),
    id: (name) => making.idOf(name) ?? 'nowhere',
    email: making.email,
    say: sayOf(making),
  };
  const shape = shapeOf(deed);
  const base = shape.properties ? objectFor(shape, making) : {};
  const input = { ...base, ...SAMPLES[deed.name]?.(around), ...inPath };
  const parsed = deed.input.safeParse(input);
  if (parsed.success) return input;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new Error(`${deed.name}: ${wrong}. Say what to give it in test/access/samples.table.ts.`);
}
