// Refusals around goals, their wordings and their pace.
import type { Sayings } from '../../refusals.ts';

export const goals: Sayings = {
  'goal.not_found': 'This goal is not here.',
  'goal.not_yours': 'This is for whoever owns the goal to do.',
  'goal.ended': 'This goal has ended. Please choose one that is open.',
  'goal.open': 'This goal is open already.',
  'goal.changed_meanwhile':
    'The goal was put in other words meanwhile. What stands now is shown beside yours; save once more to make yours the newest.',
  'goal.area': 'Please choose one of the areas.',
  'goal.years': 'A long-term goal lies one to five years ahead. Please say how many.',
  'goal.years_long_term_only': 'Years are for long-term goals. Please leave them out, or make it long-term.',
  'goal.parent': 'Please choose one of your open long-term goals, and not one that serves this one.',
  'goal.children': 'Other open goals serve this one, so it stays long-term. Please move those first.',
  'goal.levels': 'Please describe all five levels.',
  'goal.not_long_term': 'A pace is pledged to long-term goals.',
  'goal.pledge': ({ least = 0, most = 28 }) =>
    `Please pledge a whole number of steps from ${least} to ${most}.`,
  'goal.not_placed': 'This goal lies in no engagement.',
  'goal.placed': 'This goal lies there already.',
  'goal.needs_sentence': 'Please say it in one sentence.',
  'goal.open_steps':
    'Some of its steps are still open. Please mark them, or give them to another goal first.',
  'goal.ended_earlier':
    'It ended on an earlier day, and only the same day opens it again. A new goal may begin where it stopped.',
  'wording.not_found': 'This suggestion is not here.',
  'wording.not_yours': 'This is for the other side to do.',
  'wording.settled': 'This suggestion waits no more: it was answered, taken back, or lapsed.',
};
