// Proving again who one is, before something that could lock its person out: by password, code or passkey.
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { changeRows } from '../../store/find.ts';
import { passkeys } from '../../store/people.table.ts';
import { credentialsOf } from '../../store/persons.ts';
import { type OwnScene, personDeed } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { accountEvent, codeField, NOTHING, OWN_ACCOUNT, passwordField, signInField } from './cards.ts';
import { attempt, forgive } from './limits.ts';
import {
  answerField,
  keepChallenge,
  signInOptions,
  siteOf,
  type UsedPasskey,
  usedPasskey,
} from './passkey-checks.ts';
import { isPassword } from './password-hashes.ts';
import { useProof } from './proofs.ts';
import { takeCode } from './second-factor.ts';
import { renewSignIn } from './sign-ins.ts';

const proofInput = z
  .object({
    password: passwordField.optional(),
    code: codeField.optional(),
    answer: answerField.optional(),
  })
  .refine((given) => Object.values(given).filter(Boolean).length === 1, { path: ['password'] });

type Given = z.infer<typeof proofInput>;
type Checked =
  | { readonly by: 'password' }
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'passkey'; readonly used: UsedPasskey };

/** What can be checked before anything is locked; a code is taken inside, where it can be taken only once. */
async function check(given: Given, ports: Ports, me: string): Promise<Outcome<Checked>> {
  if (given.answer !== undefined) {
    const used = await usedPasskey(ports, given.answer);
    return used?.personId === me ? accept({ by: 'passkey', used }) : refuse('account.wrong_passkey');
  }
  const limit = given.code === undefined ? 'password of account' : 'code of account';
  const counted = await attempt(ports, { limit, of: me });
  if (!counted.ok) return counted;
  if (given.code !== undefined) return accept({ by: 'code', code: given.code });
  const held = await ports.store.read((rows) => credentialsOf(rows, { id: me }));
  const isRight = await isPassword(given.password ?? '', held?.passwordHash ?? null);
  return isRight ? accept({ by: 'password' }) : refuse('account.wrong_password');
}

async function takeProof(scene: OwnScene, checked: Checked): Promise<Outcome<null>> {
  const { rows, me, at } = scene;
  if (checked.by === 'code') {
    const held = await credentialsOf(rows, { id: me });
    const taken = held && (await takeCode(scene, held, checked.code));
    return taken ? accept(null) : refuse('account.wrong_code');
  }
  if (checked.by === 'passkey') {
    const { id, counter, challenge } = checked.used;
    if (!(await useProof(rows, challenge, at))) return refuse('account.wrong_passkey');
    await changeRows(rows, passkeys, { id, personId: me }, { counter, usedAt: at });
  }
  return accept(null);
}

/** Proves again who one is. The sign-in gets a new secret. */
export const proveAgain = personDeed({
  name: 'account.prove',
  path: 'POST /account/proof',
  says: 'Proves again who you are, by password, code or passkey.',
  ...OWN_ACCOUNT,
  guard: 'page',
  input: proofInput,
  output: signInField,
  prepare: check,
  async run(scene, _input, checked) {
    if (!checked.ok) return checked;
    const { rows, ports, me, actor } = scene;
    const taken = await takeProof(scene, checked.value);
    if (!taken.ok) return taken;
    await forgive(
      rows,
      ports,
      { limit: 'password of account', of: me },
      { limit: 'code of account', of: me },
    );
    const renewed = 'signInId' in actor ? await renewSignIn(scene, actor.signInId) : undefined;
    if (!renewed) return refuse('account.sign_in');
    return accept({ output: renewed, events: [accountEvent('ProvedAgain', me, { by: checked.value.by })] });
  },
});

/** What a browser needs to prove with a passkey who is signed in. */
export const askPasskeyProof = personDeed({
  name: 'account.ask_passkey_proof',
  path: 'POST /account/proof/challenge',
  says: 'Asks for what a browser needs to prove with a passkey who you are.',
  ...OWN_ACCOUNT,
  guard: 'page',
  input: NOTHING,
  output: z.looseObject({}),
  prepare: async (_input, ports, me) => (siteOf(ports) === null ? undefined : signInOptions(ports, me)),
  async run({ rows, at }, _input, made) {
    if (!made) return refuse('passkey.not_here');
    await keepChallenge(rows, made.keep, at);
    return accept({ output: { ...made.options } });
  },
});
