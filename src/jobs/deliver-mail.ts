// The sweep that delivers recorded mail, letter by letter, until none is due.
import { claimLetter, type Delivery, settleLetter } from '../app/outbox.ts';
import type { Ports } from '../app/ports.ts';
import type { Words } from '../words/words.ts';

/** Hands one letter to the mail server and says how it went. */
export type Send = (letter: {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}) => Promise<Delivery>;

/** At most so many letters in one sweep, so that stopping never waits long. */
const MOST = 100;

type MailWords = Pick<Words, 'mail'>;

function textOf(words: MailWords, kind: string, content: Readonly<Record<string, string>>) {
  const say = Object.entries(words.mail.letters).find(([name]) => name === kind)?.[1];
  return say ? say(content) : words.mail.unknown;
}

/** Delivers what is due; how many letters were tried. A fault while sending counts as not knowing. */
export async function deliverMail(ports: Ports, words: MailWords, send: Send): Promise<number> {
  for (let tried = 0; tried < MOST; tried += 1) {
    const letter = await claimLetter(ports);
    if (!letter) return tried;
    const { to, messageId, kind, content } = letter;
    const delivery = await send({ to, messageId, ...textOf(words, kind, content) }).catch(
      () => 'unknown' as const,
    );
    await settleLetter(ports, letter, delivery);
  }
  return MOST;
}
