// From a recorded letter to a mail: the words of its kind, sent once.
import type { Words } from '../words/words.ts';
import type { Mailer, Sending } from './smtp.ts';

/** A letter as it was recorded: what it is about, and the links and names for its words. */
export interface RecordedLetter {
  readonly kind: string;
  readonly to: string;
  readonly content: Readonly<Record<string, string>>;
  readonly messageId: string;
}

/** Subject and text of a letter; a kind that this version does not know says so little that it is always true. */
export function textOf(
  { mail }: Pick<Words, 'mail'>,
  { kind, content }: Omit<RecordedLetter, 'to' | 'messageId'>,
) {
  const say = Object.entries(mail.letters).find(([name]) => name === kind)?.[1];
  return say ? say(content) : mail.unknown;
}

/** Delivers recorded letters by this mailer, in these words. */
export function deliverWith(
  mailer: Pick<Mailer, 'send'>,
  words: Pick<Words, 'mail'>,
): (letter: RecordedLetter) => Promise<Sending> {
  return (letter) => mailer.send({ to: letter.to, messageId: letter.messageId, ...textOf(words, letter) });
}
