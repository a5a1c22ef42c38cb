// Secrets that somebody holds: only their hash is kept, so a stolen database opens nothing.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

// Letters and digits that are not mistaken for each other when written down by hand.
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** The hash under which a secret of 256 bits is kept; enough without salt or work, because it cannot be guessed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('base64url');
}

/** Whether both texts are the same, in a time that does not tell how much of them is. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [hashOf(one), hashOf(other)];
  return timingSafeEqual(Buffer.from(first), Buffer.from(second));
}

/** A code for people's hands: `groups` groups of four characters of 4.95 bits, joined by hyphens. */
export function newCode(groups: number): string {
  const limit = 256 - (256 % ALPHABET.length);
  let code = '';
  while (code.length < groups * 4) {
    for (const byte of randomBytes(32)) if (byte < limit) code += ALPHABET[byte % ALPHABET.length];
  }
  return (code.slice(0, groups * 4).match(/.{4}/g) ?? []).join('-');
}

/** A code as somebody typed it, without what does not count: case, spaces, hyphens. */
export function plainCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]+/g, '');
}
