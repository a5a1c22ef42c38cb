// What the owner of the instance may see and set: counts, people by exact address, whether anybody may sign up. No content.
import { z } from 'zod';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { changeRows, findOne } from '../../store/find.ts';
import { instances } from '../../store/people.table.ts';
import { emailHashOf, personByEmail } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import { personDeed, personReading } from '../person-deed.ts';
import { accountEvent, emailField, NOTHING } from './cards.ts';
import { attempt } from './limits.ts';

const INSTANCE = { thing: 'instance settings', verb: 'write' } as const;
const INSTANCE_READ = { thing: 'instance settings', verb: 'read' } as const;
const PEOPLE_READ = { thing: 'people', verb: 'read' } as const;

/** Whether anybody may sign up without an invitation. */
export async function isSignUpOpen(rows: Rows): Promise<boolean> {
  return (await findOne(rows, instances, { id: 'instance' }))?.openSignUp ?? false;
}

async function countOf(rows: Rows, table: 'persons' | 'engagements' | 'sessions'): Promise<number> {
  const counted = await rows.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(counted.count);
}

/** How much there is on this instance, in numbers. */
export const showInstance = personReading({
  name: 'instance.show',
  path: 'GET /instance',
  says: 'Counts what is on this instance, for its owner.',
  ...INSTANCE_READ,
  guard: 'page',
  input: NOTHING,
  output: z.object({
    openSignUp: z.boolean(),
    hasMail: z.boolean(),
    people: z.int(),
    engagements: z.int(),
    sessions: z.int(),
  }),
  async run({ rows, person, ports }) {
    if (!person.isOwner) return refuse('instance.not_found');
    return accept({
      openSignUp: await isSignUpOpen(rows),
      hasMail: ports.hasMail,
      people: await countOf(rows, 'persons'),
      engagements: await countOf(rows, 'engagements'),
      sessions: await countOf(rows, 'sessions'),
    });
  },
});

/** Opens sign-up to everybody, or keeps it to those who were invited. */
export const switchSignUp = personDeed({
  name: 'instance.switch_sign_up',
  path: 'PUT /instance/sign-up',
  says: 'Opens sign-up to everybody, or keeps it to invitations.',
  ...INSTANCE,
  guard: 'page',
  input: z.object({ open: z.boolean() }),
  output: NOTHING,
  async run({ rows, me, person }, { open }) {
    if (!person.isOwner) return refuse('instance.not_found');
    await changeRows(rows, instances, { id: 'instance' }, { openSignUp: open ? 1 : 0 });
    return accept({ output: {}, events: [accountEvent('SignUpSwitched', me, { open })] });
  },
});

/** Finds one person by their exact address. */
export const findPerson = personDeed({
  name: 'instance.find_person',
  path: 'POST /instance/people/search',
  says: 'Finds one person by their exact e-mail address, for the owner.',
  ...PEOPLE_READ,
  guard: 'page',
  input: z.object({ email: emailField }),
  output: z.object({
    found: z
      .object({
        name: z.string(),
        email: z.string(),
        since: z.string(),
        hasSecondFactor: z.boolean(),
        engagements: z.int(),
      })
      .nullable(),
  }),
  prepare: (_input, ports, me) => attempt(ports, { limit: 'search by owner', of: me }),
  async run({ rows, person, ports }, { email }, counted) {
    if (!person.isOwner) return refuse('instance.not_found');
    if (!counted.ok) return counted;
    const found = await personByEmail(rows, emailHashOf(ports.store.sealer, email));
    if (!found) return accept({ output: { found: null } });
    const { count } = await rows.db
      .selectFrom('engagements')
      .select((eb) => eb.fn.countAll().as('count'))
      .where((eb) => eb.or([eb('clientId', '=', found.id), eb('coachId', '=', found.id)]))
      .executeTakeFirstOrThrow();
    const { name, email: address, madeAt: since, hasSecondFactor } = found;
    const shown = { name, email: address, since, hasSecondFactor, engagements: Number(count) };
    return accept({ output: { found: shown } });
  },
});
