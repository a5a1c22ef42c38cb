// The shapes of a goal's words as they come in, and what is kept of them at each clarity.
import { z } from 'zod';
import type { Clarity } from '../domain/engagement/goal.ts';
import { AREAS } from '../domain/engagement/goal-place.ts';
import type { GoalWords } from '../store/goals.table.ts';
import { idField, lineField, optionalLine } from './fields.ts';

/** How clear, how far ahead, how far along, in which area. */
export const clarityField = z.enum(['itch', 'direction', 'outcome', 'levels']);
/** How far ahead a goal lies. */
export const horizonField = z.enum(['long-term', 'sprint']);
/** A described level, -2 to +2. */
export const levelField = z.union([z.literal(-2), z.literal(-1), z.literal(0), z.literal(1), z.literal(2)]);
/** What a goal is about. */
export const areaField = z.enum(AREAS);

/** Where a goal stands among the others. */
export const placeFields = {
  horizon: horizonField.default('sprint'),
  years: z.int().optional(),
  parentId: idField.optional(),
  area: areaField.default('own'),
  /** The word of one's own area. */
  ownArea: optionalLine,
};

/** The five described levels, from much less than expected to much more. */
export const levelsField = z.object({
  muchLess: optionalLine,
  less: optionalLine,
  expected: optionalLine,
  more: optionalLine,
  muchMore: optionalLine,
});

/** A goal in words; what it needs beyond a title depends on how clear it is. */
export const wordFields = {
  title: lineField,
  clarity: clarityField.default('itch'),
  meaning: optionalLine,
  outcome: optionalLine,
  levels: levelsField.optional(),
  level: z.int().min(-2).max(2).optional(),
};

interface Given {
  readonly title: string;
  readonly clarity: Clarity;
  readonly meaning?: string | undefined;
  readonly outcome?: string | undefined;
  readonly levels?: z.infer<typeof levelsField> | undefined;
}

const ORDER = ['muchLess', 'less', 'expected', 'more', 'muchMore'] as const;

/** The five levels in their order; what was not described is empty. */
function levelsOf({ levels }: Given): readonly string[] {
  return ORDER.map((name) => levels?.[name] ?? '');
}

/** How many of the five levels are described. */
export function levelsDescribed(given: Given): number {
  return levelsOf(given).filter((level) => level !== '').length;
}

/** What is kept: an outcome from `outcome` on, levels with `levels`; vaguer again, they stay in the earlier versions. */
export function goalWords(given: Given, area: string | undefined): GoalWords {
  const { title, clarity, meaning, outcome } = given;
  const hasOutcome = clarity === 'outcome' || clarity === 'levels';
  return {
    title,
    ...(meaning ? { meaning } : {}),
    ...(area ? { area } : {}),
    ...(hasOutcome && outcome ? { outcome } : {}),
    ...(clarity === 'levels' ? { levels: levelsOf(given) } : {}),
  };
}
