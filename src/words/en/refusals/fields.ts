// What is wrong with a field, by its name; and which field a code belongs to.
import type { Sayings } from '../../refusals.ts';

export const byField: Sayings = {
  any: 'Please look at this once more.',
  text: 'Please write this in a few words.',
  title: 'Please give it a title, up to 2,000 characters.',
  dueOn: 'Please choose a day.',
  on: 'Please choose a day.',
  startsOn: 'Please choose a day.',
  endsOn: 'Please choose a day.',
  startsLocal: 'Please choose a day and a time.',
  minutes: 'Please say how many minutes.',
  name: 'Please write the name.',
  email: 'Please write an e-mail address, like mira@example.org.',
  zone: 'Please choose a time zone from the list.',
  password: 'Please type a password, up to 200 characters.',
  code: 'Please type the code.',
  label: 'Please give it a name, up to 100 characters.',
  role: 'Please choose one.',
};

export const fieldOf: Readonly<Record<string, string>> = {
  'account.password_short': 'password',
  'account.password_long': 'password',
  'account.password_common': 'password',
  'account.password_about_you': 'password',
  'account.wrong_password': 'password',
  'account.wrong_code': 'code',
  'account.email_taken': 'email',
  'account.same_email': 'email',
  'first_run.wrong_code': 'code',
  'factor.wrong_code': 'code',
  'step.before_today': 'dueOn',
  'step.beyond_limit': 'dueOn',
  'step.date_passed': 'dueOn',
  'step.size_larger': 'size',
  'step.needs_replacement': 'text',
  'goal.ended': 'goalId',
};
