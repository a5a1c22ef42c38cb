// What a page says about what was just done: a name in its address, a sentence of the catalogue.
import type { Words } from '../../words/words.ts';

/** The sentences that may follow a redirect as `?said=name`. */
const SAID = {
  saved: (words: Words) => words.settings.saved,
  'signed-out': (words: Words) => words.account.signIn.signedOut,
  'password-set': (words: Words) => words.account.signIn.passwordSet,
  'address-confirmed': (words: Words) => words.account.signIn.addressConfirmed,
  'address-waits': (words: Words) => words.settings.email.waits,
  'address-done': (words: Words) => words.settings.email.done,
  'password-done': (words: Words) => words.settings.password.done,
  'factor-removed': (words: Words) => words.settings.factor.removed,
  'passkey-added': (words: Words) => words.settings.passkeys.added,
  'passkey-ended': (words: Words) => words.settings.passkeys.ended,
  'sign-in-ended': (words: Words) => words.settings.signIns.ended,
  'others-ended': (words: Words) => words.settings.signIns.endedOthers,
  'token-ended': (words: Words) => words.settings.tokens.ended,
  switched: (words: Words) => words.owner.signUp.switched,
  withdrawn: (words: Words) => words.invitations.withdrawn,
} as const;

/** The sentence a page was sent with; undefined for none or an unknown name. */
export function saidIn(name: string | undefined, words: Words): string | undefined {
  const say = Object.entries(SAID).find(([known]) => known === name)?.[1];
  return say?.(words);
}
