// Sealing: AES-256-GCM over a person's words, bound to the place they stand in; keys wrapped by the master key.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { BrokenSeal } from './faults.ts';

// version · nonce · ciphertext · tag
const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE;

export interface Sealer {
  /** A new data key, and its wrapped form for the database. */
  newKey(keyId: string): { readonly key: KeyObject; readonly wrapped: string };
  /** Throws BrokenSeal when the master key is another one, or the wrapped key belongs to another id. */
  unwrap(keyId: string, wrapped: string): KeyObject;
  /** A keyed hash to find rows by text that is sealed (an e-mail address): same text, same hash, per purpose. */
  lookupHash(purpose: string, text: string): string;
}

function sealBytes(key: KeyObject, place: string, bytes: Uint8Array | string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(place));
  const body = typeof bytes === 'string' ? cipher.update(bytes, 'utf8') : cipher.update(bytes);
  const last = cipher.final();
  return Buffer.concat([Uint8Array.of(VERSION), nonce, body, last, cipher.getAuthTag()]).toString(
    'base64url',
  );
}

function openBytes(key: KeyObject, place: string, sealedText: string): Buffer {
  const bytes = Buffer.from(sealedText, 'base64url');
  if (bytes[0] !== VERSION || bytes.length < HEAD + TAG) throw new BrokenSeal(place);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, HEAD), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-TAG));
  const body = decipher.update(bytes.subarray(HEAD, -TAG));
  try {
    decipher.final();
  } catch (error) {
    throw new BrokenSeal(place, error);
  }
  return body;
}

/** Seals a JSON value so that it opens only with this key and in this place. */
export function sealValue(key: KeyObject, place: string, value: unknown): string {
  return sealBytes(key, place, JSON.stringify(value));
}

export function openValue(key: KeyObject, place: string, sealedText: string): unknown {
  return JSON.parse(openBytes(key, place, sealedText).toString('utf8'));
}

export function sealerOf(master: Uint8Array): Sealer {
  const subkey = (info: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `throughline ${info}`, 32)));
  const wrapping = subkey('wrap');
  const hashing = new Map<string, KeyObject>();
  return {
    newKey(keyId) {
      const bytes = randomBytes(32);
      return { key: createSecretKey(bytes), wrapped: sealBytes(wrapping, `keys|${keyId}`, bytes) };
    },
    unwrap: (keyId, wrapped) => createSecretKey(openBytes(wrapping, `keys|${keyId}`, wrapped)),
    lookupHash(purpose, text) {
      let key = hashing.get(purpose);
      if (!key) {
        key = subkey(`lookup ${purpose}`);
        hashing.set(purpose, key);
      }
      return createHmac('sha256', key).update(text, 'utf8').digest('base64url');
    },
  };
}
