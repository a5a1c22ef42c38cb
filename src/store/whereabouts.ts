// In which engagement a thing lies, told from the ids a deed was given.
import { sprintOfReview } from '../domain/engagement/sprint-turn.ts';
import type { Id } from '../domain/kernel/id.ts';
import { type Kind, question, selecting } from './questions.ts';
import type { Rows } from './store.ts';

/** The engagement that an input's ids lead to. */
export interface Located {
  readonly engagementId: Id;
}

/** Which table an id's name points to; the first present decides, the rule checks the rest against the book. */
const TABLES = {
  sessionId: 'sessions',
  stepId: 'steps',
  sprintId: 'sprints',
  topicId: 'topics',
  moveId: 'sessionMoves',
  gapId: 'gaps',
  pauseId: 'pauses',
  reviewId: 'reviews',
  wordingId: 'wordings',
  noteId: 'notes',
  conclusionId: 'conclusions',
  inquiryId: 'inquiries',
  textId: 'agreementTexts',
  checkId: 'closingChecks',
  answerId: 'reviewAnswers',
} as const;

const kinds = new Map<string, Kind>();

async function locate(rows: Rows, table: string, id: Id): Promise<Located | undefined> {
  kinds.set(table, kinds.get(table) ?? selecting(table, ['engagementId'], false));
  const query = question(rows.engine, kinds.get(table) as Kind, { id });
  return query && (await rows.run<Located>(query)).rows[0];
}

/** Finds the engagement by `engagementId` itself or by the first id of a thing in one; undefined if there is none. */
export async function whereIs(rows: Rows, input: unknown): Promise<Located | undefined> {
  const given = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  if (typeof given.engagementId === 'string') return { engagementId: given.engagementId };
  for (const [name, table] of Object.entries(TABLES)) {
    const id = given[name];
    if (typeof id !== 'string') continue;
    const found = await locate(rows, table, id);
    // A review that has come to stand is read before anything has stored it: its sprint is there.
    const sprintId = found || name !== 'reviewId' ? undefined : sprintOfReview(id);
    return sprintId === undefined ? found : locate(rows, 'sprints', sprintId);
  }
  return undefined;
}
