// The second factor: six digits from an app, each taken once, and recovery codes for the day the app is lost.
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { changeRows, findAll, removeRows } from '../../store/find.ts';
import { persons, recoveryCodes } from '../../store/people.table.ts';
import { type Credentials, credentialsOf } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import { type OwnScene, personDeed, personReading } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { accountEvent, codeField, NOTHING, OWN_ACCOUNT, OWN_ACCOUNT_READ, secretField } from './cards.ts';
import { postLetter } from './letters.ts';
import { keepProof, proofBy, useProof } from './proofs.ts';
import { newCode, plainCode } from './secrets.ts';
import { endSignIns } from './sign-ins.ts';

const PERIOD = 30;
const CODES = 10;

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Throughline',
    label,
    period: PERIOD,
    digits: 6,
    secret: Secret.fromBase32(secret),
  });
}

/**
 * The time step of a code, which is the same for 30 seconds; null if the code is none of this secret's within half a
 * minute, or one that was taken before (`after`: the last step taken).
 */
export function stepOf(secret: string, code: string, at: Instant, after: number | null): number | null {
  const timestamp = Date.parse(at);
  const delta = totpOf(secret, '').validate({ token: plainCode(code), timestamp, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(timestamp / 1000 / PERIOD) + delta;
  return after !== null && step <= after ? null : step;
}

const codeHash = (ports: Ports, personId: Id, code: string): string =>
  ports.store.sealer.lookupHash('recovery code', `${personId}|${plainCode(code)}`);

async function newRecoveryCodes(rows: Rows, ports: Ports, personId: Id): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, () => newCode(4));
  await removeRows(rows, recoveryCodes, { personId });
  await rows.put(
    recoveryCodes,
    codes.map((code) => ({
      id: ports.newId(),
      personId,
      hash: codeHash(ports, personId, code),
      usedAt: null,
    })),
  );
  return codes;
}

/** Takes a code of the app or a recovery code, so that it is never taken again; how it was, or null. */
export async function takeCode(
  where: { readonly rows: Rows; readonly ports: Ports; readonly at: Instant },
  held: Credentials,
  code: string,
): Promise<'app' | 'recovery' | null> {
  const { rows, ports, at } = where;
  const step = held.totp === null ? null : stepOf(held.totp, code, at, held.totpStep);
  if (step !== null) {
    await rows.change(persons, held.id, { totpStep: step });
    return 'app';
  }
  const hash = codeHash(ports, held.id, code);
  const used = await changeRows(
    rows,
    recoveryCodes,
    { personId: held.id, hash, usedAt: null },
    { usedAt: at },
  );
  return used === 1 ? 'recovery' : null;
}

/** How many recovery codes are left to a person. */
export async function recoveryCodesLeft(rows: Rows, personId: Id): Promise<number> {
  return (await findAll(rows, recoveryCodes, { personId, usedAt: null })).length;
}

/** Begins to add a second factor: the secret for the app, not yet asked for. */
export const beginFactor = personDeed({
  name: 'factor.begin',
  path: 'POST /account/second-factor/secret',
  says: 'Makes a secret for your authenticator app.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: NOTHING,
  output: z.object({ secret: z.string(), uri: z.string(), proof: z.string() }),
  async run({ rows, me, person, at, ports }) {
    if (person.hasSecondFactor) return refuse('factor.exists');
    const secret = new Secret({ size: 20 }).base32;
    const proof = ports.newSecret();
    await keepProof(rows, { kind: 'totp', secret: proof, at, personId: me, content: secret });
    return accept({ output: { secret, uri: totpOf(secret, person.email).toString(), proof } });
  },
});

async function begunFactor({ rows, me, person, at }: OwnScene, proof: string) {
  const found = await proofBy(rows, 'totp', proof, at);
  if (!found?.content || found.personId !== me) return undefined;
  return { found, secret: found.content, uri: totpOf(found.content, person.email).toString() };
}

/** The secret of a second factor that was begun and not yet confirmed, to be shown again. */
export const showBegunFactor = personReading({
  name: 'factor.show_begun',
  path: 'GET /account/second-factor/secret',
  says: 'Shows again the secret of a second factor that is not confirmed yet.',
  ...OWN_ACCOUNT_READ,
  guard: 'fresh',
  input: z.object({ proof: secretField }),
  output: z.object({ secret: z.string(), uri: z.string(), proof: z.string() }),
  async run(scene, { proof }) {
    const begun = await begunFactor(scene, proof);
    return begun ? accept({ secret: begun.secret, uri: begun.uri, proof }) : refuse('factor.too_late');
  },
});

const codesOutput = z.object({ codes: z.array(z.string()) });

/** Adds the second factor once its app has shown a right code. The recovery codes are shown this once. */
export const addFactor = personDeed({
  name: 'factor.add',
  path: 'POST /account/second-factor',
  says: 'Asks for a code of your authenticator app at every sign-in with a password.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: z.object({ proof: secretField, code: codeField }),
  output: codesOutput,
  async run(scene, { proof, code }) {
    const { rows, me, at, ports, person } = scene;
    if (person.hasSecondFactor) return refuse('factor.exists');
    const begun = await begunFactor(scene, proof);
    if (!begun) return refuse('factor.too_late');
    const step = stepOf(begun.secret, code, at, null);
    if (step === null) return refuse('factor.wrong_code');
    await useProof(rows, begun.found, at);
    await rows.change(persons, me, { totp: begun.secret, totpSince: at, totpStep: step });
    const codes = await newRecoveryCodes(rows, ports, me);
    await endSignIns(rows, me, 'signInId' in scene.actor ? scene.actor.signInId : undefined);
    await postLetter(scene, { kind: 'factor changed', to: person.email, personId: me });
    return accept({ output: { codes: [...codes] }, events: [accountEvent('SecondFactorAdded', me)] });
  },
});

/** Removes the second factor; refused while the password is too short to stand alone. */
export const removeFactor = personDeed({
  name: 'factor.remove',
  path: 'DELETE /account/second-factor',
  says: 'Stops asking for a code at sign-in.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: NOTHING,
  output: NOTHING,
  async run(scene) {
    const { rows, me, person } = scene;
    const held = await credentialsOf(rows, { id: me });
    if (!held?.totpSince) return refuse('factor.not_found');
    if (held.passwordHash !== null && !held.passwordStandsAlone) return refuse('factor.password_short');
    await rows.change(persons, me, { totp: null, totpSince: null, totpStep: null });
    await removeRows(rows, recoveryCodes, { personId: me });
    await postLetter(scene, { kind: 'factor changed', to: person.email, personId: me });
    return accept({ output: {}, events: [accountEvent('SecondFactorRemoved', me)] });
  },
});

/** Makes new recovery codes; the old ones count no more. */
export const renewRecoveryCodes = personDeed({
  name: 'factor.renew_codes',
  path: 'POST /account/recovery-codes',
  says: 'Makes new recovery codes; the old ones stop working.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: NOTHING,
  output: codesOutput,
  async run({ rows, me, person, ports }) {
    if (!person.hasSecondFactor) return refuse('factor.not_found');
    const codes = await newRecoveryCodes(rows, ports, me);
    return accept({ output: { codes: [...codes] }, events: [accountEvent('RecoveryCodesRenewed', me)] });
  },
});
