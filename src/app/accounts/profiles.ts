// What a person says of themselves here: name, time zone, theme, single-key shortcuts.
import { z } from 'zod';
import { changeZone } from '../../domain/engagement/lifecycle.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { accept } from '../../domain/kernel/outcome.ts';
import type { Zone } from '../../domain/kernel/time.ts';
import { engagements } from '../../store/engagements.table.ts';
import { changeRows, findAll, findBones } from '../../store/find.ts';
import { persons, tokens } from '../../store/people.table.ts';
import { recordEvents } from '../happenings.ts';
import { type OwnScene, personDeed, personReading } from '../person-deed.ts';
import { accountEvent, NOTHING, nameField, OWN_ACCOUNT, OWN_ACCOUNT_READ, zoneField } from './cards.ts';
import { recoveryCodesLeft } from './second-factor.ts';

const themeField = z.enum(['system', 'light', 'dark']);

/** One's own account: who one is here and how one signs in. */
export const showAccount = personReading({
  name: 'account.show',
  path: 'GET /account',
  says: 'Shows your own account.',
  ...OWN_ACCOUNT_READ,
  input: NOTHING,
  output: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    zone: z.string(),
    theme: themeField,
    shortcuts: z.boolean(),
    isOwner: z.boolean(),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    recoveryCodesLeft: z.int(),
    /** How many tokens were made on the server and not yet acknowledged. */
    untoldTokens: z.int(),
  }),
  async run({ rows, me, person }) {
    const { madeAt: _, ...shown } = person;
    const untold = await findAll(rows, tokens, { personId: me, madeBy: 'server', toldAt: null });
    return accept({
      ...shown,
      recoveryCodesLeft: await recoveryCodesLeft(rows, me),
      untoldTokens: untold.length,
    });
  },
});

const profile = z.object({
  name: nameField.optional(),
  zone: zoneField.optional(),
  theme: themeField.optional(),
  shortcuts: z.boolean().optional(),
});

/** Their engagements go by the new zone from now on; what time alone changes is looked at again at once. */
async function moveZone({ rows, ports, me, at }: OwnScene, zone: Zone): Promise<readonly Id[]> {
  const sides = [
    ['client', await findBones(rows, engagements, { clientId: me, overAt: null })],
    ['coach', await findBones(rows, engagements, { coachId: me, overAt: null })],
  ] as const;
  const touched: Id[] = [];
  for (const [by, held] of sides) {
    for (const engagement of held) {
      const changes = changeZone({ engagement }, { by, zone });
      if (!changes.ok) continue;
      const { zone: theirs, coachZone } = changes.value.engagement ?? engagement;
      const again = { dueAt: at, momentumUntil: at };
      await changeRows(rows, engagements, { id: engagement.id }, { zone: theirs, coachZone, ...again });
      await recordEvents({ rows, ports, at, me, book: { engagement } }, changes.value.events);
      touched.push(engagement.id);
    }
  }
  return touched;
}

/** Changes one's name, zone, theme or shortcuts; what is not given stays. */
export const changeProfile = personDeed({
  name: 'account.change_profile',
  path: 'PATCH /account',
  says: 'Changes your name, time zone, theme or shortcuts.',
  ...OWN_ACCOUNT,
  guard: 'page',
  input: profile,
  output: NOTHING,
  async run(scene, { name, zone, theme, shortcuts }) {
    const { rows, me, person } = scene;
    await rows.change(persons, me, { name, zone, theme, shortcuts });
    const moves = zone !== undefined && zone !== person.zone;
    const touches = moves ? await moveZone(scene, zone) : [];
    return accept({ output: {}, touches, events: [accountEvent('ProfileChanged', me)] });
  },
});
