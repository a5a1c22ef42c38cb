// Whatever both try, in any order and at any time, in ten zones: no step vanishes and no chain leads out of action.
import { expect, it } from 'vitest';
import { missed, reachedBy } from './step-world.ts';

/** What a run must have come to before its silence about the rest means anything. */
const INTERESTING = [
  'first proposed by coach',
  'first agreed by client',
  'first declined by client',
  'first withdrawn by coach',
  'first kept by client',
  'first not kept by client',
  'smaller agreed by client',
  'smaller replaced by client',
  'later proposed by client',
  'later proposed by coach',
  'later agreed by coach',
  'later agreed by client',
  'later agreed by time',
  'later declined by coach',
  'later withdrawn by client',
  'later lapsed by client',
  'later replaced by client',
  'different proposed by coach',
  'different agreed by client',
  'different agreed by coach',
  'different declined by coach',
  'different lapsed by client',
  'different replaced by client',
  'with help agreed by client',
  'with help agreed by coach',
  'with help lapsed by client',
  'again',
  'inquiry',
  'rehome',
  'correct',
  'counter',
  'insist',
  'silence after a no',
  'let go',
  'kept by reflection',
  'engagement.no_coach',
  'goal.ended',
  'goal.not_found',
  'session.not_open',
  'step.before_today',
  'step.beyond_limit',
  'step.date_passed',
  'step.date_stands',
  'step.later_used',
  'step.mark_day',
  'step.move_waiting',
  'step.needs_reflection',
  'step.needs_replacement',
  'step.not_kept',
  'step.not_later',
  'step.not_marked',
  'step.not_open',
  'step.not_waiting',
  'step.not_yours',
  'step.size_larger',
];

it('no step vanishes, no chain leads out of action, and what is the client’s stays the client’s', () => {
  const often = { add: 6, move: 36, accept: 12, counter: 12, session: 5, insist: 3, withdraw: 6 } as const;
  const rarely = { 'let go': 1, correct: 2 } as const;
  const reached = reachedBy({ ...often, ...rarely }, 350, 100);
  expect(missed(reached, INTERESTING)).toEqual([]);
}, 240_000);
