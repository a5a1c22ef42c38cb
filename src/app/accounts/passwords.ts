// What a password must be: long, not among those tried first, not about its person. Nothing about its composition.
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { isAbout, isCommon } from './common-passwords.ts';

/** The longest password taken, in characters: no more work for a hash than that. */
export const LONGEST = 200;
/** The shortest, in characters, where it is the only thing asked for. */
export const SHORTEST = 15;
/** The shortest, in characters, beside a second factor. */
export const SHORTEST_BESIDE_FACTOR = 8;

const PRODUCT = ['throughline', 'through', 'coaching'];

/** Whose password it is to become. */
export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
}

/** How many characters a password has: as people count them, not as bytes. */
export function lengthOf(password: string): number {
  return [...password.normalize('NFC')].length;
}

/**
 * The password, normalised, or why not: `account.password_short` {atLeast}, `account.password_long` {atMost},
 * `account.password_common`, `account.password_about_you`.
 */
export function passwordFor(password: string, owner: PasswordOwner): Outcome<string> {
  const atLeast = owner.hasSecondFactor ? SHORTEST_BESIDE_FACTOR : SHORTEST;
  const length = lengthOf(password);
  if (length > LONGEST) return refuse('account.password_long', { atMost: LONGEST });
  if (length < atLeast) return refuse('account.password_short', { atLeast });
  if (isCommon(password)) return refuse('account.password_common');
  const words = [...PRODUCT, owner.name, ...owner.email.split('@')];
  if (isAbout(password, words, Math.ceil(atLeast / 2))) return refuse('account.password_about_you');
  return accept(password.normalize('NFC'));
}
