// One-time secrets: a mailed link, a challenge, a sign-in half done. Kept by their hash, ending by themselves, used once.
import type { Id } from '../../domain/kernel/id.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';
import { changeRows, findOne } from '../../store/find.ts';
import { type ProofKind, proofs } from '../../store/people.table.ts';
import type { Rows } from '../../store/store.ts';
import { hashOf } from './secrets.ts';

/** How long each kind may be used, in minutes. */
export const PROOF_MINUTES: Readonly<Record<ProofKind, number>> = {
  reset: 60,
  email: 24 * 60,
  'sign up': 24 * 60,
  passkey: 5,
  'second factor': 10,
  totp: 30,
  consent: 10,
  'first run': 7 * 24 * 60,
};

/** A secret that still may be used. */
export interface Proof {
  readonly id: string;
  readonly personId: Id | null;
  readonly content: string | null;
}

interface Making {
  readonly kind: ProofKind;
  readonly secret: string;
  readonly at: Instant;
  readonly personId?: Id | null;
  readonly content?: string;
}

/** Keeps a new secret; its holder is the only one who has it. */
export async function keepProof(rows: Rows, making: Making): Promise<void> {
  const { kind, secret, at, personId = null, content = null } = making;
  const endsAt = plus(at, { minutes: PROOF_MINUTES[kind] });
  await rows.put(proofs, [{ id: hashOf(secret), personId, kind, endsAt, usedAt: null, tries: 0, content }]);
}

/** The proof behind a secret, if it is of this kind, unused and not past its end. Looking changes nothing. */
export async function proofBy(
  rows: Rows,
  kind: ProofKind,
  secret: string,
  at: Instant,
): Promise<Proof | undefined> {
  const row = await findOne(rows, proofs, { id: hashOf(secret) });
  if (!row || row.kind !== kind || row.usedAt !== null || row.endsAt <= at) return undefined;
  return { id: row.id, personId: row.personId, content: row.content };
}

/** Uses a proof up; false if another request was faster. */
export async function useProof(rows: Rows, proof: Proof, at: Instant): Promise<boolean> {
  return (await changeRows(rows, proofs, { id: proof.id, usedAt: null }, { usedAt: at })) === 1;
}

/** Voids what a person still held of these kinds. */
export async function voidProofs(
  rows: Rows,
  personId: Id,
  kinds: readonly ProofKind[],
  at: Instant,
): Promise<void> {
  await changeRows(rows, proofs, { personId, kind: kinds, usedAt: null }, { usedAt: at });
}
