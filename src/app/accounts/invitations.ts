// Invitations: a coach invites a client, a client invites a coach, the owner invites anybody. One link, taken once.
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';
import { changeRows, findAll, findOne } from '../../store/find.ts';
import { invitations } from '../../store/people.table.ts';
import { type Person, personById } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import type { ValueOf } from '../../store/table.ts';
import { openDeed } from '../open-deed.ts';
import { type OwnScene, personDeed, personReading } from '../person-deed.ts';
import { accountEvent, emailField, NOTHING, secretField } from './cards.ts';
import { postLetter } from './letters.ts';
import { attempt } from './limits.ts';
import { hashOf } from './secrets.ts';

const INVITATION = { thing: 'invitation', verb: 'write' } as const;
const INVITATION_READ = { thing: 'invitation', verb: 'read' } as const;
const INVITATION_LINK_READ = { thing: 'invitation link', verb: 'read' } as const;

/** How long an invitation may be taken, in days. */
export const INVITATION_DAYS = 14;

/** As what somebody is invited: to be coached, to coach, or only to be here. */
export const roleField = z.enum(['client', 'coach', 'person']);

type Invitation = ValueOf<typeof invitations>;
/** Where an invitation stands. */
export type InvitationState = 'waiting' | 'taken' | 'withdrawn' | 'past';

function stateOf(invitation: Invitation, at: Instant): InvitationState {
  if (invitation.takenAt !== null) return 'taken';
  if (invitation.withdrawnAt !== null) return 'withdrawn';
  return invitation.endsAt <= at ? 'past' : 'waiting';
}

/** An invitation that may still be taken, with who invited; `invitation.over` for every other link. */
export async function openInvitation(
  rows: Rows,
  secret: string,
  at: Instant,
): Promise<Outcome<{ readonly invitation: Invitation; readonly inviter: Person }>> {
  const invitation = await findOne(rows, invitations, { hash: hashOf(secret) });
  const inviter = invitation && (await personById(rows, invitation.inviterId));
  if (!inviter || stateOf(invitation, at) !== 'waiting') return refuse('invitation.over');
  return accept({ invitation, inviter });
}

/** Takes an invitation for this person; false if it was taken or withdrawn meanwhile. */
export async function takeOnce(rows: Rows, invitationId: Id, takenBy: Id, at: Instant): Promise<boolean> {
  const open = { id: invitationId, takenAt: null, withdrawnAt: null };
  return (await changeRows(rows, invitations, open, { takenAt: at, takenBy })) === 1;
}

const inviting = z.object({
  role: roleField,
  email: emailField.optional(),
  note: z.string().trim().max(2000).optional(),
});

async function keepInvitation(
  scene: OwnScene,
  given: z.infer<typeof inviting>,
): Promise<{ id: Id; link: string }> {
  const { rows, ports, me, at, newId } = scene;
  const secret = ports.newSecret();
  const id = newId();
  const { role, email = null, note = null } = given;
  const endsAt = plus(at, { days: INVITATION_DAYS });
  const row = { id, hash: hashOf(secret), inviterId: me, role, engagementId: null, email, note, madeAt: at };
  await rows.put(invitations, [{ ...row, endsAt, takenAt: null, takenBy: null, withdrawnAt: null }]);
  return { id, link: `${ports.url}/invitations/${secret}` };
}

/** Invites somebody; the link is shown this once, and mailed where there is an address and a mail server. */
export const invite = personDeed({
  name: 'invitation.make',
  path: 'POST /invitations',
  says: 'Invites a client, a coach, or (the owner) anybody.',
  ...INVITATION,
  guard: 'page',
  input: inviting,
  output: z.object({ id: z.string(), link: z.string(), mailed: z.boolean() }),
  prepare: (_input, ports, me) => attempt(ports, { limit: 'invitations of person', of: me }),
  async run(scene, given, counted) {
    if (!counted.ok) return counted;
    const { person, me, ports } = scene;
    if (given.role === 'person' && !person.isOwner) return refuse('invitation.owner_only');
    const { id, link } = await keepInvitation(scene, given);
    const mailed = given.email !== undefined && ports.hasMail;
    if (given.email !== undefined) {
      const content = { link, inviter: person.name, role: given.role };
      await postLetter(scene, { kind: 'invitation', to: given.email, personId: me, content });
    }
    const events = [accountEvent('InvitationMade', id, { role: given.role })];
    return accept({ output: { id, link, mailed }, events });
  },
});

const listed = z.object({
  invitations: z.array(
    z.object({
      id: z.string(),
      role: roleField,
      email: z.string().nullable(),
      madeAt: z.string(),
      endsAt: z.string(),
      state: z.enum(['waiting', 'taken', 'withdrawn', 'past']),
    }),
  ),
});

/** The invitations one has made, the newest first. */
export const listInvitations = personReading({
  name: 'invitation.list',
  path: 'GET /invitations',
  says: 'Lists the invitations you have made.',
  ...INVITATION_READ,
  guard: 'page',
  input: NOTHING,
  output: listed,
  async run({ rows, me, at }) {
    const held = await findAll(rows, invitations, { inviterId: me });
    const shown = held.map((one) => {
      const { id, role, email, madeAt, endsAt } = one;
      return { id, role, email, madeAt, endsAt, state: stateOf(one, at) };
    });
    return accept({ invitations: shown.reverse() });
  },
});

/** Withdraws an invitation: its link opens nothing any more. */
export const withdrawInvitation = personDeed({
  name: 'invitation.withdraw',
  path: 'DELETE /invitations/:invitationId',
  says: 'Withdraws an invitation that nobody has taken yet.',
  ...INVITATION,
  guard: 'page',
  input: z.object({ invitationId: z.string().max(100) }),
  output: NOTHING,
  async run({ rows, me, at }, { invitationId }) {
    const found = await findOne(rows, invitations, { id: invitationId, inviterId: me });
    if (!found) return refuse('invitation.not_found');
    if (found.takenAt !== null) return refuse('invitation.taken');
    await changeRows(rows, invitations, { id: invitationId, takenAt: null }, { withdrawnAt: at });
    return accept({ output: {}, events: [accountEvent('InvitationWithdrawn', invitationId)] });
  },
});

/** What somebody is invited to, for whoever holds the link; looking at it changes nothing. */
export const showInvitation = openDeed({
  name: 'invitation.show',
  path: 'GET /invitations/:secret/offer',
  says: 'Shows what a link invites to.',
  ...INVITATION_LINK_READ,
  reads: true,
  guard: 'page',
  input: z.object({ secret: secretField }),
  output: z.object({
    inviter: z.string(),
    role: roleField,
    note: z.string().nullable(),
    email: z.string().nullable(),
    endsAt: z.string(),
    /** Whoever looks is who invited. */
    isOwn: z.boolean(),
  }),
  async run({ rows, at, actor }, { secret }) {
    const open = await openInvitation(rows, secret, at);
    if (!open.ok) return open;
    const { invitation, inviter } = open.value;
    const { role, note, email, endsAt } = invitation;
    const isOwn = actor.kind === 'person' && actor.personId === inviter.id;
    return accept({ output: { inviter: inviter.name, role, note, email, endsAt, isOwn } });
  },
});
