// Taking an invitation, by somebody who is here already or by signing up with it.
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { type Person, personById } from '../../store/persons.ts';
import type { Lock, Rows } from '../../store/store.ts';
import { personOf } from '../actor.ts';
import { touch, touchPerson } from '../happenings.ts';
import { type DoorScene, openDeed } from '../open-deed.ts';
import type { Announcement } from '../ports.ts';
import { accountEvent, secretField } from './cards.ts';
import { openInvitation, takeOnce } from './invitations.ts';
import { engagementAlone, joinTogether } from './joining.ts';

/** What is to be locked while an invitation is taken: the engagement that gets its coach, or the client. */
export async function lockFor(
  rows: Rows,
  secret: string,
  taker: Id | null,
  at: Instant,
): Promise<Outcome<Lock>> {
  const open = await openInvitation(rows, secret, at);
  if (!open.ok) return open;
  const { role, inviterId } = open.value.invitation;
  const clientId = role === 'coach' ? inviterId : taker;
  if (clientId === null || role === 'person') return accept({ instance: true });
  const alone = await engagementAlone(rows, clientId);
  return accept(alone === null ? { person: clientId } : { engagement: alone });
}

/** What taking an invitation leads to. */
export interface Taken {
  /** The engagement it leads to, if it leads to one. */
  readonly engagementId: Id | null;
  readonly invitationId: Id;
  /** To whoever invited and has a page open. */
  readonly signs: readonly Announcement[];
}

/** The invitation taken by this person. */
export async function takeFor(
  where: Pick<DoorScene, 'rows' | 'ports' | 'at' | 'actor'>,
  secret: string,
  taker: Pick<Person, 'id' | 'zone'>,
): Promise<Outcome<Taken>> {
  const { rows, at, actor } = where;
  const open = await openInvitation(rows, secret, at);
  if (!open.ok) return open;
  const { invitation, inviter } = open.value;
  if (inviter.id === taker.id) return refuse('engagement.same_person');
  const invitationId = invitation.id;
  if (!(await takeOnce(rows, invitationId, taker.id, at))) return refuse('invitation.over');
  const elsewhere = [touchPerson(inviter.id, actor)];
  if (invitation.role === 'person') return accept({ engagementId: null, invitationId, signs: elsewhere });
  const [client, coach] = invitation.role === 'client' ? [taker, inviter] : [inviter, taker];
  const joined = await joinTogether(where, client, coach);
  if (!joined.ok) return joined;
  return accept({ engagementId: joined.value, invitationId, signs: [touch(joined.value, actor)] });
}

/** Takes an invitation as somebody who has an account here. */
export const takeInvitation = openDeed({
  name: 'invitation.take',
  path: 'POST /invitations/:secret/taking',
  says: 'Takes an invitation with the account you have.',
  thing: 'invitation link',
  verb: 'write',
  reads: false,
  guard: 'page',
  input: z.object({ secret: secretField }),
  output: z.object({ engagementId: z.string().nullable() }),
  async prepare({ secret }, ports, actor) {
    const taker = personOf(actor);
    if (taker === null) return refuse('account.sign_in');
    return ports.store.read((rows) => lockFor(rows, secret, taker, ports.now()));
  },
  lock: (_input, found) => (found.ok ? found.value : { instance: true }),
  async run(scene, { secret }, found) {
    if (!found.ok) return found;
    const me = personOf(scene.actor);
    const person = me === null ? undefined : await personById(scene.rows, me);
    if (!person) return refuse('account.sign_in');
    const taken = await takeFor(scene, secret, person);
    if (!taken.ok) return taken;
    const { engagementId, invitationId, signs } = taken.value;
    const events = [accountEvent('InvitationTaken', invitationId)];
    return accept({ output: { engagementId }, personId: person.id, events, signs });
  },
});
