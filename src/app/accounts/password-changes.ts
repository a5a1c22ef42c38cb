// A new password: by its person who proved who they are, by a mailed link, or by the owner of the server at its console.
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { persons } from '../../store/people.table.ts';
import { emailHashOf, type Person, personByEmail, personById } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import { recordEvents } from '../happenings.ts';
import { openDeed } from '../open-deed.ts';
import { personDeed } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import {
  accountEvent,
  emailField,
  NOTHING,
  OWN_ACCOUNT,
  passwordField,
  secretField,
  WAY_IN,
  WAY_IN_READ,
} from './cards.ts';
import { postLetter } from './letters.ts';
import { attempt, forgive, fromAddress } from './limits.ts';
import { hashPassword } from './password-hashes.ts';
import { lengthOf, passwordFor, SHORTEST } from './passwords.ts';
import { keepProof, proofBy, useProof, voidProofs } from './proofs.ts';
import { endSignIns } from './sign-ins.ts';

/** A password that was found good, as it is kept. */
export interface KeptPassword {
  readonly hash: string;
  readonly standsAlone: boolean;
}

/** The hash of a password that is good enough for this person. The slow part, done before anything is locked. */
export async function goodPassword(
  password: string,
  owner: Pick<Person, 'name' | 'email' | 'hasSecondFactor'>,
): Promise<Outcome<KeptPassword>> {
  const good = passwordFor(password, owner);
  if (!good.ok) return good;
  const standsAlone = lengthOf(good.value) >= SHORTEST;
  return accept({ hash: await hashPassword(good.value), standsAlone });
}

interface Where {
  readonly rows: Rows;
  readonly ports: Ports;
  readonly at: Instant;
}

/** Keeps a new password. It ends the person's sign-ins, but for one where it is named, and voids links to reset it. */
async function keepPassword(
  where: Where,
  person: Person,
  kept: KeptPassword,
  except?: string,
): Promise<void> {
  const { rows, ports, at } = where;
  const { hash, standsAlone } = kept;
  await rows.change(persons, person.id, { passwordHash: hash, passwordStandsAlone: standsAlone });
  await endSignIns(rows, person.id, except);
  await voidProofs(rows, person.id, ['reset', 'second factor'], at);
  const emailHash = emailHashOf(ports.store.sealer, person.email);
  await forgive(rows, ports, { limit: 'password of account', of: emailHash });
  await postLetter(where, { kind: 'password changed', to: person.email, personId: person.id });
}

/** Changes one's own password; every other sign-in ends. */
export const changePassword = personDeed({
  name: 'account.change_password',
  path: 'PUT /account/password',
  says: 'Changes your password and ends your other sign-ins.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: z.object({ password: passwordField }),
  output: NOTHING,
  async prepare({ password }, ports, me) {
    const person = await ports.store.read((rows) => personById(rows, me));
    return person ? goodPassword(password, person) : refuse('account.sign_in');
  },
  async run(scene, _input, good) {
    if (!good.ok) return good;
    const { person, me, actor } = scene;
    if (!good.value.standsAlone && !person.hasSecondFactor) {
      return refuse('account.password_short', { atLeast: SHORTEST });
    }
    await keepPassword(scene, person, good.value, 'signInId' in actor ? actor.signInId : undefined);
    return accept({ output: {}, events: [accountEvent('PasswordChanged', me)] });
  },
});

/** Asks for a link to set a new password. The answer is the same whether or not there is such an account. */
export const askReset = openDeed({
  name: 'account.ask_reset',
  path: 'POST /password-resets',
  says: 'Asks for a mail with a link to set a new password.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input: z.object({ email: emailField }),
  output: NOTHING,
  async prepare({ email }, ports, actor) {
    if (!ports.hasMail) return refuse('account.no_mail');
    const of = emailHashOf(ports.store.sealer, email);
    const [address, account] = [
      fromAddress('mail from address', actor),
      { limit: 'mail to account', of } as const,
    ];
    const counted = await attempt(ports, address);
    if (!counted.ok) return counted;
    // An account that was asked for too often gets no more mail, and the answer does not say so.
    return accept({ emailHash: of, mayMail: (await attempt(ports, account)).ok });
  },
  async run(scene, _input, asked) {
    if (!asked.ok) return asked;
    const { rows, ports, at } = scene;
    const person = await personByEmail(rows, asked.value.emailHash);
    if (!person || !asked.value.mayMail) return accept({ output: {} });
    const secret = ports.newSecret();
    await keepProof(rows, { kind: 'reset', secret, at, personId: person.id });
    const link = `${ports.url}/password/${secret}`;
    await postLetter(scene, { kind: 'reset', to: person.email, personId: person.id, content: { link } });
    return accept({ output: {}, personId: person.id, events: [accountEvent('ResetAsked', person.id)] });
  },
});

/** Whether a link to reset still holds; looking at it changes nothing. */
export const showReset = openDeed({
  name: 'account.show_reset',
  path: 'GET /password-resets/:secret',
  says: 'Tells whether a link to set a new password still holds.',
  ...WAY_IN_READ,
  reads: true,
  guard: 'page',
  input: z.object({ secret: secretField }),
  output: z.object({ hasSecondFactor: z.boolean() }),
  async run({ rows, at }, { secret }) {
    const proof = await proofBy(rows, 'reset', secret, at);
    const person = proof?.personId ? await personById(rows, proof.personId) : undefined;
    return person
      ? accept({ output: { hasSecondFactor: person.hasSecondFactor } })
      : refuse('account.link_over');
  },
});

interface Resetting {
  readonly person: Person;
  readonly kept: KeptPassword;
}

/** Sets a new password by a mailed link; all sign-ins end. A second factor is still asked for afterwards. */
export const resetPassword = openDeed({
  name: 'account.reset_password',
  path: 'POST /password-resets/:secret',
  says: 'Sets a new password by a mailed link and ends all sign-ins.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input: z.object({ secret: secretField, password: passwordField }),
  output: NOTHING,
  async prepare({ secret, password }, ports): Promise<Outcome<Resetting>> {
    const person = await ports.store.read(async (rows) => {
      const proof = await proofBy(rows, 'reset', secret, ports.now());
      return proof?.personId ? personById(rows, proof.personId) : undefined;
    });
    if (!person) return refuse('account.link_over');
    const kept = await goodPassword(password, person);
    return kept.ok ? accept({ person, kept: kept.value }) : kept;
  },
  lock: (_input, found) => (found.ok ? { person: found.value.person.id } : { instance: true }),
  async run(scene, { secret }, found) {
    if (!found.ok) return found;
    const { person, kept } = found.value;
    const proof = await proofBy(scene.rows, 'reset', secret, scene.at);
    if (!proof || !(await useProof(scene.rows, proof, scene.at))) return refuse('account.link_over');
    await keepPassword(scene, person, kept);
    return accept({ output: {}, personId: person.id, events: [accountEvent('PasswordReset', person.id)] });
  },
});

/**
 * Sets a person's password from the server's console (`throughline password`) and ends all their sign-ins.
 * `account.unknown` when nobody has this address; else what a password may be refused for.
 */
export async function setPassword(
  ports: Ports,
  email: string,
  password: string,
): Promise<Outcome<{ readonly personId: Id }>> {
  const emailHash = emailHashOf(ports.store.sealer, email);
  const person = await ports.store.read((rows) => personByEmail(rows, emailHash));
  if (!person) return refuse('account.unknown');
  const kept = await goodPassword(password, person);
  if (!kept.ok) return kept;
  const at = ports.now();
  await ports.store.write({ person: person.id }, async (rows) => {
    await keepPassword({ rows, ports, at }, person, kept.value);
    await recordEvents({ rows, ports, at }, [accountEvent('PasswordSetOnServer', person.id)], person.id);
  });
  return accept({ personId: person.id });
}
