// What stands in each furnished engagement beside what was lived: of every kind of record at least one, and of a
// person's own things one that is private, one that is shared, one that was taken back.
import { SHAPE } from '../../src/domain/attention/shape.ts';
import type { SharedKind } from '../../src/domain/engagement/shared-item.ts';
import {
  attentions,
  consentClients,
  lessons,
  messages,
  minds,
  sources,
} from '../../src/store/attention.table.ts';
import { gaps, pauses, reviewAnswers, reviews, scores } from '../../src/store/engagements.table.ts';
import { findBones } from '../../src/store/find.ts';
import { bigPictures, goals, goalVersions, wordings } from '../../src/store/goals.table.ts';
import {
  acknowledgements,
  drawnQuestions,
  moments,
  readings,
  reflections,
  sharings,
  talks,
} from '../../src/store/journal.table.ts';
import { invitations, passkeys, tokens } from '../../src/store/people.table.ts';
import {
  checkIns,
  closingChecks,
  inquiries,
  notes,
  sessionMoves,
  topics,
} from '../../src/store/sessions.table.ts';
import { marks } from '../../src/store/steps.table.ts';
import type { Rows } from '../../src/store/store.ts';

/** Whose engagement is furnished, when, and what was lived in it. */
export interface Room {
  readonly rows: Rows;
  readonly newId: () => string;
  readonly at: string;
  readonly on: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly coachId: string;
  readonly sprintId: string;
  /** A session that was held, and one that is ahead or on. */
  readonly held: string;
  readonly ahead: string;
  readonly stepId: string;
}

interface Shared {
  readonly kind: SharedKind;
  readonly itemId: string;
  readonly version?: number;
  readonly isTakenBack?: boolean;
}

/** Shares something of the client's here, opened by the coach in this version. */
async function share(room: Room, { kind, itemId, version = 1, isTakenBack = false }: Shared): Promise<void> {
  const { rows, newId, at, engagementId, clientId: ownerId, coachId: readerId } = room;
  const takenBackAt = isTakenBack ? at : null;
  await rows.put(sharings, [{ id: newId(), kind, itemId, ownerId, engagementId, at, takenBackAt }]);
  await rows.put(readings, [{ id: newId(), kind, itemId, ownerId, readerId, version, at }]);
}

/** Agenda, notes of every kind, an inquiry, check-ins, checks and a past move, in the session that is ahead or on. */
export async function furnishSession(room: Room): Promise<void> {
  const { rows, newId, at, engagementId, clientId, coachId, held, ahead, stepId } = room;
  const place = { engagementId, at };
  const topic = { ...place, sessionId: ahead, touched: false, goalId: null } as const;
  await rows.put(topics, [
    { ...topic, id: newId(), by: 'client', state: 'on', position: 1 },
    { ...topic, id: newId(), by: 'coach', state: 'suggested', position: 2 },
  ]);
  for (const sessionId of [held, ahead]) {
    for (const authorId of [clientId, coachId]) {
      const note = { ...place, sessionId, authorId, amendedAt: null };
      await rows.put(notes, [
        { ...note, id: newId(), isPrivate: false },
        { ...note, id: newId(), isPrivate: true },
      ]);
    }
    await rows.put(inquiries, [{ ...place, id: newId(), sessionId, by: 'coach', stepId: null }]);
    await rows.put(checkIns, [{ ...place, sessionId, stepId, by: 'client' }]);
    const check = newId();
    await rows.put(closingChecks, [{ ...place, id: check, sessionId, authorId: clientId }]);
    if (sessionId === held) await share(room, { kind: 'closing check', itemId: check });
  }
  const times = { fromLocal: '2026-11-12T16:00', fromZone: 'Europe/Berlin', toLocal: '2026-11-19T16:00' };
  const move = { ...place, ...times, sessionId: held, toAnchor: 'client', toMinutes: 60 } as const;
  await rows.put(sessionMoves, [{ ...move, id: newId(), kind: 'move', by: 'client', state: 'done' }]);
  await rows.put(marks, [{ ...place, id: newId(), stepId, mark: 'not kept', on: room.on }]);
}

/** Goals placed, withdrawn and never placed, each with its version and a wording; a big picture; what was scored. */
export async function furnishGoals(room: Room, isShared: boolean): Promise<void> {
  const { rows, newId, at, engagementId, clientId } = room;
  const plain = {
    ownerId: clientId,
    state: 'open',
    clarity: 'levels',
    horizon: 'sprint',
    years: null,
  } as const;
  const rest = {
    parentId: null,
    area: 'own',
    hasMeaning: true,
    pledge: null,
    level: 0,
    levelAtFirst: -1,
  } as const;
  const goal = { ...plain, ...rest, weight: 1, madeAt: at, endedOn: null, version: 1 };
  const [placed, withdrawn, own] = [newId(), newId(), newId()];
  await rows.put(goals, [
    { ...goal, id: placed, placedIn: engagementId },
    { ...goal, id: withdrawn, placedIn: null },
    { ...goal, id: own, placedIn: null, horizon: 'long-term', years: 3, pledge: 4 },
  ]);
  for (const goalId of [placed, withdrawn, own]) {
    const version = { id: newId(), goalId, ownerId: clientId, number: 1, clarity: 'levels', at } as const;
    await rows.put(goalVersions, [{ ...version, suggestedBy: null, sessionId: null }]);
  }
  for (const goalId of [placed, withdrawn])
    await rows.put(wordings, [{ id: newId(), goalId, engagementId, state: 'waiting', at, sessionId: null }]);
  await furnishReview(room, [placed, withdrawn, own], isShared);
  const version = (await findBones(rows, bigPictures, { ownerId: clientId })).length + 1;
  await rows.put(bigPictures, [{ id: newId(), ownerId: clientId, number: version, at }]);
  if (isShared) await share(room, { kind: 'big picture', itemId: clientId, version });
}

async function furnishReview(room: Room, goalIds: readonly string[], isShared: boolean): Promise<void> {
  const { rows, newId, at, engagementId, clientId, sprintId } = room;
  const reviewId = newId();
  const review = { id: reviewId, engagementId, sprintId, kind: 'called', state: 'standing' } as const;
  const undone = { decision: null, decidedAt: null, skipAskedBy: null, skipAskedAt: null, sessionId: null };
  const calledBy = 'coach';
  await rows.put(reviews, [{ ...review, ...undone, calledBy, standsFrom: room.on }]);
  for (const goalId of goalIds) {
    const score = { reviewId, goalId, engagementId, ownerId: clientId, at } as const;
    await rows.put(scores, [{ ...score, level: 1, weight: 1, from: -1 }]);
  }
  for (const authorId of [clientId, room.coachId]) {
    const id = newId();
    await rows.put(reviewAnswers, [{ id, reviewId, engagementId, authorId, at }]);
    if (authorId === clientId && isShared) await share(room, { kind: 'review answer', itemId: id });
  }
}

/** Reflections and moments of the client: private, shared here, taken back; and a friction that was heard. */
export async function furnishJournal(room: Room): Promise<void> {
  const { rows, newId, at, on, clientId: ownerId, engagementId, coachId } = room;
  for (const state of ['private', 'shared', 'taken back'] as const) {
    const [reflection, moment] = [newId(), newId()];
    const dated = { ownerId, madeAt: at, madeOn: on, version: 1, removedAt: null };
    await rows.put(reflections, [
      { ...dated, id: reflection, subject: 'event', goalId: null, questionId: null, changedAt: at },
    ]);
    await rows.put(moments, [
      { ...dated, id: moment, kind: 'friction', friction: 'question', sessionId: null, explored: 4 },
    ]);
    if (state === 'private') continue;
    const isTakenBack = state === 'taken back';
    await share(room, { kind: 'reflection', itemId: reflection, isTakenBack });
    await share(room, { kind: 'moment', itemId: moment, isTakenBack });
    const heard = { momentId: moment, engagementId, at, takenBackAt: null };
    await rows.put(acknowledgements, [{ ...heard, id: newId(), by: coachId }]);
    await rows.put(talks, [{ ...heard, id: newId(), by: ownerId }]);
  }
  await rows.put(drawnQuestions, [{ id: newId(), personId: ownerId, questionId: 'x', on, at }]);
}

/** A mailbox with what came from it today, what was said of it, and what was learned. Nobody but the client reads any of it. */
export async function furnishAttention(room: Room): Promise<void> {
  const { rows, newId, at, on, clientId: ownerId } = room;
  const sourceId = newId();
  await rows.put(attentions, [{ ownerId, budget: 7, madeAt: at, lessons: 9 }]);
  const idle = { fault: null, readAt: at, dueAt: null, failures: 0, unreadable: 0, total: null, done: 2 };
  await rows.put(sources, [
    { ...idle, id: sourceId, ownerId, kind: 'mailbox', state: 'well', madeAt: at, messages: 2 },
  ]);
  // What is packed is nobody's words; of another shape it is not opened.
  await rows.put(minds, [{ sourceId, ownerId, shape: 0, at }]);
  const came = {
    ownerId,
    sourceId,
    at,
    day: on,
    score: 1,
    mayHaveMissed: false,
    aimId: room.stepId,
  } as const;
  const when = { answeredAt: null, startsAt: at, endsAt: null } as const;
  const said = newId();
  for (const [id, says] of [
    [newId(), null],
    [said, 'mattered'],
  ] as const) {
    const word = { said: says, saidAt: says && at, servesId: null };
    const hashes = { idHash: newId(), fromHash: newId() };
    await rows.put(messages, [{ ...came, ...when, ...word, ...hashes, id, verdict: 'attend' }]);
  }
  const line = { ownerId, shape: SHAPE, count: 1, at };
  const lived = (await findBones(rows, lessons, { ownerId })).length;
  await rows.put(lessons, [
    { ...line, id: newId(), sourceId, messageId: null, kind: 'batch', place: lived },
    { ...line, id: newId(), sourceId, messageId: said, kind: 'mattered', place: lived + 1 },
    { ...line, id: newId(), sourceId: null, messageId: null, kind: 'forgotten', place: lived + 2 },
  ]);
  await rows.put(consentClients, [{ provider: 'google', madeAt: at }]);
}

/** A pause that is over and a gap that was accepted. */
export async function furnishSprint({ rows, newId, at, on, engagementId, sprintId }: Room): Promise<void> {
  const proposed = { engagementId, proposedAt: at } as const;
  const over = { state: 'withdrawn', startsOn: on, endsOn: on, moved: null } as const;
  await rows.put(pauses, [{ ...proposed, ...over, id: newId(), proposedBy: 'coach' }]);
  const gap = { ...proposed, sprintId, fromSessionId: null, days: 20, proposedBy: 'coach' } as const;
  await rows.put(gaps, [{ ...gap, id: newId(), state: 'waiting', answeredAt: null }]);
}

/** What a person has at their door: a token, a passkey, an invitation that waits. */
export async function furnishAccount(
  { rows, newId, at }: Pick<Room, 'rows' | 'newId' | 'at'>,
  personId: string,
  secret: string,
): Promise<void> {
  const mine = { personId, madeAt: at } as const;
  const unused = { usedAt: null, endedAt: null, toldAt: null };
  await rows.put(tokens, [{ ...mine, ...unused, id: newId(), hash: newId(), madeBy: 'settings' }]);
  const key = { publicKey: 'AA', counter: 0, transports: 'internal', usedAt: null };
  await rows.put(passkeys, [{ ...mine, ...key, id: newId() }]);
  const open = { takenAt: null, takenBy: null, withdrawnAt: null, engagementId: null };
  const invited = { id: newId(), hash: secret, inviterId: personId, role: 'person', madeAt: at } as const;
  await rows.put(invitations, [{ ...invited, ...open, endsAt: '2027-01-01T00:00:00.000Z' }]);
}
