// People and their words.
import type { Child, PropsWithChildren } from 'hono/jsx';

const letters = new Intl.Segmenter('en');
/** A letter that no mark follows is whole by itself: no need to ask the segmenter, which is slow. */
const PLAIN = /^[A-Za-zÀ-ɏ](?![\u0300-\u036f\u200d])/u;

function firstLetter(part: string | undefined): string {
  if (!part) return '';
  const letter = PLAIN.test(part) ? part[0] : letters.segment(part)[Symbol.iterator]().next().value?.segment;
  return letter?.toLocaleUpperCase() ?? '';
}

/** Up to two letters: the first of the first and of the last name, by what a reader sees as one letter. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u);
  return firstLetter(parts[0]) + firstLetter(parts.length > 1 ? parts.at(-1) : undefined);
}

/** The initials of a person, for the eye only; say the name beside it. */
export function Avatar({ name, small, other }: { name: string; small?: boolean; other?: boolean }) {
  const looks = `avatar${small ? ' avatar-small' : ''}${other ? ' avatar-other' : ''}`;
  return (
    <span class={looks} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** A person by initials and name. */
export function Person({ name, href, other }: { name: string; href?: string; other?: boolean }) {
  return (
    <span class="person">
      <Avatar name={name} small {...(other ? { other } : {})} />
      {href ? <a href={href}>{name}</a> : <span>{name}</span>}
    </span>
  );
}

interface WordsProps {
  /** The one thing of its card. */
  readonly large?: boolean;
  /** A question somebody asked. */
  readonly asked?: boolean;
}

/** A person's own words, in the reading serif, line breaks kept. */
export function PersonWords({ large, asked, children }: PropsWithChildren<WordsProps>) {
  const looks = `${large ? 'words-large' : 'words'}${asked ? ' words-asked' : ''}`;
  return <p class={looks}>{children}</p>;
}

interface QuoteProps {
  /** Who said it and when. */
  readonly by?: Child;
  /** Said by the other one, not by the reader. */
  readonly other?: boolean;
}

/** Words quoted from somebody. */
export function Quote({ by, other, children }: PropsWithChildren<QuoteProps>) {
  return (
    <blockquote class={other ? 'quote quote-other' : 'quote'}>
      <p class="words">{children}</p>
      {by ? <footer>{by}</footer> : null}
    </blockquote>
  );
}
