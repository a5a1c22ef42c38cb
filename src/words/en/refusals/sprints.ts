// Refusals around sprints, their plans, gaps and pauses.
import { datesIn } from '../../dates.ts';
import type { Sayings } from '../../refusals.ts';

const dates = datesIn('en-GB');
const day = (value: unknown): string => (typeof value === 'string' ? dates.dayLong(value) : '');

export const sprints: Sayings = {
  'sprint.not_found': 'There is no such sprint.',
  'sprint.not_yours': 'This is the client’s to do.',
  'sprint.client_only': 'This is the client’s to choose.',
  'sprint.already_planned': 'A sprint is being planned already. Change that plan instead.',
  'sprint.weeks': ({ least = 4, most = 26 }) => `A sprint has ${least} to ${most} weeks.`,
  'sprint.not_monday': ({ monday }) => `A sprint begins on a Monday. The one of that week is ${day(monday)}.`,
  'sprint.too_early': ({ earliest }) => `The first Monday possible is ${day(earliest)}.`,
  'sprint.too_late': ({ latest }) => `That is too far ahead. The last Monday possible is ${day(latest)}.`,
  'sprint.not_planned': 'The sprint has begun, so its plan stays as it is. A pause can still move its end.',
  'sprint.not_running': 'This sprint is over, so this stays as it is.',
  'sprint.block': ({ least = 15, most = 480 }) =>
    `Choose a weekday, a time, and ${least} to ${most} minutes.`,
  'sprint.expectations': 'All three wait for an answer in your own words.',
  'sprint.gap_days': ({ least = 17, most = 21 }) =>
    `A stretch of ${least} to ${most} days can be accepted. A longer one needs a session in between.`,
  'sprint.gap_not_found': 'There is no such stretch.',
  'sprint.gap_not_waiting': 'This was answered already.',
  'sprint.gap_not_answered': 'There is no answer here that could be taken back.',
  'sprint.gap_final':
    'Something has come of this answer since, so it stays. A session in between can still be booked.',
  'sprint.own_gap': 'You proposed this yourself; the other one answers.',
  'sprint.not_own_gap': 'The other one proposed this; you can say no to it.',
  'gap.not_found': 'There is no such stretch.',
  'gap.not_yours': 'This is not yours to answer.',
  'pause.not_found': 'There is no such pause.',
  'pause.not_yours': 'Whoever set this pause can take it back.',
  'pause.client_only': 'Pausing is the client’s to decide; the coach proposes.',
  'pause.coach_only': 'The coach proposes; the client simply pauses.',
  'pause.not_active': 'There is nothing to pause: a pause belongs to a sprint that runs.',
  'pause.not_open': 'This pause is over or was answered already.',
  'pause.length': ({ least = 1, most = 56 }) => `A pause lasts ${least} to ${most} days.`,
  'pause.too_early': ({ earliest }) => `The first day possible is ${day(earliest)}.`,
  'pause.too_late': ({ latest }) => `The last day possible for its beginning is ${day(latest)}.`,
  'pause.overlap': ({ startsOn, endsOn }) =>
    `There is a pause from ${day(startsOn)}, back on ${day(endsOn)}, already.`,
};
