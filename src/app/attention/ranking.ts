// Ranking what arrived, piece by piece, outside of any transaction: each piece by what was known before it, then known.
import type { Lesson } from '../../domain/attention/lesson.ts';
import type { Message, MessageId } from '../../domain/attention/message.ts';
import { type Happened, type Mind, type Ranked, rank, takeIn } from '../../domain/attention/mind.ts';
import { type Reason, reasonsFor } from '../../domain/attention/reason.ts';
import { isMine } from '../../domain/attention/remembering.ts';
import { BATCH } from '../../domain/attention/replay.ts';
import { answeredId } from '../../domain/attention/sight.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { aimOf } from './proposals.ts';

/** A message of somebody else's as it was ranked, with nothing of its text. */
export interface Weighed {
  readonly message: Pick<Message, 'id' | 'at' | 'from' | 'subject' | 'invitation'>;
  readonly score: number;
  readonly aimId: string | null;
  readonly reasons: readonly Reason[];
  readonly numbers: Pick<Ranked, 'sheet' | 'marks'>;
}

/** What ranking came to. */
export interface RankedMail {
  readonly weighed: readonly Weighed[];
  readonly lessons: readonly Lesson[];
  /** Which messages the person answered, and when. */
  readonly answers: ReadonlyMap<MessageId, Instant>;
  /** Messages of others that were new, kept or not, and how many the mind had already. */
  readonly arrived: number;
  readonly doubles: number;
}

/** From when on what is worth keeping: rows at all, and their reasons, which take longest to find. */
export interface Since {
  readonly kept: Instant;
  readonly reasons: Instant;
  readonly now: Instant;
}

/** So many messages are explained before others get a turn. */
const AT_A_TIME = 20;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function weighedOf(mind: Mind, ranked: Ranked, since: Since): Weighed {
  const { id, at, from, subject, invitation } = ranked.message;
  return {
    message: { id, at, from, subject, ...(invitation ? { invitation } : {}) },
    score: ranked.score,
    aimId: aimOf(ranked, mind.profile)?.id ?? null,
    reasons: at >= since.reasons ? reasonsFor(mind, ranked) : [],
    numbers: { sheet: ranked.sheet, marks: ranked.marks },
  };
}

async function explained(mind: Mind, piece: readonly Ranked[], since: Since): Promise<Weighed[]> {
  const weighed: Weighed[] = [];
  for (const ranked of piece) {
    if (ranked.message.at < since.kept) continue;
    weighed.push(weighedOf(mind, ranked, since));
    if (weighed.length % AT_A_TIME === 0) await turn();
  }
  return weighed;
}

/** The messages that the mind has not had yet, each once. */
function newTo({ memory }: Mind, messages: readonly Message[]): readonly Message[] {
  const seen = new Set<MessageId>();
  return messages.filter(({ id }) => {
    if (seen.has(id) || memory.earlier.kept.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** Pieces with at most so many messages of others in each, the person's own where they came. */
function* piecesOf(mind: Mind, messages: readonly Message[]): Generator<readonly Message[]> {
  let piece: Message[] = [];
  let others = 0;
  for (const message of messages) {
    if (!isMine(mind.profile, message) && ++others > BATCH) {
      yield piece;
      piece = [];
      others = 1;
    }
    piece.push(message);
  }
  if (piece.length > 0) yield piece;
}

type Answers = Map<MessageId, Instant>;

/** Notes which messages the person answered in this piece, by the headers of their own mail. */
function noteAnswers({ profile }: Mind, piece: readonly Message[], answers: Answers): void {
  for (const message of piece) {
    const answered = isMine(profile, message) ? answeredId(message) : undefined;
    if (answered !== undefined && !answers.has(answered)) answers.set(answered, message.at);
  }
}

/** Without any header an answer is known by its subject and whom it goes to: the engine finds those. */
function addLearned(lessons: readonly Lesson[], answers: Answers): void {
  for (const { kind, message, at } of lessons)
    if (kind === 'answered' && !answers.has(message)) answers.set(message, at);
}

/** Ranks messages in the order of their time and lets the mind know them; it is another one afterwards. */
export async function rankArrived(
  mind: Mind,
  messages: readonly Message[],
  since: Since,
): Promise<RankedMail> {
  const fresh = newTo(mind, messages);
  const weighed: Weighed[] = [];
  const lessons: Lesson[] = [];
  const answers: Answers = new Map();
  let arrived = 0;
  for (const piece of piecesOf(mind, fresh)) {
    const happened: Happened[] = piece.map((message) =>
      isMine(mind.profile, message) ? message : rank(mind, message),
    );
    const ranked = happened.filter((one) => 'score' in one);
    arrived += ranked.length;
    weighed.push(...(await explained(mind, ranked, since)));
    noteAnswers(mind, piece, answers);
    lessons.push(...takeIn(mind, happened, latestOf(piece, since.now)));
    await turn();
  }
  addLearned(lessons, answers);
  return { weighed, lessons, answers, arrived, doubles: messages.length - fresh.length };
}

/** The time of a piece is that of its latest message: a year that is read today went by a year ago. */
function latestOf(piece: readonly Message[], now: Instant): Instant {
  const latest = piece.reduce((last, { at }) => (at > last ? at : last), '');
  return latest < now ? latest : now;
}
