// Packing: what the engine holds, as one text to be sealed. Maps, typed arrays and what is shared inside come back as they
// were, bit for bit; what another shape of the engine packed does not come back at all.
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { SHAPE } from '../../domain/attention/shape.ts';

const deflated = promisify(deflateRaw);
const inflated = promisify(inflateRaw);

const HEAD = `${SHAPE}:`;

/** Packs a value. The work that takes long is done beside the program's own thread. */
export async function packed(value: unknown): Promise<string> {
  const bytes = await deflated(serialize(value), { level: constants.Z_BEST_SPEED });
  return HEAD + bytes.toString('base64');
}

/** The value again; null for what was packed by another shape of the engine, and for what is nothing packed. */
export async function unpacked<T>(text: string | null): Promise<T | null> {
  if (text === null || !text.startsWith(HEAD)) return null;
  return deserialize(await inflated(Buffer.from(text.slice(HEAD.length), 'base64'))) as T;
}
