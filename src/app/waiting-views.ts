// What waits for a person, said so that they know it again: the kind, since when, and the words it is about.
import { z } from 'zod';
import { WAITING_ORDER, type Waiting, type WaitingKind, waitingFor } from '../domain/engagement/waiting.ts';
import type { Id } from '../domain/kernel/id.ts';
import { findAll } from '../store/find.ts';
import { wordings } from '../store/goals.table.ts';
import { topics } from '../store/sessions.table.ts';
import { steps } from '../store/steps.table.ts';
import type { Rows } from '../store/store.ts';
import { waitingFacts } from '../store/waiting-facts.ts';
import type { Scene } from './engagement-deed.ts';

/** One thing that waits. */
export const waitingView = z.object({
  kind: z.enum(WAITING_ORDER),
  about: z.string(),
  engagementId: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  /** The words it is about, where it has some. */
  said: z.string().nullable(),
  /** The session it is about, where it is about one. */
  sessionId: z.string().nullable(),
  startsAt: z.string().nullable(),
  /** The goal it is about, where it is about one. */
  goalId: z.string().nullable(),
});

/** One thing that waits, as its reader sees it. */
export type WaitingView = z.infer<typeof waitingView>;

type Said = ReadonlyMap<Id, string>;

const of = (waiting: readonly Waiting[], ...kinds: WaitingKind[]): Id[] =>
  waiting.filter(({ kind }) => kinds.includes(kind)).map(({ about }) => about);

/** The words of everything that waits, by what it is about. A friction's are read where it is opened, and noted there. */
async function saidOf(rows: Rows, waiting: readonly Waiting[]): Promise<Said> {
  const step = await findAll(rows, steps, { id: of(waiting, 'closing', 'step', 'step move') });
  const topic = await findAll(rows, topics, { id: of(waiting, 'topic') });
  const wording = await findAll(rows, wordings, { id: of(waiting, 'wording') });
  return new Map([
    ...step.map(({ id, words }) => [id, words?.text ?? ''] as const),
    ...topic.map(({ id, words }) => [id, words?.text ?? ''] as const),
    ...wording.map(({ id, words }) => [id, words?.title ?? ''] as const),
  ]);
}

function placeOf({ book }: Scene, { kind, about }: Waiting) {
  const move = kind === 'session move' ? book.sessionMoves.find(({ id }) => id === about) : undefined;
  const topic = kind === 'topic' ? book.topics.find(({ id }) => id === about) : undefined;
  const step = kind === 'closing' ? book.steps.find(({ id }) => id === about) : undefined;
  const isSession = kind === 'left open' || kind === 'session offer';
  const sessionId = isSession ? about : (move?.sessionId ?? topic?.sessionId ?? step?.sessionId ?? null);
  const session = book.sessions.find(({ id }) => id === sessionId);
  const wording = kind === 'wording' ? book.wordings.find(({ id }) => id === about) : undefined;
  return { sessionId, startsAt: session?.startsAt ?? null, goalId: wording?.goalId ?? null };
}

function viewOne(scene: Scene, one: Waiting, said: Said): WaitingView {
  return {
    kind: one.kind,
    about: one.about,
    engagementId: scene.book.engagement.id,
    since: one.since,
    until: one.until ?? null,
    said: said.get(one.about) ?? null,
    ...placeOf(scene, one),
  };
}

const takesPart = ({ standing }: Scene): boolean => standing === 'client' || standing === 'coach';

/** Everything that waits for this person in each of their engagements, the most pressing first; as many questions as for one. */
export async function viewWaitings(
  { rows, me }: Pick<Scene, 'rows' | 'me'>,
  scenes: readonly Scene[],
): Promise<(scene: Scene) => WaitingView[]> {
  const theirs = scenes.filter(takesPart);
  const ids = theirs.map(({ book }) => book.engagement.id);
  const factsOf = await waitingFacts(rows, ids, me);
  const waiting = new Map(
    theirs.map((scene) => {
      const { book, party, at } = scene;
      return [scene, waitingFor(book, party, at, factsOf(book.engagement.id))];
    }),
  );
  const said = await saidOf(rows, [...waiting.values()].flat());
  return (scene) => (waiting.get(scene) ?? []).map((one) => viewOne(scene, one, said));
}

/** Everything that waits for this person in this engagement, the most pressing first. */
export async function viewWaiting(scene: Scene): Promise<WaitingView[]> {
  return (await viewWaitings(scene, [scene]))(scene);
}
