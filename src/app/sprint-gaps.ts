// Longer stretches without a session that both accept by name: proposed, answered, taken back.
import { z } from 'zod';
import { answerGap, proposeGap, takeGapAnswerBack, withdrawGap } from '../domain/engagement/gap.ts';
import { accept } from '../domain/kernel/outcome.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed } from './engagement-deed.ts';
import { answerField, DONE, idField, lineField, MADE } from './fields.ts';

const ROW = { thing: 'sprint', verb: 'write' } as const;

/** A stretch of 17 to 21 days, with the name it goes by. */
export const proposeOneGap = engagementDeed({
  name: 'gap.propose',
  path: 'POST /sprints/:sprintId/gaps',
  says: 'Proposes to accept a stretch of 17 to 21 days without a session, by name.',
  ...ROW,
  input: z.object({
    sprintId: idField,
    /** The session it starts from; without one, the sprint's first day. */
    fromSessionId: idField.optional(),
    days: z.int(),
    name: lineField,
  }),
  output: MADE,
  run({ book, party, at, newId }, { sprintId, fromSessionId = null, days, name }) {
    const id = newId();
    const changes = proposeGap(book, { by: party, id, sprintId, fromSessionId, days }, at);
    if (!changes.ok) return changes;
    return accept({ changes: changes.value, words: { gaps: { [id]: { words: { name } } } }, output: { id } });
  },
});

/** Yes or no to it. */
export const answerOneGap = engagementDeed({
  name: 'gap.answer',
  path: 'POST /gaps/:gapId/answer',
  says: 'Accepts or declines a longer stretch without a session.',
  ...ROW,
  input: z.object({ gapId: idField, answer: answerField }),
  output: DONE,
  run({ book, party, at }, { gapId, answer }) {
    const changes = answerGap(book, { by: party, gapId, yes: answer === 'accept' }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** One's own proposal taken back. */
export const withdrawOneGap = engagementDeed({
  name: 'gap.withdraw',
  path: 'DELETE /gaps/:gapId',
  says: 'Takes back a gap you proposed.',
  ...ROW,
  input: z.object({ gapId: idField }),
  output: DONE,
  run({ book, party, at }, { gapId }) {
    const changes = withdrawGap(book, { by: party, gapId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** A yes or no said by a wrong tap. */
export const unanswerOneGap = engagementDeed({
  name: 'gap.take_back_answer',
  path: 'DELETE /gaps/:gapId/answer',
  says: 'Takes back your yes or no to a longer stretch, while nothing came of it; it waits again.',
  ...ROW,
  input: z.object({ gapId: idField }),
  output: DONE,
  run({ book, party }, { gapId }) {
    const changes = takeGapAnswerBack(book, { by: party, gapId });
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The deeds of this file. */
export const gapDeeds: readonly AnyDeed[] = [proposeOneGap, answerOneGap, unanswerOneGap, withdrawOneGap];
