// What opens a mailbox when it is read by itself: its password, or the token that its owner's consent gives.
import type { Ports } from '../ports.ts';
import type { Wanted } from './reach.ts';
import type { Claim } from './source-claims.ts';
import type { Ending } from './source-endings.ts';

/** How to get into a mailbox, or why there is no way. */
export type Opening =
  | { readonly ok: true; readonly wanted: Wanted }
  | { readonly ok: false; readonly ending: Ending };

const never = (fault: string): Opening => ({ ok: false, ending: { how: 'never', fault } });

/** How to get into the mailbox of a claimed source. */
export async function openingOf(_ports: Ports, { source }: Claim): Promise<Opening> {
  const { words, secret } = source;
  const { host, port = 993, security = 'tls', user = '' } = words;
  if (host === undefined || !secret) return never('source.unreadable');
  if (secret.password === undefined) return never('mailbox.consent_ended');
  return { ok: true, wanted: { host, port, security, user, secret: { password: secret.password } } };
}
