// Whatever both try around a session, in ten zones: it closes only with a conclusion and a next step that fits.
import { expect, it } from 'vitest';
import { missed, reachedBy } from './step-world.ts';

/** What a run must have come to before its silence about the rest means anything. */
const INTERESTING = [
  'session closed',
  'closing asked by client',
  'closing asked by coach',
  'asking closed',
  'asking lapsed',
  'confirm',
  'conclude',
  'lapsed on closing',
  'session.no_conclusion',
  'session.no_next_step',
  'session.step_date',
  'session.step_waiting',
  'session.not_open',
  'step.mark_final',
];

it('no session closes without a conclusion and a dated next step agreed in it', () => {
  const often = {
    close: 24,
    move: 16,
    propose: 12,
    accept: 10,
    conclude: 10,
    session: 6,
    confirm: 5,
    add: 4,
  } as const;
  const rarely = {
    kept: 2,
    'not kept': 2,
    'kept by reflection': 1,
    inquiry: 1,
    again: 1,
    'let go': 1,
  } as const;
  const reached = reachedBy({ ...often, ...rarely }, 600, 100);
  expect(missed(reached, INTERESTING)).toEqual([]);
}, 240_000);
