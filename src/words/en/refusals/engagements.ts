// Refusals around engagements, their reviews and what is shared in them.
import { datesIn } from '../../dates.ts';
import type { Sayings } from '../../refusals.ts';

const dates = datesIn('en-GB');
const day = (value: unknown): string => (typeof value === 'string' ? dates.dayLong(value) : '');

export const engagements: Sayings = {
  'engagement.not_found': 'There is no such engagement.',
  'engagement.not_yours': 'This is not yours to do here.',
  'engagement.over': 'This work has ended. What was done stays readable.',
  'engagement.not_over': 'This can be said once the work has ended.',
  'engagement.no_coach': 'This needs two: there is no coach here yet.',
  'engagement.not_active':
    'There is no sprint running that could be finished. Ending it is possible at any time.',
  'engagement.active_elsewhere': 'Another engagement is running, and only one runs at a time.',
  'engagement.zone': 'Please choose a time zone from the list.',
  'engagement.has_coach': 'There is a coach here already.',
  'timeline.not_yours': 'This is not yours to read.',
  'momentum.not_yours': 'This is not yours to read.',
  'timeline.not_found': 'There is nothing at this address.',
  'momentum.not_found': 'There is nothing at this address.',
  'review.not_found': 'There is no such review.',
  'review.not_yours': 'This is the client’s to decide.',
  'review.not_standing': 'This review is over, so it stays as it is.',
  'review.needs_sentence': 'Please say in one sentence why it is skipped.',
  'review.needs_days': 'To pause, name the first day back.',
  'review.needs_difference': 'Please say in a few words what is different.',
  'review.skip_waiting': ({ aloneFrom }) =>
    `You asked already. From ${day(aloneFrom)} either of you can skip it alone.`,
  'review.no_skip': 'Nobody asks to skip this review.',
  'review.not_called': 'This review comes with the sprint. It can be skipped with one sentence.',
  'review.called_by_other': 'The other one called for this review. You can ask to skip it.',
  'review.answered': 'Something has been answered in it, so it stands. It can be skipped with one sentence.',
  'review.no_sprint': 'A review belongs to a sprint that runs.',
  'review.standing': 'A review stands already.',
  'review.no_answer': 'There is nothing to share yet. Write your answer first.',
  'goal.no_levels': 'This goal has no levels. Say in words what is different.',
  'goal.level': 'Choose one of the five levels.',
  'goal.weight': ({ least = 0, most = 100 }) => `A weight is a whole number from ${least} to ${most}.`,
  'goal.no_meaning': 'Before it comes into focus: why does this goal matter to you?',
};
