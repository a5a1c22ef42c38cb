// Changing one's e-mail address: asked for here, confirmed by a link to the new one, told to the old one.
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { persons } from '../../store/people.table.ts';
import { emailHashOf, normalEmail, personByEmail, personById } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import { openDeed } from '../open-deed.ts';
import { personDeed } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { accountEvent, emailField, NOTHING, OWN_ACCOUNT, secretField, WAY_IN, WAY_IN_READ } from './cards.ts';
import { postLetter } from './letters.ts';
import { attempt } from './limits.ts';
import { keepProof, proofBy, useProof, voidProofs } from './proofs.ts';

async function isTaken(rows: Rows, ports: Ports, email: string): Promise<boolean> {
  return (await personByEmail(rows, emailHashOf(ports.store.sealer, email))) !== undefined;
}

async function setAddress(rows: Rows, ports: Ports, personId: Id, email: string): Promise<void> {
  const emailHash = emailHashOf(ports.store.sealer, email);
  await rows.change(persons, personId, { email: email.trim(), emailHash });
}

/**
 * Asks to change one's address. With mail, the answer is the same whether or not the new one has an account; without,
 * it changes at once, since nothing can be confirmed.
 */
export const changeAddress = personDeed({
  name: 'account.change_email',
  path: 'POST /account/email',
  says: 'Changes your e-mail address once a link mailed to it is opened.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: z.object({ email: emailField }),
  output: z.object({ waits: z.boolean() }),
  prepare: (_input, ports, me) => attempt(ports, { limit: 'mail to account', of: me }),
  async run(scene, { email }, counted) {
    if (!counted.ok) return counted;
    const { rows, ports, me, person, at } = scene;
    if (normalEmail(email) === normalEmail(person.email)) return refuse('account.same_email');
    const taken = await isTaken(rows, ports, email);
    if (!ports.hasMail) {
      if (taken) return refuse('account.email_taken');
      await setAddress(rows, ports, me, email);
      return accept({ output: { waits: false }, events: [accountEvent('AddressChanged', me)] });
    }
    await voidProofs(rows, me, ['email'], at);
    if (!taken) {
      const secret = ports.newSecret();
      await keepProof(rows, { kind: 'email', secret, at, personId: me, content: email });
      const link = `${ports.url}/address/${secret}`;
      await postLetter(scene, { kind: 'confirm address', to: email, personId: me, content: { link } });
    }
    await postLetter(scene, { kind: 'address changing', to: person.email, personId: me });
    return accept({ output: { waits: true }, events: [accountEvent('AddressChangeAsked', me)] });
  },
});

/** The address a link would confirm; looking at it changes nothing. */
export const showAddress = openDeed({
  name: 'account.show_email',
  path: 'GET /account/email/confirmation/:secret',
  says: 'Tells which address a mailed link confirms.',
  ...WAY_IN_READ,
  reads: true,
  guard: 'page',
  input: z.object({ secret: secretField }),
  output: z.object({ email: z.string() }),
  async run({ rows, at }, { secret }) {
    const proof = await proofBy(rows, 'email', secret, at);
    return proof?.content ? accept({ output: { email: proof.content } }) : refuse('account.link_over');
  },
});

/** Confirms a new address by the link that was mailed to it. */
export const confirmAddress = openDeed({
  name: 'account.confirm_email',
  path: 'POST /account/email/confirmation/:secret',
  says: 'Confirms a new e-mail address by a mailed link.',
  ...WAY_IN,
  reads: false,
  guard: 'page',
  input: z.object({ secret: secretField }),
  output: NOTHING,
  async run(scene, { secret }) {
    const { rows, ports, at } = scene;
    const proof = await proofBy(rows, 'email', secret, at);
    const person = proof?.personId ? await personById(rows, proof.personId) : undefined;
    if (!proof?.content || !person) return refuse('account.link_over');
    if (await isTaken(rows, ports, proof.content)) return refuse('account.email_taken');
    await useProof(rows, proof, at);
    await voidProofs(rows, person.id, ['reset'], at);
    await setAddress(rows, ports, person.id, proof.content);
    const events = [accountEvent('AddressChanged', person.id)];
    return accept({ output: {}, personId: person.id, events });
  },
});
