// All deeds there are, noun by noun: what the API, its description, the command line and the tests go by.
import { accountDeeds } from './accounts/account-deeds.ts';
import type { AnyDeed } from './deed.ts';
import { stepMoveDeeds } from './step-moves.ts';
import { stepReaderDeeds } from './step-readers.ts';
import { stepDeeds } from './steps.ts';
import { todayDeeds } from './today.ts';

/** Every deed exactly once; a test finds those that are missing. */
export const deeds: readonly AnyDeed[] = [
  ...accountDeeds,
  ...stepDeeds,
  ...stepMoveDeeds,
  ...stepReaderDeeds,
  ...todayDeeds,
];
