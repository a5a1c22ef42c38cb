// A shared friction: the coach acknowledges it, and once both have talked it can be marked talked through.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import type { Instant } from '../kernel/time.ts';
import { isOver, type Party } from './engagement.ts';
import type { JournalChanges } from './journal.ts';
import type { Acknowledgement, Moment, Talk } from './moment.ts';
import { isShared, type SharingPlace } from './shared-item.ts';

/** What the rules of a shared friction look at: the moment in its engagement, and what was answered. */
export interface FrictionPlace extends SharingPlace {
  readonly moment: Moment;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly talks: readonly Talk[];
}

type Answer = Acknowledgement | Talk;

function standing<T extends Answer>(answers: readonly T[], place: FrictionPlace): T | undefined {
  return answers.find(
    ({ momentId, engagementId, takenBackAt }) =>
      momentId === place.moment.id && engagementId === place.engagement.id && takenBackAt === null,
  );
}

/** The coach's acknowledgement that stands; undefined while it waits for one. */
export const acknowledgementOf = (place: FrictionPlace): Acknowledgement | undefined =>
  standing(place.acknowledgements, place);

/** The mark "talked through" that stands; undefined while there is none. */
export const talkOf = (place: FrictionPlace): Talk | undefined => standing(place.talks, place);

/** Whether it asks the coach to acknowledge it. */
export function waitsForCoach(place: FrictionPlace): boolean {
  return refusedFriction(place) === null && acknowledgementOf(place) === undefined;
}

// Sharing taken back is gone at once: to whoever answers, the moment is then like one that does not exist.
function refusedFriction(place: FrictionPlace): Refusal | null {
  const { moment, engagement } = place;
  if (moment.removedAt !== null || !isShared(place, moment.id)) return refuse('moment.not_found');
  if (isOver(engagement)) return refuse('engagement.over');
  return moment.kind === 'friction' ? null : refuse('moment.not_friction');
}

/** Who answers a friction, with the id of the answer's record. */
export interface AnswerFriction {
  readonly by: Party;
  readonly id: Id;
}

const personOf = ({ engagement }: FrictionPlace, by: Party): Id =>
  by === 'client' ? engagement.clientId : (engagement.coachId ?? '');

function answerOf(place: FrictionPlace, { by, id }: AnswerFriction, at: Instant): Answer {
  const { moment, engagement } = place;
  return {
    id,
    momentId: moment.id,
    engagementId: engagement.id,
    by: personOf(place, by),
    at,
    takenBackAt: null,
  };
}

/** The coach acknowledges a shared friction. Refuses `moment.not_found` when it is not shared, `moment.acknowledged`. */
export function acknowledgeFriction(
  place: FrictionPlace,
  command: AnswerFriction,
  at: Instant,
): Outcome<JournalChanges> {
  if (command.by !== 'coach') return refuse('moment.not_yours');
  const no = refusedFriction(place);
  if (no) return no;
  if (acknowledgementOf(place)) return refuse('moment.acknowledged');
  return accept({
    acknowledgements: [answerOf(place, command, at)],
    events: [{ kind: 'FrictionAcknowledged', about: place.moment.id }],
  });
}

/** A wrong tap put right: the coach takes the acknowledgement back, until it is marked talked through. */
export function takeBackAcknowledgement(
  place: FrictionPlace,
  { by }: { readonly by: Party },
  at: Instant,
): Outcome<JournalChanges> {
  if (by !== 'coach') return refuse('moment.not_yours');
  const no = refusedFriction(place);
  if (no) return no;
  const given = acknowledgementOf(place);
  if (!given) return refuse('moment.not_acknowledged');
  if (talkOf(place)) return refuse('moment.talked_through');
  return accept({
    acknowledgements: [{ ...given, takenBackAt: at }],
    events: [{ kind: 'FrictionAcknowledgementTakenBack', about: place.moment.id }],
  });
}

/** Either marks an acknowledged friction talked through. Refuses `moment.not_acknowledged`, `moment.talked_through`. */
export function markTalkedThrough(
  place: FrictionPlace,
  command: AnswerFriction,
  at: Instant,
): Outcome<JournalChanges> {
  const no = refusedFriction(place);
  if (no) return no;
  if (!acknowledgementOf(place)) return refuse('moment.not_acknowledged');
  if (talkOf(place)) return refuse('moment.talked_through');
  return accept({
    talks: [answerOf(place, command, at)],
    events: [{ kind: 'FrictionTalkedThrough', about: place.moment.id, facts: { by: command.by } }],
  });
}

/** Takes the mark back: whoever set it, or the client, whose friction it is. */
export function takeBackTalk(
  place: FrictionPlace,
  { by }: { readonly by: Party },
  at: Instant,
): Outcome<JournalChanges> {
  const no = refusedFriction(place);
  if (no) return no;
  const talk = talkOf(place);
  if (!talk) return refuse('moment.not_talked_through');
  if (by === 'coach' && talk.by !== place.engagement.coachId) return refuse('moment.not_yours');
  return accept({
    talks: [{ ...talk, takenBackAt: at }],
    events: [{ kind: 'FrictionTalkTakenBack', about: place.moment.id, facts: { by } }],
  });
}
