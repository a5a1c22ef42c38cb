// Signing up: with an invitation, or where the owner opened it, with a link mailed to one's address.
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { emailHashOf, normalEmail, personByEmail } from '../../store/persons.ts';
import type { Lock } from '../../store/store.ts';
import { type Actor, callerOf } from '../actor.ts';
import { type DoorScene, openDeed } from '../open-deed.ts';
import type { Ports } from '../ports.ts';
import {
  accountEvent,
  emailField,
  NOTHING,
  nameField,
  passwordField,
  secretField,
  signInField,
  WAY_IN,
  WAY_IN_READ,
  zoneField,
} from './cards.ts';
import { postLetter } from './letters.ts';
import { attempt, fromAddress } from './limits.ts';
import { makePerson, passwordOfNewcomer } from './new-persons.ts';
import { isSignUpOpen } from './owning.ts';
import type { KeptPassword } from './password-changes.ts';
import { keepProof, proofBy, useProof } from './proofs.ts';
import { openSignIn } from './sign-ins.ts';
import { lockFor, type Taken, takeFor } from './taking.ts';

/** How one may sign up here without an invitation. */
export const showSignUp = openDeed({
  name: 'account.show_sign_up',
  path: 'GET /sign-up',
  says: 'Tells how one may sign up without an invitation.',
  ...WAY_IN_READ,
  reads: true,
  guard: 'page',
  input: z.object({ link: secretField.optional() }),
  output: z.object({ way: z.enum(['closed', 'by mail', 'at once']), email: z.string().nullable() }),
  async run({ rows, ports, at }, { link }) {
    if (!(await isSignUpOpen(rows))) return accept({ output: { way: 'closed' as const, email: null } });
    if (!ports.hasMail) return accept({ output: { way: 'at once' as const, email: null } });
    const proof = link ? await proofBy(rows, 'sign up', link, at) : undefined;
    if (link && !proof) return refuse('account.link_over');
    return accept({ output: { way: 'by mail' as const, email: proof?.content ?? null } });
  },
});

/** Asks for a link to sign up. The answer is the same whether or not the address has an account. */
export const askSignUp = openDeed({
  name: 'account.ask_sign_up',
  path: 'POST /sign-up/asking',
  says: 'Asks for a mail with a link to sign up, where sign-up is open.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input: z.object({ email: emailField }),
  output: NOTHING,
  async prepare({ email }, ports, actor) {
    const of = emailHashOf(ports.store.sealer, email);
    const counted = await attempt(ports, fromAddress('mail from address', actor));
    if (!counted.ok) return counted;
    return accept({ emailHash: of, mayMail: (await attempt(ports, { limit: 'mail to account', of })).ok });
  },
  async run(scene, { email }, asked) {
    if (!asked.ok) return asked;
    const { rows, ports, at } = scene;
    if (!ports.hasMail || !(await isSignUpOpen(rows))) return refuse('account.sign_up_closed');
    if (!asked.value.mayMail) return accept({ output: {} });
    const known = await personByEmail(rows, asked.value.emailHash);
    if (known) {
      const content = { link: `${ports.url}/sign-in` };
      await postLetter(scene, { kind: 'sign up again', to: known.email, personId: known.id, content });
      return accept({ output: {} });
    }
    const secret = ports.newSecret();
    await keepProof(rows, { kind: 'sign up', secret, at, content: email });
    const content = { link: `${ports.url}/sign-up/${secret}` };
    await postLetter(scene, { kind: 'sign up', to: email, personId: null, content });
    return accept({ output: {} });
  },
});

const input = z.object({
  name: nameField,
  email: emailField,
  zone: zoneField,
  password: passwordField,
  /** The secret of an invitation. */
  invitation: secretField.optional(),
  /** The secret of a mailed link. */
  link: secretField.optional(),
});

type Input = z.infer<typeof input>;
interface Ready {
  readonly lock: Lock;
  readonly password: KeptPassword;
}

/** Whether one may come in this way at all; asked before any work is done. */
async function mayEnter(given: Input, ports: Ports): Promise<Outcome<Lock>> {
  const at = ports.now();
  return ports.store.read(async (rows) => {
    if (given.invitation !== undefined) return lockFor(rows, given.invitation, null, at);
    if (!(await isSignUpOpen(rows))) return refuse('account.sign_up_closed');
    if (!ports.hasMail) return accept({ instance: true });
    const proof = given.link ? await proofBy(rows, 'sign up', given.link, at) : undefined;
    const fits = proof?.content && normalEmail(proof.content) === normalEmail(given.email);
    return fits ? accept({ instance: true }) : refuse('account.link_over');
  });
}

async function ready(given: Input, ports: Ports, actor: Actor): Promise<Outcome<Ready>> {
  const counted = await attempt(ports, fromAddress('sign-up from address', actor));
  if (!counted.ok) return counted;
  const lock = await mayEnter(given, ports);
  if (!lock.ok) return lock;
  const password = await passwordOfNewcomer(given);
  return password.ok ? accept({ lock: lock.value, password: password.value }) : password;
}

type Way = Pick<Taken, 'engagementId' | 'signs'>;

/** Uses up what let the newcomer in; the engagement an invitation led to. */
async function useWay(scene: DoorScene, given: Input, personId: string): Promise<Outcome<Way>> {
  const { rows, at } = scene;
  if (given.invitation !== undefined)
    return takeFor(scene, given.invitation, { id: personId, zone: given.zone });
  const proof = given.link ? await proofBy(rows, 'sign up', given.link, at) : undefined;
  if (proof) await useProof(rows, proof, at);
  return accept({ engagementId: null, signs: [] });
}

/** Signs up and in. */
export const signUp = openDeed({
  name: 'account.sign_up',
  path: 'POST /sign-up',
  says: 'Makes an account, with an invitation or where sign-up is open.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input,
  output: z.object({ signIn: signInField, engagementId: z.string().nullable() }),
  prepare: ready,
  lock: (_input, found) => (found.ok ? found.value.lock : { instance: true }),
  async run(scene, given, found) {
    if (!found.ok) return found;
    const made = await makePerson(scene, given, found.value.password, false);
    if (!made.ok) return made;
    const way = await useWay(scene, given, made.value);
    if (!way.ok) return way;
    const signIn = await openSignIn(scene, made.value, callerOf(scene.actor)?.device ?? '');
    const { engagementId, signs } = way.value;
    const events = [accountEvent('SignedUp', made.value)];
    return accept({ output: { signIn, engagementId }, personId: made.value, events, signs });
  },
});
