// What of an engagement goes into an export: each list, the row of the access table it passes, and when its records were made.
import {
  agreementTexts,
  gaps,
  pauses,
  reviewAnswers,
  reviews,
  scores,
  signatures,
  sprints,
} from '../../store/engagements.table.ts';
import {
  checkIns,
  closingChecks,
  conclusions,
  confirmations,
  inquiries,
  notes,
  sessionMoves,
  sessions,
  topics,
} from '../../store/sessions.table.ts';
import { marks, steps } from '../../store/steps.table.ts';

/**
 * List → table, row of the access table, and the column that says when a record was made (null: with a coach only).
 * Whoever reads only when sessions were does not read their words: those pass `session`.
 */
export const PARTS = {
  agreementTexts: { table: agreementTexts, thing: 'agreement', madeIn: null },
  signatures: { table: signatures, thing: 'signature', madeIn: null },
  sprints: { table: sprints, thing: 'sprint', madeIn: null },
  gaps: { table: gaps, thing: 'sprint', madeIn: null },
  pauses: { table: pauses, thing: 'pause', madeIn: null },
  sessions: { table: sessions, thing: 'session dates', madeIn: null },
  sessionMoves: { table: sessionMoves, thing: 'session dates', madeIn: null },
  topics: { table: topics, thing: 'agenda topic', madeIn: 'at' },
  notes: { table: notes, thing: 'session note', madeIn: 'at' },
  conclusions: { table: conclusions, thing: 'conclusion', madeIn: 'at' },
  inquiries: { table: inquiries, thing: 'inquiry', madeIn: 'at' },
  steps: { table: steps, thing: 'step', madeIn: 'madeAt' },
  marks: { table: marks, thing: 'what got in the way', madeIn: 'at' },
  confirmations: { table: confirmations, thing: 'step', madeIn: 'at' },
  checkIns: { table: checkIns, thing: 'what got in the way', madeIn: 'at' },
  closingChecks: { table: closingChecks, thing: 'closing check', madeIn: null },
  reviews: { table: reviews, thing: 'review', madeIn: null },
  reviewAnswers: { table: reviewAnswers, thing: 'review answer', madeIn: null },
  scores: { table: scores, thing: 'attainment', madeIn: null },
} as const;
