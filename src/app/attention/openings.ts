// What opens a mailbox when it is read by itself: its password, or the token that its owner's consent gives.
import { type Instant, plus } from '../../domain/kernel/time.ts';
import { renewConsent } from '../../mail/oauth/consent.ts';
import type { Ports } from '../ports.ts';
import { clientOf } from './consent-clients.ts';
import { secretOf } from './consents.ts';
import type { ProviderName, Wanted } from './reach.ts';
import { type Claim, keepHeld } from './source-claims.ts';
import type { Ending } from './source-endings.ts';

/** How to get into a mailbox, or why there is no way. */
export type Opening =
  | { readonly ok: true; readonly wanted: Wanted; readonly isFresh: boolean }
  | { readonly ok: false; readonly ending: Ending };

/** A token that ends in so many minutes is not used any more. */
const NEARLY_OVER = 2;

const cannot = (ending: Ending): Opening => ({ ok: false, ending });
const never = (fault: string): Opening => cannot({ how: 'never', fault });

function holdsAt(until: Instant | undefined, at: Instant): boolean {
  return until !== undefined && until > plus(at, { minutes: NEARLY_OVER });
}

/** A new token for the old consent, kept in the row; the ending where there is none. */
async function renewed(
  ports: Ports,
  claim: Claim,
  provider: ProviderName,
  refreshToken: string,
): Promise<string | Ending> {
  const client = await ports.store.read((rows) => clientOf(rows, ports, provider));
  if (!client) return { how: 'never', fault: 'consent.no_client' };
  const consent = await renewConsent(client, refreshToken);
  if (!consent.ok)
    return consent.fault === 'unreachable'
      ? { how: 'later', fault: 'consent.unreachable' }
      : { how: 'never', fault: 'mailbox.consent_ended' };
  const { tokens } = consent;
  const secret = secretOf(tokens, tokens.refreshToken ?? refreshToken, ports.now());
  const isKept = await ports.store.write({ person: claim.ownerId }, (rows) =>
    keepHeld(rows, claim, ports.now(), () => ({ secret })),
  );
  return isKept ? tokens.accessToken : { how: 'stopped' };
}

/** How to get into the mailbox of a claimed source; `anew` with a new token though the old one should still hold. */
export async function openingOf(ports: Ports, claim: Claim, anew = false): Promise<Opening> {
  const { words, secret } = claim.source;
  const { host, port = 993, security = 'tls', user = '', provider } = words;
  if (host === undefined || !secret) return never('source.unreadable');
  const there = { host, port, security, user };
  const { password, refreshToken, accessToken, until } = secret;
  if (provider === undefined)
    return password === undefined
      ? never('source.unreadable')
      : { ok: true, wanted: { ...there, secret: { password } }, isFresh: true };
  if (!anew && accessToken !== undefined && holdsAt(until, ports.now()))
    return { ok: true, wanted: { ...there, secret: { accessToken } }, isFresh: false };
  if (refreshToken === undefined) return never('mailbox.consent_ended');
  const token = await renewed(ports, claim, provider, refreshToken);
  if (typeof token !== 'string') return cannot(token);
  return { ok: true, wanted: { ...there, secret: { accessToken: token } }, isFresh: true };
}
