// Tokens: what a person's programs come with. Shown once, kept by their hash, listed, ended.
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';
import { changeRows, findAll, findBones } from '../../store/find.ts';
import { tokens } from '../../store/people.table.ts';
import { emailHashOf, type Person, personByEmail } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import type { ByToken } from '../actor.ts';
import { recordEvents } from '../happenings.ts';
import { personDeed, personReading } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { accountEvent, NOTHING, OWN_ACCOUNT, OWN_ACCOUNT_READ } from './cards.ts';
import { postLetter } from './letters.ts';
import { hashOf } from './secrets.ts';
import { SEEN_EVERY, thoughUnsaved } from './sign-ins.ts';

/** How many tokens of one person may be open at once. */
const MOST = 50;

const labelField = z.string().trim().min(1).max(100);

interface Making {
  readonly rows: Rows;
  readonly ports: Ports;
  readonly at: Instant;
  readonly person: Person;
}

async function keepToken(
  making: Making,
  label: string,
  madeBy: 'settings' | 'server',
): Promise<Outcome<MadeToken>> {
  const { rows, ports, at, person } = making;
  const open = await findBones(rows, tokens, { personId: person.id, endedAt: null });
  if (open.length >= MOST) return refuse('token.too_many', { atMost: MOST });
  const token = `tl_${ports.newSecret()}`;
  const id = ports.newId();
  const row = { id, personId: person.id, hash: hashOf(token), label, madeAt: at, madeBy };
  await rows.put(tokens, [
    { ...row, usedAt: null, endedAt: null, toldAt: madeBy === 'settings' ? at : null },
  ]);
  await postLetter(making, { kind: 'token made', to: person.email, personId: person.id });
  return accept({ id, token });
}

/** A token just made; nobody can show it again. */
export interface MadeToken {
  readonly id: string;
  readonly token: string;
}

/** Makes a token for a program of one's own. */
export const makeToken = personDeed({
  name: 'token.make',
  path: 'POST /account/tokens',
  says: 'Makes a token for a program of yours; it is shown this once.',
  ...OWN_ACCOUNT,
  guard: 'fresh',
  input: z.object({ label: labelField }),
  output: z.object({ id: z.string(), token: z.string() }),
  async run(scene, { label }) {
    const made = await keepToken(scene, label, 'settings');
    return made.ok
      ? accept({ output: made.value, events: [accountEvent('TokenMade', made.value.id)] })
      : made;
  },
});

/** One's open tokens, without the tokens themselves. */
export const listTokens = personReading({
  name: 'token.list',
  path: 'GET /account/tokens',
  says: 'Lists your tokens.',
  ...OWN_ACCOUNT_READ,
  guard: 'page',
  input: NOTHING,
  output: z.object({
    tokens: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        madeAt: z.string(),
        madeBy: z.enum(['settings', 'server']),
        usedAt: z.string().nullable(),
        isTold: z.boolean(),
      }),
    ),
  }),
  async run({ rows, me }) {
    const held = await findAll(rows, tokens, { personId: me, endedAt: null });
    const shown = held.map(({ id, label, madeAt, madeBy, usedAt, toldAt }) => {
      return { id, label: label ?? '', madeAt, madeBy, usedAt, isTold: toldAt !== null };
    });
    return accept({ tokens: shown.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1)) });
  },
});

/** Ends a token: what comes with it is nobody's from now on. */
export const endToken = personDeed({
  name: 'token.end',
  path: 'DELETE /account/tokens/:tokenId',
  says: 'Ends one of your tokens.',
  ...OWN_ACCOUNT,
  guard: 'page',
  input: z.object({ tokenId: z.string().max(100) }),
  output: NOTHING,
  async run({ rows, me, at }, { tokenId }) {
    const ended = await changeRows(
      rows,
      tokens,
      { id: tokenId, personId: me, endedAt: null },
      { endedAt: at, toldAt: at },
    );
    if (ended === 0) return refuse('token.not_found');
    return accept({ output: {}, events: [accountEvent('TokenEnded', tokenId)] });
  },
});

/** Says that one has seen that tokens were made on the server. */
export const acknowledgeTokens = personDeed({
  name: 'token.acknowledge',
  path: 'POST /account/tokens/acknowledgement',
  says: 'Says that you have seen the tokens that were made on the server.',
  ...OWN_ACCOUNT,
  guard: 'page',
  input: NOTHING,
  output: NOTHING,
  async run({ rows, me, at }) {
    await changeRows(rows, tokens, { personId: me, toldAt: null }, { toldAt: at });
    return accept({ output: {} });
  },
});

/** Makes a token at the server's console (`throughline token`); its person is told on Settings and by mail. */
export async function makeServerToken(
  ports: Ports,
  email: string,
  label: string,
): Promise<Outcome<MadeToken>> {
  const emailHash = emailHashOf(ports.store.sealer, email);
  const person = await ports.store.read((rows) => personByEmail(rows, emailHash));
  if (!person) return refuse('account.unknown');
  const at = ports.now();
  return ports.store.write({ person: person.id }, async (rows) => {
    const made = await keepToken({ rows, ports, at, person }, label, 'server');
    if (made.ok) {
      await recordEvents({ rows, ports, at }, [accountEvent('TokenMadeOnServer', made.value.id)], person.id);
    }
    return made;
  });
}

/** Whose program comes with this token; undefined when it is nobody's (any more). */
export async function whoseToken(ports: Ports, token: string): Promise<ByToken | undefined> {
  const hash = hashOf(token);
  const [held] = await ports.store.read((rows) => findBones(rows, tokens, { hash, endedAt: null }));
  if (!held) return undefined;
  const at = ports.now();
  if (held.usedAt === null || plus(held.usedAt, { minutes: SEEN_EVERY }) <= at) {
    await thoughUnsaved(
      ports.store.write({ person: held.personId }, (rows) =>
        changeRows(rows, tokens, { id: held.id }, { usedAt: at }),
      ),
    );
  }
  return { kind: 'person', personId: held.personId, via: 'token', tokenId: held.id };
}
