// Passkeys of one's own: made by the browser, named by the person, ended by the person. One counts as both factors.
import { z } from 'zod';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { findAll, findBones, removeRows } from '../../store/find.ts';
import { passkeys } from '../../store/people.table.ts';
import { personById } from '../../store/persons.ts';
import { personDeed, personReading } from '../person-deed.ts';
import { accountEvent, NOTHING, OWN_ACCOUNT, OWN_ACCOUNT_READ } from './cards.ts';
import { postLetter } from './letters.ts';
import { answerField, keepChallenge, madePasskey, makingOptions, siteOf } from './passkey-checks.ts';
import { useProof } from './proofs.ts';

/** How many passkeys one person may keep. */
const MOST = 20;

const labelField = z.string().trim().min(1).max(100);

/** The options with which the browser makes a passkey. */
export const askPasskey = personDeed({
  name: 'passkey.ask',
  path: 'POST /account/passkeys/challenge',
  says: 'Asks for what a browser needs to make a passkey.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: NOTHING,
  output: z.looseObject({}),
  async prepare(_input, ports, me) {
    const { person, known } = await ports.store.read(async (rows) => ({
      person: await personById(rows, me),
      known: await findBones(rows, passkeys, { personId: me }),
    }));
    if (!person || siteOf(ports) === null) return undefined;
    return makingOptions(
      ports,
      person,
      known.map(({ id }) => id),
    );
  },
  async run({ rows, at }, _input, making) {
    if (!making) return refuse('passkey.not_here');
    await keepChallenge(rows, making.keep, at);
    return accept({ output: { ...making.options } });
  },
});

/** Keeps a passkey that the browser has made. */
export const addPasskey = personDeed({
  name: 'passkey.add',
  path: 'POST /account/passkeys',
  says: 'Keeps a passkey that your browser has made.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: z.object({ answer: answerField, label: labelField }),
  output: z.object({ id: z.string() }),
  prepare: ({ answer }, ports, me) => madePasskey(ports, answer, me),
  async run(scene, { label }, made) {
    const { rows, me, at, person } = scene;
    const held = await findBones(rows, passkeys, { personId: me });
    if (held.length >= MOST) return refuse('passkey.too_many', { atMost: MOST });
    if (!made || !(await useProof(rows, made.challenge, at))) return refuse('passkey.not_made');
    const { challenge: _, ...key } = made;
    if ((await findBones(rows, passkeys, { id: key.id })).length > 0) return refuse('passkey.exists');
    await rows.put(passkeys, [{ ...key, personId: me, label, madeAt: at, usedAt: null }]);
    await postLetter(scene, { kind: 'factor changed', to: person.email, personId: me });
    return accept({ output: { id: key.id }, events: [accountEvent('PasskeyAdded', me)] });
  },
});

/** One's passkeys, the newest first. */
export const listPasskeys = personReading({
  name: 'passkey.list',
  path: 'GET /account/passkeys',
  says: 'Lists your passkeys.',
  ...OWN_ACCOUNT_READ,
  guard: 'page',
  input: NOTHING,
  output: z.object({
    passkeys: z.array(
      z.object({ id: z.string(), label: z.string(), madeAt: z.string(), usedAt: z.string().nullable() }),
    ),
    /** False where the address of this instance is a number: browsers make no passkeys for those. */
    canAdd: z.boolean(),
  }),
  async run({ rows, me, ports }) {
    const held = await findAll(rows, passkeys, { personId: me });
    const shown = held.map(({ id, label, madeAt, usedAt }) => ({ id, label: label ?? '', madeAt, usedAt }));
    return accept({
      passkeys: shown.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1)),
      canAdd: siteOf(ports) !== null && held.length < MOST,
    });
  },
});

/** Ends a passkey; the last one stays while there is no password to sign in with. */
export const removePasskey = personDeed({
  name: 'passkey.remove',
  path: 'DELETE /account/passkeys/:passkeyId',
  says: 'Ends one of your passkeys.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: z.object({ passkeyId: z.string().max(1400) }),
  output: NOTHING,
  async run(scene, { passkeyId }) {
    const { rows, me, person } = scene;
    const held = await findBones(rows, passkeys, { personId: me });
    if (!held.some(({ id }) => id === passkeyId)) return refuse('passkey.not_found');
    if (held.length === 1 && !person.hasPassword) return refuse('passkey.last_way_in');
    await removeRows(rows, passkeys, { id: passkeyId, personId: me });
    await postLetter(scene, { kind: 'factor changed', to: person.email, personId: me });
    return accept({ output: {}, events: [accountEvent('PasskeyRemoved', me)] });
  },
});
