// What a browser says about a passkey, checked: the challenge is ours and new, the site is ours, its person was verified.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { findOne } from '../../store/find.ts';
import { passkeys } from '../../store/people.table.ts';
import type { Ports } from '../ports.ts';
import { keepProof, type Proof, proofBy } from './proofs.ts';

/** What a browser answers, as the text it was posted in. */
export const answerField = z.string().min(2).max(20_000);

const base64url = z.string().regex(/^[\w-]+$/);
const answer = z.looseObject({
  id: base64url.max(1400),
  rawId: base64url.max(1400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: base64url }),
});

/** The passkey of one's person that was used, with its new counter. */
export interface UsedPasskey {
  readonly id: string;
  readonly personId: Id;
  readonly counter: number;
  readonly challenge: Proof;
}

/** A passkey just made, ready to be kept. */
export interface MadePasskey {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: string;
  readonly challenge: Proof;
}

/** The package is large, and most starts never see a passkey: it is read for the first one. */
const checks = () => import('@simplewebauthn/server');

/** The name of this site among passkeys; null where passkeys cannot work, because the address is a number. */
export function siteOf(ports: Pick<Ports, 'url'>): string | null {
  const { hostname } = new URL(ports.url);
  return /^[\d.]+$|^\[/.test(hostname) ? null : hostname;
}

function parsed<T>(text: string): T | undefined {
  try {
    const read = answer.safeParse(JSON.parse(text));
    return read.success ? (read.data as T) : undefined;
  } catch {
    return undefined;
  }
}

function challengeIn(clientDataJSON: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const found = typeof data === 'object' && data !== null && 'challenge' in data ? data.challenge : '';
    return typeof found === 'string' ? found : '';
  } catch {
    return '';
  }
}

/** What the browser needs to sign in with whatever passkey it holds for this site. */
export async function signInOptions(ports: Ports, personId: Id | null) {
  const rpID = siteOf(ports) ?? '';
  const { generateAuthenticationOptions } = await checks();
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  return { options, keep: { kind: 'passkey', secret: options.challenge, personId } as const };
}

/** What the browser needs to make a passkey for this person. */
export async function makingOptions(
  ports: Ports,
  person: { readonly id: Id; readonly email: string; readonly name: string },
  known: readonly string[],
) {
  const { generateRegistrationOptions } = await checks();
  const options = await generateRegistrationOptions({
    rpName: 'Throughline',
    rpID: siteOf(ports) ?? '',
    userName: person.email,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.id, 'utf8')),
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { options, keep: { kind: 'passkey', secret: options.challenge, personId: person.id } as const };
}

/** Keeps the challenge of options that are about to leave. */
export async function keepChallenge(
  rows: Parameters<typeof keepProof>[0],
  keep: { readonly kind: 'passkey'; readonly secret: string; readonly personId: Id | null },
  at: string,
): Promise<void> {
  await keepProof(rows, { ...keep, at });
}

/** Checks a sign-in by passkey; undefined for whatever is wrong with it. Nothing is written here. */
export async function usedPasskey(ports: Ports, text: string): Promise<UsedPasskey | undefined> {
  const response = parsed<AuthenticationResponseJSON>(text);
  const site = siteOf(ports);
  if (!response || site === null) return undefined;
  const challenge = challengeIn(response.response.clientDataJSON);
  const [held, proof] = await ports.store.read(async (rows) => [
    await findOne(rows, passkeys, { id: response.id }),
    await proofBy(rows, 'passkey', challenge, ports.now()),
  ]);
  if (!held || !proof || (proof.personId !== null && proof.personId !== held.personId)) return undefined;
  const publicKey = new Uint8Array(Buffer.from(held.publicKey, 'base64url'));
  const credential = { id: held.id, publicKey, counter: held.counter };
  const { verifyAuthenticationResponse } = await checks();
  const found = await verifyAuthenticationResponse({
    response,
    credential,
    expectedChallenge: challenge,
    expectedOrigin: ports.url,
    expectedRPID: site,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!found?.verified) return undefined;
  const counter = found.authenticationInfo.newCounter;
  return { id: held.id, personId: held.personId, counter, challenge: proof };
}

/** Checks a passkey that this person's browser has just made; undefined for whatever is wrong with it. */
export async function madePasskey(
  ports: Ports,
  text: string,
  personId: Id,
): Promise<MadePasskey | undefined> {
  const response = parsed<RegistrationResponseJSON>(text);
  const site = siteOf(ports);
  if (!response || site === null) return undefined;
  const challenge = challengeIn(response.response.clientDataJSON);
  const proof = await ports.store.read((rows) => proofBy(rows, 'passkey', challenge, ports.now()));
  if (proof?.personId !== personId) return undefined;
  const { verifyRegistrationResponse } = await checks();
  const found = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: ports.url,
    expectedRPID: site,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!found?.verified) return undefined;
  const { id, publicKey, counter, transports } = found.registrationInfo.credential;
  return {
    id,
    counter,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    transports: (transports ?? []).join(' '),
    challenge: proof,
  };
}
