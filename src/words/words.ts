// All words of the interface in one language; another language is another value of the same type.
import { refusals } from './en/refusals.ts';
import { shell } from './en/shell.ts';

const en = {
  /** The tag that Intl formats dates and numbers by. */
  locale: 'en-GB',
  /** What `<html lang>` says. */
  lang: 'en',
  refusals,
  shell,
};

export type Words = typeof en;

const LANGUAGES: Readonly<Record<string, Words>> = { en };

/** The words of a language, English where there is none of that name. */
export function wordsFor(language: string): Words {
  return LANGUAGES[language] ?? en;
}
