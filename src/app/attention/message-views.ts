// Messages as their owner sees them: opened, with what aims and goals are called today and why they were ranked as they are.
import type { Reason } from '../../domain/attention/reason.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { lessons, messages, sources } from '../../store/attention.table.ts';
import type { MessageBones } from '../../store/attentions.ts';
import { findAll, findBones } from '../../store/find.ts';
import { goals } from '../../store/goals.table.ts';
import { steps } from '../../store/steps.table.ts';
import type { Rows } from '../../store/store.ts';
import type { OwnScene } from '../person-deed.ts';
import { settingsOf } from './attention-settings.ts';
import type { MessageView, ReasonView } from './views.ts';

/** What something is called that a message is about. */
export interface Named {
  readonly id: Id;
  readonly kind: 'goal' | 'step';
  readonly title: string;
  /** The goal a step belongs to; a goal itself. */
  readonly goalId: Id | null;
}

/** What these goals and steps are called now; those that are no more are left out. */
export async function namesOfAims(
  rows: Rows,
  ownerId: Id,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, Named>> {
  const id = [...new Set(ids)];
  const ofSteps = await findAll(rows, steps, { id });
  const homes = ofSteps.flatMap(({ goalId }) => (goalId === null ? [] : [goalId]));
  const ofGoals = await findAll(rows, goals, { id: [...new Set([...id, ...homes])], ownerId });
  const named = [
    ...ofSteps.map((one) => ({ ...one, kind: 'step' as const, title: one.words?.text ?? '' })),
    ...ofGoals.map((one) => ({
      ...one,
      kind: 'goal' as const,
      title: one.words?.title ?? '',
      goalId: one.id,
    })),
  ];
  return new Map(
    named.map((one) => [one.id, { id: one.id, kind: one.kind, title: one.title, goalId: one.goalId }]),
  );
}

/** What views are made with. */
interface Around {
  readonly names: ReadonlyMap<Id, Named>;
  readonly sources: ReadonlyMap<Id, string>;
  readonly said: ReadonlyMap<Id, Id>;
  readonly muted: ReadonlySet<string>;
}

const aimsIn = (reasons: readonly Reason[]): Id[] =>
  reasons.flatMap(({ evidence }) => ('aim' in evidence ? [evidence.aim] : []));

function reasonView({ evidence, amount }: Reason, names: Around['names']): ReasonView {
  if (!('aim' in evidence)) return { ...evidence, amount };
  return { ...evidence, amount, title: names.get(evidence.aim)?.title ?? '' };
}

/** What the person said of messages, as lines of the log: the word itself before the goal. */
async function sayingsOf(rows: Rows, ids: readonly Id[]): Promise<ReadonlyMap<Id, Id>> {
  const kind = ['serves', 'did not matter', 'mattered'] as const;
  const found = await findBones(rows, lessons, { messageId: ids, kind });
  const inOrder = found.toSorted(
    (one, other) => kind.indexOf(one.kind as 'serves') - kind.indexOf(other.kind as 'serves'),
  );
  return new Map(inOrder.map(({ id, messageId }) => [messageId ?? '', id]));
}

type Opened = Awaited<ReturnType<typeof openMessages>>[number];

/** Messages with their words, in the order given. */
export async function openMessages(rows: Rows, bones: readonly Pick<MessageBones, 'id'>[]) {
  const opened = await findAll(rows, messages, { id: bones.map(({ id }) => id) });
  const byId = new Map(opened.map((one) => [one.id, one]));
  return bones.flatMap(({ id }) => byId.get(id) ?? []);
}

function viewOf(one: Opened, { names, sources, said, muted }: Around): MessageView {
  const { id, at, day, score, verdict, mayHaveMissed, saidAt, startsAt, endsAt, answeredAt } = one;
  const { from, subject, messageId, reasons } = one.words ?? NOTHING;
  const aim = names.get(one.aimId ?? '');
  const serves = names.get(one.servesId ?? '');
  return {
    ...{ id, from, subject, at, day, score, verdict, mayHaveMissed, saidAt, startsAt, endsAt, answeredAt },
    said: one.said,
    serves: serves ? { goalId: serves.id, title: serves.title } : null,
    aim: aim ? { id: aim.id, kind: aim.kind, title: aim.title } : null,
    reasons: reasons.map((reason) => reasonView(reason, names)),
    messageId: messageId.replace(/^<|>$/g, ''),
    source: { id: one.sourceId, name: sources.get(one.sourceId) ?? '' },
    lessonId: said.get(id) ?? null,
    isMuted: muted.has(from.address),
  };
}

const NOTHING = { from: { address: '', name: '' }, subject: '', messageId: '', reasons: [] };

/** These messages as their owner sees them, in the order given. */
export async function viewMessages(
  { rows, me }: Pick<OwnScene, 'rows' | 'me'>,
  bones: readonly Pick<MessageBones, 'id'>[],
): Promise<MessageView[]> {
  if (bones.length === 0) return [];
  const opened = await openMessages(rows, bones);
  const aims = opened.flatMap(({ aimId, servesId, words }) => [
    ...(aimId === null ? [] : [aimId]),
    ...(servesId === null ? [] : [servesId]),
    ...aimsIn(words?.reasons ?? []),
  ]);
  const from = await findAll(rows, sources, { id: [...new Set(opened.map(({ sourceId }) => sourceId))] });
  const settings = await settingsOf(rows, me);
  const around: Around = {
    names: await namesOfAims(rows, me, aims),
    sources: new Map(from.map(({ id, words }) => [id, words?.name ?? ''])),
    said: await sayingsOf(
      rows,
      opened.map(({ id }) => id),
    ),
    muted: new Set(settings?.words.muted ?? []),
  };
  return opened.map((one) => viewOf(one, around));
}
