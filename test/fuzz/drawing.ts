// Inputs drawn from a deed's own schema: mostly what it wants, with something hostile in it.
import { z } from 'zod';
import type { AnyDeed } from '../../src/app/deed.ts';
import type { Chance } from './chance.ts';
import { hostile, TEXTS } from './hostile.ts';

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** Where inputs are drawn: by chance, with ids that are somebody's. */
export interface Drawing {
  readonly chance: Chance;
  /** Some id that a field of this name could hold. */
  readonly idFor: (name: string) => string;
  readonly today: string;
}

const shapes = new Map<string, Shape>();

/** The shape of a deed's input. */
export function shapeOf(deed: AnyDeed): Shape {
  const known = shapes.get(deed.name);
  if (known) return known;
  const shape = z.toJSONSchema(deed.input, { io: 'input', unrepresentable: 'any' }) as Shape;
  shapes.set(deed.name, shape);
  return shape;
}

function textFor(name: string, { chance, idFor, today }: Drawing): string {
  if (/Ids?$/.test(name)) return idFor(name.replace(/s$/, ''));
  const ahead = Temporal.PlainDate.from(today).add({ days: chance.below(40) - 10 });
  if (/(On|^on|^until)$/.test(name)) return ahead.toString();
  if (/Locals?$/.test(name)) return `${ahead}T${String(chance.below(24)).padStart(2, '0')}:30`;
  if (/At$/.test(name)) return `${ahead}T10:00:00Z`;
  if (name === 'zone') return chance.pick(['Europe/Berlin', 'Pacific/Apia', 'UTC']);
  if (name === 'time') return '09:00';
  return chance.in100(20) ? chance.pick(TEXTS) : 'a few words';
}

/** A value of this shape, or something hostile in so many of a hundred cases. */
export function drawn(name: string, shape: Shape, drawing: Drawing, hostileIn = 8): unknown {
  const { chance } = drawing;
  if (chance.in100(hostileIn)) return hostile(chance);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return chance.pick(shape.enum);
  if (shape.anyOf) return drawn(name, chance.pick(shape.anyOf), drawing, hostileIn);
  const kind = Array.isArray(shape.type) ? shape.type[0] : shape.type;
  if (kind === 'integer' || kind === 'number') return chance.pick([0, 1, 2, 7, 13, 30, 60, 90]);
  if (kind === 'boolean') return chance.in100(50);
  if (kind === 'array') {
    const length = chance.below(4);
    return Array.from({ length }, () => drawn(name, shape.items ?? {}, drawing, hostileIn));
  }
  return kind === 'object' ? drawnObject(shape, drawing, hostileIn) : textFor(name, drawing);
}

/** An object of this shape; what must be there is mostly there. */
export function drawnObject(shape: Shape, drawing: Drawing, hostileIn = 8): Record<string, unknown> {
  const { properties = {}, required = [] } = shape;
  const { chance } = drawing;
  const some = Object.entries(properties).filter(([name]) => chance.in100(required.includes(name) ? 96 : 40));
  return Object.fromEntries(some.map(([name, inner]) => [name, drawn(name, inner, drawing, hostileIn)]));
}
