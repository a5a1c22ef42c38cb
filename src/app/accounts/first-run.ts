// The first run: whoever stands at the machine, or holds the code printed at the start, makes the owner's account.
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { instances } from '../../store/people.table.ts';
import { hasPersons } from '../../store/persons.ts';
import { type Actor, callerOf } from '../actor.ts';
import { openDeed } from '../open-deed.ts';
import type { Ports } from '../ports.ts';
import {
  accountEvent,
  emailField,
  NOTHING,
  nameField,
  passwordField,
  signInField,
  WAY_IN,
  WAY_IN_READ,
  zoneField,
} from './cards.ts';
import { attempt, fromAddress } from './limits.ts';
import { makePerson, passwordOfNewcomer } from './new-persons.ts';
import { keepProof, proofBy, useProof } from './proofs.ts';
import { newCode, plainCode } from './secrets.ts';
import { openSignIn } from './sign-ins.ts';

const INSTANCE = 'instance';

/** The code that first runs from elsewhere are asked for, to be printed at the start; null once there is an owner. */
export async function firstRunCode(ports: Ports): Promise<string | null> {
  return ports.store.write({ instance: true }, async (rows) => {
    if (await hasPersons(rows)) return null;
    const code = newCode(3);
    await keepProof(rows, { kind: 'first run', secret: plainCode(code), at: ports.now() });
    return code;
  });
}

const needsCode = (actor: Actor): boolean => !(callerOf(actor)?.isLocal ?? false);

/** Whether this is the first run, and whether a code is asked for here. */
export const showFirstRun = openDeed({
  name: 'account.show_first_run',
  path: 'GET /first-run',
  says: 'Tells whether the owner’s account is still to be made.',
  ...WAY_IN_READ,
  reads: true,
  guard: 'page',
  input: NOTHING,
  output: z.object({ isFirst: z.boolean(), needsCode: z.boolean() }),
  async run({ rows, actor }) {
    const isFirst = !(await hasPersons(rows));
    return accept({ output: { isFirst, needsCode: isFirst && needsCode(actor) } });
  },
});

const input = z.object({
  name: nameField,
  email: emailField,
  zone: zoneField,
  password: passwordField,
  code: z.string().trim().max(40).optional(),
});

/** Whether this actor may make the first account; tries are counted before any work is done for them. */
async function admitted(
  { code }: { readonly code?: string | undefined },
  ports: Ports,
  actor: Actor,
): Promise<Outcome<null>> {
  if (await ports.store.read(hasPersons)) return refuse('first_run.over');
  if (!needsCode(actor)) return accept(null);
  const counted = await attempt(ports, fromAddress('first run from address', actor));
  if (!counted.ok) return counted;
  const proof = await ports.store.read((rows) =>
    proofBy(rows, 'first run', plainCode(code ?? ''), ports.now()),
  );
  return proof ? accept(null) : refuse('first_run.wrong_code');
}

/** Makes the owner's account and signs them in. */
export const firstRun = openDeed({
  name: 'account.first_run',
  path: 'POST /first-run',
  says: 'Makes the first account, which is the owner’s.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input,
  output: signInField,
  async prepare(given, ports, actor) {
    const may = await admitted(given, ports, actor);
    return may.ok ? passwordOfNewcomer(given) : may;
  },
  lock: () => ({ instance: true }),
  async run(scene, given, password) {
    if (!password.ok) return password;
    const { rows, at, actor } = scene;
    if (await hasPersons(rows)) return refuse('first_run.over');
    const made = await makePerson(scene, given, password.value, true);
    if (!made.ok) return made;
    const proof = await proofBy(rows, 'first run', plainCode(given.code ?? ''), at);
    if (proof) await useProof(rows, proof, at);
    await rows.put(instances, [{ id: INSTANCE, openSignUp: false, madeAt: at }]);
    const signIn = await openSignIn(scene, made.value, callerOf(actor)?.device ?? '');
    return accept({ output: signIn, personId: made.value, events: [accountEvent('OwnerMade', made.value)] });
  },
});
