// All refusals in English, noun by noun.
import { refusalsIn } from '../refusals.ts';
import { accounts } from './refusals/accounts.ts';
import { everywhere } from './refusals/everywhere.ts';
import { byField, fieldOf } from './refusals/fields.ts';

export const refusals = refusalsIn({
  byCode: { ...everywhere, ...accounts },
  byField,
  fieldOf,
  unknown: 'This cannot be done as it stands. Nothing was changed.',
});
