// The log of lessons: the truth of what was learned. Lines are put behind the last one or taken out; the weights follow.
import { type Lesson, type LogEntry, takeLesson, weightsFrom } from '../../domain/attention/lesson.ts';
import { SHAPE } from '../../domain/attention/shape.ts';
import { SHIPPED } from '../../domain/attention/shipped.ts';
import type { OwnWeights } from '../../domain/attention/weights.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { attentions, lessons } from '../../store/attention.table.ts';
import { findAll, removeRows } from '../../store/find.ts';
import type { Rows } from '../../store/store.ts';
import type { ValueOf } from '../../store/table.ts';
import { packed } from './packing.ts';

/** A row of the log. */
export type LogRow = ValueOf<typeof lessons>;

/** The weights from what stands in the log now, as if nothing else had ever stood there. */
export async function weightsAnew(rows: Rows, ownerId: Id): Promise<OwnWeights> {
  const log = await findAll(rows, lessons, { ownerId, shape: SHAPE });
  const inOrder = log.toSorted((one, other) => one.place - other.place);
  return weightsFrom(
    SHIPPED,
    inOrder.flatMap(({ entries }) => entries ?? []),
  );
}

/** What was said of messages that serve a goal, in the order in which it was said. */
export async function servesLog(rows: Rows, ownerId: Id): Promise<readonly LogEntry[]> {
  const lines = await findAll(rows, lessons, { ownerId, shape: SHAPE, kind: 'serves' });
  return lines.toSorted((one, other) => one.place - other.place).flatMap(({ entries }) => entries ?? []);
}

/** What is to stand at the log's end. */
export interface NewLine {
  readonly id: Id;
  readonly sourceId: Id | null;
  readonly messageId: Id | null;
  readonly kind: LogRow['kind'];
  readonly at: string;
  readonly entries: readonly LogEntry[];
}

/** Puts lines behind the last one; how many lines the log has had with them. The weights are not touched. */
export async function addLines(
  rows: Rows,
  { ownerId, lessons: had }: { readonly ownerId: Id; readonly lessons: number },
  lines: readonly NewLine[],
): Promise<number> {
  const placed = lines.map((line, at) => ({
    ...line,
    ownerId,
    place: had + at,
    shape: SHAPE,
    count: line.entries.length,
  }));
  await rows.put(lessons, placed);
  return had + lines.length;
}

/** Lets weights learn what lines say, in their order. */
export function learnLines(own: OwnWeights, lines: readonly Pick<NewLine, 'entries'>[]): void {
  for (const { entries } of lines)
    for (const entry of entries) if (entry.kind !== 'forgotten') takeLesson(SHIPPED, own, entry);
}

/** Keeps the weights. `had` counts every change of what was learned, so that whoever ranked meanwhile ranks again. */
export async function keepWeights(rows: Rows, ownerId: Id, own: OwnWeights, had: number): Promise<void> {
  await rows.change(attentions, ownerId, { weights: await packed(own), lessons: had });
}

/** Makes the weights anew from the log, after lines were taken out. */
export async function relearn(
  rows: Rows,
  { ownerId, lessons: had }: { readonly ownerId: Id; readonly lessons: number },
): Promise<void> {
  await keepWeights(rows, ownerId, await weightsAnew(rows, ownerId), had + 1);
}

/** What a person's word teaches, by the numbers the message was ranked by. */
export function lessonOf(
  id: Id,
  message: { readonly messageId: string; readonly numbers: Pick<Lesson, 'sheet' | 'marks'> },
  kind: Lesson['kind'],
  at: string,
): Lesson {
  return { id, message: message.messageId, at, kind, ...message.numbers };
}

/** Takes out what these lines of the log taught; whether there were any. */
export async function removeLines(rows: Rows, ids: readonly Id[]): Promise<boolean> {
  return ids.length > 0 && (await removeRows(rows, lessons, { id: ids })) > 0;
}
