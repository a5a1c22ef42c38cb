// The input of a deed out of an API request: what stands in the path, the query and the JSON body, in this order.
import type { Context } from 'hono';
import type { z } from 'zod';
import { textInput } from '../app/text-input.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';

const BODILESS = new Set(['GET', 'DELETE', 'HEAD']);

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function bodyOf(c: Context): Promise<Outcome<Record<string, unknown>>> {
  const text = await c.req.text();
  if (text.trim() === '') return accept({});
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? accept(value) : refuse('input.not_an_object');
  } catch {
    return refuse('input.not_json');
  }
}

/** Everything a request says, as one object; the path wins over the body so that an address means what it says. */
export async function inputOf(c: Context, schema: z.ZodType): Promise<Outcome<Record<string, unknown>>> {
  const body = BODILESS.has(c.req.method) ? accept<Record<string, unknown>>({}) : await bodyOf(c);
  if (!body.ok) return body;
  const inAddress = textInput(schema, { ...c.req.queries(), ...c.req.param() });
  return accept({ ...body.value, ...inAddress });
}
