// All refusals in English, noun by noun.
import { refusalsIn } from '../refusals.ts';
import { accounts } from './refusals/accounts.ts';
import { agreements } from './refusals/agreements.ts';
import { attention } from './refusals/attention.ts';
import { engagements } from './refusals/engagements.ts';
import { everywhere } from './refusals/everywhere.ts';
import { byField, fieldOf } from './refusals/fields.ts';
import { goals } from './refusals/goals.ts';
import { journal } from './refusals/journal.ts';
import { sessions } from './refusals/sessions.ts';
import { sources } from './refusals/sources.ts';
import { sprints } from './refusals/sprints.ts';
import { steps } from './refusals/steps.ts';

export const refusals = refusalsIn({
  byCode: {
    ...everywhere,
    ...engagements,
    ...accounts,
    ...sessions,
    ...agreements,
    ...sources,
    ...sprints,
    ...steps,
    ...goals,
    ...journal,
    ...attention,
  },
  byField,
  fieldOf,
  unknown: 'This cannot be done as it stands. Nothing was changed.',
});
