// What is kept of mail that was ranked, in the one transaction that keeps all of it: messages without their text, who was
// answered, what was learned, the mind, the weights, the verdicts of the days.
import type { Reason } from '../../domain/attention/reason.ts';
import { SHAPE } from '../../domain/attention/shape.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { dayAt, type Instant } from '../../domain/kernel/time.ts';
import { attentions, lessons, messages, minds, sources } from '../../store/attention.table.ts';
import { type MessageBones, messagesByHash } from '../../store/attentions.ts';
import { changeRows, findAll, findBones, removeRows } from '../../store/find.ts';
import type { PutOf } from '../../store/table.ts';
import type { Ports } from '../ports.ts';
import type { Ignored } from './ignored.ts';
import { type Bench, judgeDays } from './judging.ts';
import { addLines, lessonOf, type NewLine, relearn } from './lessons-log.ts';
import { messageHash, senderHash } from './mail-hashes.ts';
import type { MailOwner } from './profiles.ts';
import type { RankedMail, Weighed } from './ranking.ts';

/** Where it is kept. */
export interface Desk extends Bench {
  readonly ports: Ports;
  readonly owner: MailOwner;
  readonly sourceId: Id;
  readonly at: Instant;
}

/** New lines of the log. What the mind has not learned yet comes `afterwards`. */
export interface Lines {
  readonly learned: readonly NewLine[];
  readonly afterwards: readonly NewLine[];
}

/** Everything there is to keep. */
export interface Taken {
  readonly ranked: RankedMail;
  readonly lines: Lines;
  readonly memory: string;
  readonly weights: string;
  /** The source is read anew from its beginning. */
  readonly isAnew: boolean;
}

/** The lines of the log that a batch makes: what came of messages, and what was shown and ignored. */
export function linesOf(
  { newId }: Pick<Ports, 'newId'>,
  batch: {
    readonly sourceId: Id;
    readonly ranked: RankedMail;
    readonly ignored: readonly Ignored[];
    readonly at: Instant;
  },
): Lines {
  const { sourceId, ranked, ignored, at } = batch;
  const { lessons: entries, answers } = ranked;
  const came: NewLine = { id: newId(), sourceId, messageId: null, kind: 'batch', at, entries };
  const passed = ignored.filter(({ messageId }) => !answers.has(messageId));
  return {
    learned: entries.length > 0 ? [came] : [],
    afterwards: passed.map((one) => {
      const id = newId();
      const lesson = lessonOf(id, one, 'ignored', at);
      return { id, sourceId: one.sourceId, messageId: one.id, kind: 'ignored', at, entries: [lesson] };
    }),
  };
}

type Put = PutOf<typeof messages>;

/** Invitations that say when something takes place; a reply to one or its end says nothing new. */
const SAYS_WHEN = new Set([undefined, 'REQUEST', 'PUBLISH', 'ADD']);

/** Of a sentence that asks for something, in characters: more is never shown, and no body of a letter is kept. */
const LONGEST_SENTENCE = 300;

/** A reason as it is kept to be shown: a letter written in one sentence is not kept in it. */
function shownReason(reason: Reason): Reason {
  const { evidence } = reason;
  if (evidence.kind !== 'asks') return reason;
  const sentence = evidence.sentence.slice(0, LONGEST_SENTENCE).toWellFormed();
  return { ...reason, evidence: { ...evidence, sentence } };
}

function rowFor(desk: Desk, weighed: Weighed, earlier: MessageBones | undefined): Put {
  const { ports, settings, sourceId, owner } = desk;
  const { message, score, aimId, reasons, numbers } = weighed;
  const { id: messageId, at, from, subject, invitation } = message;
  const when = SAYS_WHEN.has(invitation?.method) ? invitation : undefined;
  const { ownerId } = settings;
  const fresh = { verdict: 'can wait', mayHaveMissed: false, answeredAt: null } as const;
  const unsaid = { said: null, saidAt: null, servesId: null } as const;
  return {
    ...fresh,
    ...unsaid,
    ...(earlier ?? { id: ports.newId() }),
    ownerId,
    sourceId,
    idHash: messageHash(ports, ownerId, messageId),
    fromHash: senderHash(ports, ownerId, from.address),
    at,
    day: dayAt(at, owner.person.zone),
    score,
    aimId,
    startsAt: when?.startsAt ?? null,
    endsAt: when?.endsAt ?? null,
    words: { messageId, from, subject, reasons: reasons.map(shownReason) },
    numbers,
  };
}

/** Puts the messages; one that a memory of another shape knew keeps its row with what was said of it. */
async function putMessages(desk: Desk, weighed: readonly Weighed[]): Promise<readonly Put[]> {
  const { rows, ports, settings, sourceId } = desk;
  const hashes = weighed.map(({ message }) => messageHash(ports, settings.ownerId, message.id));
  const there = await messagesByHash(rows, [sourceId], hashes);
  const earlier = new Map(there.map((bones) => [bones.idHash, bones]));
  const made = weighed.map((one, at) => rowFor(desk, one, earlier.get(hashes[at] ?? '')));
  await rows.put(messages, made);
  return made;
}

/** A meeting that was called off is none any more: whoever asked for it takes back that hour. */
async function callOff({ rows, ports, settings }: Desk, weighed: readonly Weighed[]): Promise<void> {
  const { ownerId } = settings;
  for (const { message } of weighed) {
    const { method, startsAt } = message.invitation ?? {};
    if (method !== 'CANCEL' || startsAt === undefined) continue;
    const fromHash = senderHash(ports, ownerId, message.from.address);
    await changeRows(rows, messages, { ownerId, startsAt, fromHash }, { startsAt: null, endsAt: null });
  }
}

/** Notes on the messages of all sources which the person has answered; the days they came on. */
async function noteAnswers(desk: Desk, answers: ReadonlyMap<string, Instant>): Promise<readonly string[]> {
  const { rows, ports, settings, owner } = desk;
  const byHash = new Map([...answers].map(([id, at]) => [messageHash(ports, settings.ownerId, id), at]));
  const answered = await messagesByHash(rows, owner.sourceIds, [...byHash.keys()]);
  const open = answered.filter(({ answeredAt }) => answeredAt === null);
  for (const { id, idHash } of open)
    await changeRows(rows, messages, { id }, { answeredAt: byHash.get(idHash) ?? desk.at });
  return open.map(({ day }) => day);
}

/**
 * What a source taught that is read anew is taught anew: its batches go. What the person said stays, by the numbers that
 * the message is ranked by now. Whether anything in the log is not what it was.
 */
async function renewLog({ rows, sourceId }: Desk, put: readonly Put[], isAnew: boolean): Promise<boolean> {
  const gone = isAnew ? await removeRows(rows, lessons, { sourceId, kind: 'batch' }) : 0;
  const numbers = new Map(put.map((one) => [one.id, one.numbers]));
  const about = await findAll(rows, lessons, { messageId: [...numbers.keys()] });
  const old = about.filter(({ shape }) => shape !== SHAPE);
  for (const { id, messageId, entries } of old) {
    const renewed = (entries ?? []).map((entry) =>
      entry.kind === 'forgotten' ? entry : { ...entry, ...numbers.get(messageId ?? '') },
    );
    await rows.change(lessons, id, { entries: renewed, shape: SHAPE });
  }
  return gone > 0 || old.length > 0;
}

/** Keeps everything of a batch. */
export async function keepTaken(desk: Desk, taken: Taken): Promise<void> {
  const { rows, settings, sourceId, at } = desk;
  const { ranked, lines, memory, weights, isAnew } = taken;
  const { ownerId } = settings;
  const put = await putMessages(desk, ranked.weighed);
  await callOff(desk, ranked.weighed);
  const answeredDays = await noteAnswers(desk, ranked.answers);
  const isRenewed = await renewLog(desk, put, isAnew);
  const had = await addLines(rows, settings, [...lines.learned, ...lines.afterwards]);
  // One more than there are lines: whoever ranked beside this batch sees that it is not the same mind any more.
  if (isRenewed) await relearn(rows, { ownerId, lessons: had });
  else await rows.change(attentions, ownerId, { weights, lessons: had + 1 });
  await rows.put(minds, [{ sourceId, ownerId, shape: SHAPE, at, memory }]);
  await judgeDays(desk, [...new Set([...put.map(({ day }) => day), ...answeredDays])]);
  const [source] = await findBones(rows, sources, { id: sourceId });
  await rows.change(sources, sourceId, { messages: (source?.messages ?? 0) + ranked.arrived });
}
