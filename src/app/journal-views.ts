// Entries of a journal as their author sees them.
import { z } from 'zod';
import type { MomentWords, ReflectionWords } from '../store/journal.table.ts';
import { frictionField, momentKindField } from './moments.ts';
import { EVENT_PARTS, subjectField } from './reflection-words.ts';
import { sharingView } from './sharing-views.ts';

const part = z.string().nullable();
const named = z.object({ id: z.string(), title: z.string() }).nullable();

/** The words of a reflection: one text, or the parts in which an event is told. */
export const reflectionSaid = z.object({
  text: z.string(),
  whatHappened: part,
  whatIDid: part,
  whatINoticed: part,
  whatITake: part,
  nextStep: part,
});

/** A reflection as its author reads it. */
export const reflectionView = z.object({
  id: z.string(),
  subject: subjectField,
  goal: named,
  questionId: z.string().nullable(),
  madeAt: z.string(),
  madeOn: z.string(),
  changedAt: z.string(),
  version: z.int(),
  /** What a revision has to name. */
  rev: z.string(),
  said: reflectionSaid,
  /** The steps it kept. */
  kept: z.array(z.object({ id: z.string(), text: z.string() })),
  sharing: sharingView,
});

/** A moment as its author reads it. */
export const momentView = z.object({
  id: z.string(),
  kind: momentKindField,
  friction: frictionField.nullable(),
  line: z.string(),
  /** The moves of exploring that were written, in their order. */
  explored: z.array(z.string()),
  madeAt: z.string(),
  madeOn: z.string(),
  sessionId: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  talkedAt: z.string().nullable(),
  sharing: sharingView,
});

/** One line of the journal. */
export const entryView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reflection'),
    id: z.string(),
    madeAt: z.string(),
    madeOn: z.string(),
    subject: subjectField,
    goal: named,
    opening: z.string(),
    isShared: z.boolean(),
  }),
  z.object({
    kind: momentKindField,
    id: z.string(),
    madeAt: z.string(),
    madeOn: z.string(),
    friction: frictionField.nullable(),
    line: z.string(),
    explored: z.int(),
    isShared: z.boolean(),
    acknowledgedAt: z.string().nullable(),
    talkedAt: z.string().nullable(),
  }),
]);

/** One line of the journal, as its type. */
export type EntryView = z.infer<typeof entryView>;

/** The words of a reflection, part by part. */
export function saidInReflection(words: ReflectionWords | null): z.infer<typeof reflectionSaid> {
  const parts = Object.fromEntries(EVENT_PARTS.map((name) => [name, words?.[name] ?? null]));
  return { text: words?.text ?? '', ...(parts as Record<(typeof EVENT_PARTS)[number], string | null>) };
}

/** What was written of the four moves. */
export function exploredOf(words: MomentWords | null): string[] {
  return [...(words?.explored ?? [])];
}
