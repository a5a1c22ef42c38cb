// Refusals about steps and their moves.
import { datesIn } from '../../dates.ts';
import type { Sayings } from '../../refusals.ts';

const dates = datesIn('en-GB');
const day = (value: unknown): string => (typeof value === 'string' ? dates.dayLong(value) : '');

export const steps: Sayings = {
  'step.not_found': 'There is no such step.',
  'step.not_yours': 'This is not yours to do with this step.',
  'step.not_open': 'This step is no longer open. What you see is how it stands now.',
  'step.not_answered': 'There is no answer here that could be taken back.',
  'step.answer_final':
    'Something has come of this answer since, so it stays. What you see is how it stands now.',
  'step.not_confirmed': 'This step is not confirmed in this session.',
  'step.not_waiting': 'This no longer waits for an answer. What you see is how it stands now.',
  'step.not_a_move':
    'This is a first proposal, not a change to a step: say yes or no, or add a step of your own.',
  'step.not_kept': 'Only a step that was kept can be done again.',
  'step.not_marked': 'This step has no mark yet that could be put right.',
  'step.mark_final': 'A session has been closed since, so this mark stays as it is.',
  'step.mark_day': ({ earliest, latest }) =>
    earliest === latest
      ? `The day can only be ${day(latest)}.`
      : `The day lies between ${day(earliest)}, when the step was agreed, and today, ${day(latest)}.`,
  'step.needs_reflection':
    'A reflective step is kept by writing. Open it and write two lines; they stay private.',
  'step.not_amendable':
    'A step is put right on the day it was added, before anything came of it. Now its moves can change it.',
  'step.not_reflective': 'This step is kept by doing it, not by writing.',
  'step.chain_went_on': 'Another step has followed this one, so it cannot be opened again.',
  'step.before_today': ({ latest }) => `Choose a day from today on, up to ${day(latest)}.`,
  'step.not_later': ({ earliest }) => `Later means after its present date: from ${day(earliest)} on.`,
  'step.beyond_limit': ({ latest }) =>
    `That is too far away for this step. The last possible day is ${day(latest)}.`,
  'step.date_passed': ({ latest }) =>
    latest
      ? `Its date has passed. Choose a new one, up to ${day(latest)}.`
      : 'Its date has passed. Choose a new one.',
  'step.date_stands': ({ dueOn }) =>
    `Asking for help keeps the date, ${day(dueOn)}. To move it, ask for later.`,
  'step.size_larger': 'Smaller means not larger: choose the same size or a smaller one.',
  'step.later_used':
    'This step has gone later once already, and once is what there is. It can be made smaller, or swapped for something different.',
  'step.needs_replacement':
    'A step is not dropped, it is swapped: say what you will do instead, and by when.',
  'step.move_waiting':
    'A change to this step waits for an answer already. Answer that one first, or take it back.',
  'step.same_goal': 'It serves that goal already.',
  'step.inquiry_taken': 'That question is a step already.',
  'step.smaller_incomplete': 'Say what the smaller version is, and how big.',
  'step.later_incomplete': 'Choose the later day.',
  'step.help_incomplete': 'Say who could help, and what you would ask for.',
  'step.needs_goal': 'Choose the goal it serves.',
};
