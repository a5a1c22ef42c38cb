// The people of the seed: clients and coaches by copy, their rows, and the sign-ins of those who are measured.
import { createHash } from 'node:crypto';
import { hashOf } from '../../src/app/accounts/secrets.ts';
import { emailHashOf } from '../../src/store/persons.ts';
import { type Ground, plantRow } from './planting.ts';

/** How many clients one coach has. */
export const CLIENTS = 30;

/** Somebody who can be measured: their cookie's secret. */
export interface Signed {
  readonly personId: string;
  readonly secret: string;
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** The coach of a copy of a pattern: one for every thirty. */
export function coachOf(pattern: number, copy: number): string {
  return `01900000-0000-7000-8000-c0${hex(pattern, 2)}${hex(Math.floor(copy / CLIENTS), 8)}`;
}

/** Puts a person; their name tells which they are. */
export function plantPerson(ground: Ground, id: string, name: string, at: string): void {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const emailHash = emailHashOf(ground.sealer, email);
  const settings = { zone: 'Europe/Berlin', theme: 'system', shortcuts: true, isOwner: false };
  const proofs = {
    passwordHash: null,
    passwordStandsAlone: false,
    totp: null,
    totpSince: null,
    totpStep: null,
  };
  plantRow(ground, 'persons', { id, emailHash, email, name, ...settings, ...proofs, madeAt: at });
}

/** Signs somebody in, without a password's cost; the secret follows from who they are. */
export function plantSignIn(ground: Ground, personId: string, at: string): Signed {
  const secret = createHash('sha256').update(`bench ${personId}`).digest('base64url');
  const endsAt = Temporal.Instant.from(at)
    .add({ hours: 24 * 30 })
    .toString({ fractionalSecondDigits: 3 });
  const when = { madeAt: at, seenAt: at, freshAt: at, endsAt };
  plantRow(ground, 'signIns', { id: hashOf(secret), personId, ...when, device: 'Firefox · Linux' });
  return { personId, secret };
}
