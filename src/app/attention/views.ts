// What attention shows its owner, and nobody else: messages with their reasons, meetings, sources, what was learned.
import { z } from 'zod';
import type { Evidence } from '../../domain/attention/evidence.ts';
import type { SignalName } from '../../domain/attention/sheet.ts';
import { SIGNALS } from '../../domain/attention/signal.table.ts';

/** What the engine can propose. */
export const verdictField = z.enum(['attend', 'can wait', 'let go']);

/** What the person can say of a message. */
export const sayingField = z.enum(['mattered', 'did not matter', 'can wait']);

/** A reason with its evidence as data and what it adds to the score, in logits; `title` is what the person called the aim. */
export type ReasonView = Evidence & { readonly amount: number; readonly title?: string };

const reasonView = z.looseObject({
  kind: z.string(),
  amount: z.number(),
}) as unknown as z.ZodType<ReasonView>;

const goalView = z.object({ goalId: z.string(), title: z.string() });

/** A message as its owner sees it: `verdict` is what was proposed, `said` what the person made of it. */
export const messageView = z.object({
  id: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  at: z.string(),
  /** The owner's local day on which it came. */
  day: z.string(),
  /** In logits. */
  score: z.number(),
  verdict: verdictField,
  mayHaveMissed: z.boolean(),
  said: sayingField.nullable(),
  saidAt: z.string().nullable(),
  /** The goal that the person says it serves. */
  serves: goalView.nullable(),
  /** The goal or open step it seems to be about. */
  aim: z.object({ id: z.string(), kind: z.enum(['goal', 'step']), title: z.string() }).nullable(),
  /** Largest first. */
  reasons: z.array(reasonView),
  /** Its Message-ID without angle brackets, to find it in a mail program. */
  messageId: z.string(),
  /** For an invitation. */
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  source: z.object({ id: z.string(), name: z.string() }),
  /** The lesson of what was said; null where nothing was learned from it. */
  lessonId: z.string().nullable(),
  isMuted: z.boolean(),
});

/** A message as its owner sees it. */
export type MessageView = z.infer<typeof messageView>;

/** A meeting by its invitation or calendar event. */
export const meetingView = z.object({
  /** The message that it came by. */
  id: z.string(),
  title: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  /** The owner's local day on which it begins. */
  day: z.string(),
  /** The goal it serves: as the person said, else by the aim it seems to be about. */
  goal: goalView.nullable(),
  /** Whether the person said so. */
  isSaid: z.boolean(),
});

/** A meeting. */
export type MeetingView = z.infer<typeof meetingView>;

/** Where messages come from, and how reading goes. */
export const sourceBrief = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['mailbox', 'files']),
  state: z.enum(['waiting', 'reading', 'well', 'troubled', 'paused']),
  fault: z.string().nullable(),
  readAt: z.string().nullable(),
  messages: z.int(),
  unreadable: z.int(),
  done: z.int(),
  total: z.int().nullable(),
});

/** A source as lists name it. */
export type SourceBrief = z.infer<typeof sourceBrief>;

/** The few of today, and how many rest. */
export const attentionTodayView = z.object({
  day: z.string(),
  /** Messages of others that came today. */
  came: z.int(),
  /** Proposed as `attend` today, neither answered nor spoken of; the highest score first. */
  few: z.array(messageView),
  /** The same of the six days before. */
  earlier: z.array(messageView),
  /** Of today's, those answered or spoken of that were proposed, and those the person spoke up for. */
  done: z.array(messageView),
  /** How many of today's can wait or go. */
  rest: z.int(),
  /** How many of the last seven days' can wait or go, today included. */
  restOfWeek: z.int(),
});

/** Hours in meetings; an invitation that names no end counts one hour. */
export const meetingHours = z.object({ all: z.number(), forGoals: z.number() });

/** Something learned, to be read and struck out. */
export const learnedLine = z.object({
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sender'), address: z.string() }),
    z.object({ kind: z.literal('list'), list: z.string() }),
    z.object({ kind: z.literal('aim'), aim: z.string(), title: z.string() }),
    z.object({
      kind: z.literal('signal'),
      signal: z.enum(SIGNALS.map(({ name }) => name) as [SignalName, ...SignalName[]]),
      /** The place among the signal's cases. */
      at: z.int(),
    }),
  ]),
  /** In logits; above zero speaks for attention. */
  amount: z.number(),
  /** What `attention.strike` is told. */
  part: z.union([z.object({ case: z.int() }), z.object({ slot: z.int() })]),
});

/** Something learned. */
export type LearnedLine = z.infer<typeof learnedLine>;

/** What it has learned about its person. */
export const learnedView = z.object({
  /** The weightiest first. */
  lines: z.array(learnedLine),
  /** What was struck out, to be taken back. */
  struck: z.array(
    z.object({ lessonId: z.string(), at: z.string(), about: learnedLine.shape.about.nullable() }),
  ),
  muted: z.array(z.string()),
  /** The person's own addresses beside those of account and mailboxes. */
  addresses: z.array(z.string()),
  counts: z.object({
    /** What came of messages by themselves: answered, or not. */
    lessons: z.int(),
    /** What the person said. */
    sayings: z.int(),
  }),
});

/** What it has learned. */
export type LearnedView = z.infer<typeof learnedView>;
