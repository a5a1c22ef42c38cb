// Signing in: by password, then a code where there is a second factor, or by passkey. The answer is the same for everybody.
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { changeRows } from '../../store/find.ts';
import { passkeys } from '../../store/people.table.ts';
import { type Credentials, credentialsOf, emailHashOf } from '../../store/persons.ts';
import type { Actor } from '../actor.ts';
import { callerOf } from '../actor.ts';
import { type DoorDone, type DoorScene, openDeed } from '../open-deed.ts';
import type { Ports } from '../ports.ts';
import {
  accountEvent,
  codeField,
  NOTHING,
  passwordField,
  secretField,
  signInField,
  WAY_IN,
} from './cards.ts';
import { attempt, type Counter, forgive, fromAddress, giveBack } from './limits.ts';
import { answerField, keepChallenge, signInOptions, siteOf, usedPasskey } from './passkey-checks.ts';
import { isCrowded, isPassword } from './password-hashes.ts';
import { keepProof, proofBy, useProof } from './proofs.ts';
import { takeCode } from './second-factor.ts';
import { openSignIn } from './sign-ins.ts';

const passwordOf = (emailHash: string): Counter => ({ limit: 'password of account', of: emailHash });
const codeOf = (personId: string): Counter => ({ limit: 'code of account', of: personId });
const deviceOf = (actor: Actor): string => callerOf(actor)?.device ?? '';

/** Whose password this is, counted and compared with the same work whoever it is. */
async function byPassword(
  input: { readonly email: string; readonly password: string },
  ports: Ports,
  actor: Actor,
): Promise<Outcome<Credentials>> {
  if (isCrowded()) return refuse('account.too_many_attempts', { retryAfter: 10 });
  const emailHash = emailHashOf(ports.store.sealer, input.email);
  const counted = await attempt(ports, passwordOf(emailHash), fromAddress('password from address', actor));
  if (!counted.ok) return counted;
  const held = await ports.store.read((rows) => credentialsOf(rows, { emailHash }));
  const isRight = await isPassword(input.password, held?.passwordHash ?? null);
  return held && isRight ? accept(held) : refuse('account.wrong_sign_in');
}

const signedIn = z.object({
  signIn: signInField.nullable(),
  /** Given instead where a code is still to be asked for. */
  halfway: z.string().nullable(),
});

/** Signs in by password; where there is a second factor this is only half the way. */
export const signIn = openDeed({
  name: 'account.sign_in',
  path: 'POST /sign-in',
  says: 'Signs in with e-mail address and password.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  // Whatever was typed is compared: a wrong form of address is as wrong as an unknown one.
  input: z.object({ email: z.string().min(1).max(300), password: passwordField }),
  output: signedIn,
  prepare: byPassword,
  lock: (_input, found) => (found.ok ? { person: found.value.id } : { instance: true }),
  async run(scene, { email }, found) {
    if (!found.ok) return found;
    const { rows, ports, at, actor } = scene;
    const { id: personId, totpSince } = found.value;
    await forgive(rows, ports, passwordOf(emailHashOf(ports.store.sealer, email)));
    await giveBack(rows, ports, fromAddress('password from address', actor));
    if (totpSince !== null) {
      const halfway = ports.newSecret();
      await keepProof(rows, { kind: 'second factor', secret: halfway, at, personId });
      return accept({ output: { signIn: null, halfway } });
    }
    return accept(await entered(scene, personId, 'password'));
  },
});

async function entered(
  scene: DoorScene,
  personId: string,
  by: string,
): Promise<DoorDone<z.infer<typeof signedIn>>> {
  const made = await openSignIn(scene, personId, deviceOf(scene.actor));
  return {
    personId,
    events: [accountEvent('SignedIn', personId, { by })],
    output: { signIn: made, halfway: null },
  };
}

/** The second step of a sign-in: a code of the app, or a recovery code. */
export const signInSecond = openDeed({
  name: 'account.sign_in_second',
  path: 'POST /sign-in/second-factor',
  says: 'Completes a sign-in with a code.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input: z.object({ halfway: secretField, code: codeField }),
  output: signedIn,
  async prepare({ halfway }, ports): Promise<Outcome<string>> {
    const proof = await ports.store.read((rows) => proofBy(rows, 'second factor', halfway, ports.now()));
    if (!proof?.personId) return refuse('account.sign_in_again');
    const counted = await attempt(ports, codeOf(proof.personId));
    return counted.ok ? accept(proof.personId) : counted;
  },
  lock: (_input, found) => (found.ok ? { person: found.value } : { instance: true }),
  async run(scene, { halfway, code }, found) {
    if (!found.ok) return found;
    const { rows, ports, at } = scene;
    const proof = await proofBy(rows, 'second factor', halfway, at);
    const held = await credentialsOf(rows, { id: found.value });
    if (!proof || !held) return refuse('account.sign_in_again');
    const by = await takeCode(scene, held, code);
    if (by === null) return refuse('account.wrong_code');
    await useProof(rows, proof, at);
    await forgive(rows, ports, codeOf(held.id));
    return accept(await entered(scene, held.id, by));
  },
});

/** What a browser needs to sign in with a passkey. It tells nothing about anybody. */
export const askPasskeySignIn = openDeed({
  name: 'account.ask_passkey',
  path: 'POST /sign-in/passkey/challenge',
  says: 'Asks for what a browser needs to sign in with a passkey.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input: NOTHING,
  output: z.looseObject({}),
  async prepare(_input, ports, actor) {
    if (siteOf(ports) === null) return refuse('passkey.not_here');
    const counted = await attempt(ports, fromAddress('passkey from address', actor));
    return counted.ok ? accept(await signInOptions(ports, null)) : counted;
  },
  async run({ rows, at }, _input, made) {
    if (!made.ok) return made;
    await keepChallenge(rows, made.value.keep, at);
    return accept({ output: { ...made.value.options } });
  },
});

/** Signs in by passkey, which is both factors in one. */
export const signInByPasskey = openDeed({
  name: 'account.sign_in_by_passkey',
  path: 'POST /sign-in/passkey',
  says: 'Signs in with a passkey.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input: z.object({ answer: answerField }),
  output: signedIn,
  async prepare({ answer }, ports, actor) {
    const counted = await attempt(ports, fromAddress('passkey from address', actor));
    if (!counted.ok) return counted;
    const used = await usedPasskey(ports, answer);
    return used ? accept(used) : refuse('account.wrong_passkey');
  },
  lock: (_input, used) => (used.ok ? { person: used.value.personId } : { instance: true }),
  async run(scene, _input, used) {
    if (!used.ok) return used;
    const { rows, at } = scene;
    const { id, personId, counter, challenge } = used.value;
    if (!(await useProof(rows, challenge, at))) return refuse('account.wrong_passkey');
    const kept = await changeRows(rows, passkeys, { id, personId }, { counter, usedAt: at });
    if (kept !== 1) return refuse('account.wrong_passkey');
    return accept(await entered(scene, personId, 'passkey'));
  },
});
