// The shapes that inputs share: ids, days, words of people within their limits. Zod says what is wrong, field by field.
import { z } from 'zod';

/** The identity of a record. */
export const idField = z.string().min(1).max(64);

const realDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};

/** A calendar day that exists, `YYYY-MM-DD`. */
export const dayField = z.string().max(10).refine(realDay, 'day');

const realLocal = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return false;
  try {
    return (
      Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toString({ smallestUnit: 'minute' }) === text
    );
  } catch {
    return false;
  }
};

/** A wall clock reading, `YYYY-MM-DDTHH:MM`. */
export const localField = z.string().max(16).refine(realLocal, 'local time');

const asInstant = (text: string): string | null => {
  try {
    return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' });
  } catch {
    return null;
  }
};

/** A point in time in ISO 8601, brought to UTC with milliseconds. */
export const instantField = z
  .string()
  .max(40)
  .refine((text) => asInstant(text) !== null, 'instant')
  .overwrite((text) => asInstant(text) ?? text);

/** A title, a step, a line: 1 to 2,000 characters. */
export const lineField = z.string().trim().min(1).max(2_000);

/** The same, which may be left out. */
export const optionalLine = z.string().trim().max(2_000).optional();

const MEGABYTE = 1_048_576;

/** A longer text: up to 1 MB as UTF-8. */
export const textField = z
  .string()
  .min(1)
  .max(MEGABYTE)
  .refine((text) => Buffer.byteLength(text) <= MEGABYTE, 'too long');

/** A link to somewhere else: http or https only, since it is drawn as one. */
export const linkField = z.url({ protocol: /^https?$/ }).max(2_000);

/** Yes or no to what waits. */
export const answerField = z.enum(['accept', 'decline']);

/** Nothing to say but that it is done. */
export const DONE = z.object({});

/** What was made, by its id. */
export const MADE = z.object({ id: z.string() });
