// Drawing a question from the library: one to write under, never the same within 30 days.
import { z } from 'zod';
import { QUESTIONS } from '../domain/engagement/question.table.ts';
import { drawQuestion, QUESTION_CATEGORIES, type Question } from '../domain/engagement/question.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { addDays } from '../domain/kernel/time.ts';
import { drawnQuestions } from '../store/journal.table.ts';
import type { AnyDeed } from './deed.ts';
import { personDeed } from './person-deed.ts';

const LIBRARY: readonly Question[] = QUESTION_CATEGORIES.flatMap((category) =>
  QUESTIONS[category].map((id) => ({ id, category })),
);

/** Further back than any question rests. */
const LOOK_BACK = -31;

/** A number from 0 up to but not including 1, out of 48 bits of chance. */
function chanceIn(secret: string): number {
  return Buffer.from(secret, 'base64url').readUIntBE(0, 6) / 2 ** 48;
}

/** Draws a question; none when the whole library was drawn within 30 days. */
export const drawOneQuestion = personDeed({
  name: 'question.draw',
  path: 'POST /question-draws',
  says: 'Draws a question to write under, none twice within 30 days. It is named by its id.',
  thing: 'question',
  verb: 'read',
  input: z.object({ category: z.enum(QUESTION_CATEGORIES).optional() }),
  output: z.object({
    question: z.object({ id: z.string(), category: z.enum(QUESTION_CATEGORIES) }).nullable(),
  }),
  async run({ rows, me, today, at, newId, ports }, { category }) {
    const history = await rows.plain(drawnQuestions, (query) =>
      query.where('personId', '=', me).where('on', '>=', addDays(today, LOOK_BACK)),
    );
    const question = drawQuestion(LIBRARY, history, today, chanceIn(ports.newSecret()), category);
    if (question) {
      const drawn = { id: newId(), personId: me, questionId: question.id, on: today, at };
      await rows.put(drawnQuestions, [drawn]);
    }
    return accept({ output: { question } });
  },
});

/** The deeds of this file. */
export const questionDeeds: readonly AnyDeed[] = [drawOneQuestion];
