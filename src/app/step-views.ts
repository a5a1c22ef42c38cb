// Steps as their readers see them: the bones, the words, the goal where it may be read, and what the rules say of them.
import { z } from 'zod';
import { permits } from '../domain/engagement/access.ts';
import { amendStep } from '../domain/engagement/amending.ts';
import { isPastItsDate } from '../domain/engagement/asked.ts';
import type { Book } from '../domain/engagement/book.ts';
import { chainLimit, effectiveDueOn, isLate, laterUsed, waitingOf } from '../domain/engagement/chain.ts';
import type { Party } from '../domain/engagement/engagement.ts';
import { isBeforeCoach } from '../domain/engagement/lifecycle.ts';
import { isCorrectable } from '../domain/engagement/mark.ts';
import type { Step } from '../domain/engagement/step.ts';
import { takeAnswerBack } from '../domain/engagement/unanswering.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { findAll } from '../store/find.ts';
import { goals as goalTable } from '../store/goals.table.ts';
import { marks as markTable, type StepWords, steps as stepTable } from '../store/steps.table.ts';
import { mayHere, type Scene } from './engagement-deed.ts';

const PARTY = z.enum(['client', 'coach']);

/** One step, as anybody who may see it sees it. */
export const stepView = z.object({
  id: z.string(),
  chainId: z.string(),
  engagementId: z.string(),
  state: z.enum(['proposed', 'agreed', 'declined', 'withdrawn', 'lapsed', 'kept', 'not kept', 'replaced']),
  kind: z.enum(['practical', 'reflective']),
  size: z.enum(['quarter', 'hour', 'half-day']),
  goal: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** By which day it goes now; a later that waits counts. */
  dueOn: z.string(),
  /** The day it was agreed or asked for with. */
  namedOn: z.string(),
  by: PARTY,
  madeAt: z.string(),
  sessionId: z.string().nullable(),
  previousId: z.string().nullable(),
  move: z.enum(['smaller', 'later', 'different', 'with help']).nullable(),
  helpFromCoach: z.boolean(),
  standsAt: z.string().nullable(),
  agreedOn: z.string().nullable(),
  markedOn: z.string().nullable(),
  inquiryId: z.string().nullable(),
  isPast: z.boolean(),
  isLate: z.boolean(),
  isCorrectable: z.boolean(),
  /** Its reader may put a typo or a wrong day in it right. */
  isAmendable: z.boolean(),
  /** Its reader said yes or no to it, and may still take that back. */
  isAnswerOpen: z.boolean(),
  laterUsed: z.boolean(),
  /** The last day that a later, or a different between sessions, may name. */
  limitOn: z.string(),
  /** The move of it that waits for a yes. */
  waitingId: z.string().nullable(),
  text: z.string(),
  ifSituation: z.string().nullable(),
  thenAction: z.string().nullable(),
  why: z.string().nullable(),
  helpFrom: z.string().nullable(),
  helpWith: z.string().nullable(),
  links: z.array(z.string()),
  /** The client's own hour for it; never there for a coach. */
  block: z.object({ startsLocal: z.string(), minutes: z.number() }).nullable(),
  /** What the client wrote with the mark. */
  inTheWay: z.string().nullable(),
});

/** One step as its reader sees it. */
export type StepView = z.infer<typeof stepView>;

/** Whether this reader may see the step at all. */
export function maySeeStep({ book, standing }: Scene, step: Step): boolean {
  const beforeCoach = isBeforeCoach(book.engagement, step.madeAt);
  return permits('step', standing, 'read', { beforeCoach }) === 'yes';
}

/** The titles of the goals this reader may see, by id. */
export async function goalTitles(
  { book, standing, rows }: Pick<Scene, 'book' | 'standing' | 'rows'>,
  ids: readonly (Id | null)[],
): Promise<ReadonlyMap<Id, string>> {
  const wanted = new Set(ids);
  const readable = book.goals.filter((goal) => {
    const placed = goal.placedIn === book.engagement.id;
    return wanted.has(goal.id) && permits('goal', standing, 'read', { placed }) === 'yes';
  });
  const found = await findAll(rows, goalTable, { id: readable.map(({ id }) => id) });
  return new Map(found.map(({ id, words }) => [id, words?.title ?? '']));
}

async function inTheWayOf(scene: Scene, steps: readonly Step[]): Promise<ReadonlyMap<Id, string>> {
  const marked = steps.filter(({ state }) => state === 'not kept' || state === 'kept').map(({ id }) => id);
  const found = await findAll(scene.rows, markTable, { stepId: marked });
  return new Map(found.map(({ stepId, words }) => [stepId, words?.inTheWay ?? '']));
}

/** The words of a step; the hours that its client keeps free for it are nobody else's. */
function said(scene: Scene, words: StepWords | null | undefined) {
  return {
    text: words?.text ?? '',
    ifSituation: words?.ifSituation ?? null,
    thenAction: words?.thenAction ?? null,
    why: words?.why ?? null,
    helpFrom: words?.helpFrom ?? null,
    helpWith: words?.helpWith ?? null,
    links: [...(words?.links ?? [])],
    block: mayHere(scene, 'pledged hours', 'read') ? (words?.block ?? null) : null,
  };
}

/** Whether this side answered it and may still take the answer back. */
export function isAnswerOpen(book: Book, { id: stepId, state }: Step, by: Party, at: Instant): boolean {
  const isAnswered = state === 'agreed' || state === 'declined';
  return isAnswered && takeAnswerBack(book, { by, stepId }, at).ok;
}

function ruled({ book, at, party }: Scene, step: Step) {
  return {
    dueOn: effectiveDueOn(book, step),
    isPast: isPastItsDate(book, step, at),
    isLate: isLate(book, step),
    isCorrectable: isCorrectable(book, step),
    isAmendable: step.state === 'agreed' && amendStep(book, { by: party, stepId: step.id }, at).ok,
    isAnswerOpen: isAnswerOpen(book, step, party, at),
    laterUsed: laterUsed(book, step.chainId),
    limitOn: chainLimit(book, step.chainId, at),
    waitingId: step.state === 'agreed' ? (waitingOf(book, step.chainId)?.id ?? null) : null,
  };
}

function boned(step: Step) {
  const { id, chainId, engagementId, state, kind, size, by, madeAt, sessionId, previousId, move } = step;
  const { helpFromCoach, standsAt, agreedOn, markedOn, inquiryId } = step;
  const born = { id, chainId, engagementId, state, kind, size, by, madeAt, sessionId, previousId, move };
  return { ...born, namedOn: step.dueOn, helpFromCoach, standsAt, agreedOn, markedOn, inquiryId };
}

/** These steps as this reader sees them, in the order given; those they may not see are not there. */
export async function viewSteps(scene: Scene, steps: readonly Step[]): Promise<StepView[]> {
  const seen = steps.filter((step) => maySeeStep(scene, step));
  const words = await findAll(scene.rows, stepTable, { id: seen.map(({ id }) => id) });
  const wordsOf = new Map(words.map((step) => [step.id, step.words]));
  const titles = await goalTitles(
    scene,
    seen.map(({ goalId }) => goalId),
  );
  const ways = await inTheWayOf(scene, seen);
  return seen.map((step) => {
    const title = step.goalId === null ? undefined : titles.get(step.goalId);
    const goal = step.goalId !== null && title !== undefined ? { id: step.goalId, title } : null;
    const inTheWay = ways.get(step.id) || null;
    return { ...boned(step), ...ruled(scene, step), ...said(scene, wordsOf.get(step.id)), goal, inTheWay };
  });
}
