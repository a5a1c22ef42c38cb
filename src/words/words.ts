// All words of the interface in one language; another language is another value of the same type.
import { account } from './en/account.ts';
import { agreement } from './en/agreement.ts';
import { attention } from './en/attention.ts';
import { attentionLearned } from './en/attention-learned.ts';
import { attentionPages } from './en/attention-pages.ts';
import { attentionSources } from './en/attention-sources.ts';
import { bigPicture } from './en/big-picture.ts';
import { booking } from './en/booking.ts';
import { brief } from './en/brief.ts';
import { commandLine } from './en/command-line.ts';
import { engagements } from './en/engagements.ts';
import { faults } from './en/faults.ts';
import { goals } from './en/goals.ts';
import { journal } from './en/journal.ts';
import { mail } from './en/mail.ts';
import { moments } from './en/moments.ts';
import { invitations, owner } from './en/owner.ts';
import { people } from './en/people.ts';
import { questions } from './en/questions.ts';
import { refusals } from './en/refusals.ts';
import { reviews } from './en/reviews.ts';
import { room } from './en/room.ts';
import { search } from './en/search.ts';
import { sessions } from './en/sessions.ts';
import { settings } from './en/settings.ts';
import { shared } from './en/shared.ts';
import { sharing } from './en/sharing.ts';
import { shell } from './en/shell.ts';
import { sprints } from './en/sprints.ts';
import { steps } from './en/steps.ts';
import { taking } from './en/taking.ts';
import { timeline } from './en/timeline.ts';
import { today } from './en/today.ts';

const en = {
  /** The tag that Intl formats dates and numbers by. */
  locale: 'en-GB',
  /** What `<html lang>` says. */
  lang: 'en',
  account,
  agreement,
  attention,
  attentionLearned,
  attentionPages,
  attentionSources,
  booking,
  brief,
  commandLine,
  bigPicture,
  faults,
  goals,
  invitations,
  journal,
  mail,
  owner,
  moments,
  people,
  questions,
  refusals,
  reviews,
  room,
  sessions,
  settings,
  search,
  shared,
  taking,
  sharing,
  shell,
  sprints,
  engagements,
  timeline,
  steps,
  today,
};

export type Words = typeof en;

const LANGUAGES: Readonly<Record<string, Words>> = { en };

/** The words of a language, English where there is none of that name. */
export function wordsFor(language: string): Words {
  return LANGUAGES[language] ?? en;
}
