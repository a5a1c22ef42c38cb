// The sweep that delivers recorded mail, letter by letter, until none is due.
import { type ClaimedLetter, claimLetter, type Delivery, settleLetter } from '../app/outbox.ts';
import type { Ports } from '../app/ports.ts';

/** Writes one letter, hands it to the mail server, and says how it went. */
export type Deliver = (letter: ClaimedLetter) => Promise<Delivery>;

/** At most so many letters in one sweep, so that stopping never waits long. */
const MOST = 100;

/** Delivers what is due; how many letters were tried. A fault while sending counts as not knowing. */
export async function deliverMail(ports: Ports, deliver: Deliver): Promise<number> {
  for (let tried = 0; tried < MOST; tried += 1) {
    const letter = await claimLetter(ports);
    if (!letter) return tried;
    await settleLetter(ports, letter, await deliver(letter).catch(() => 'unknown' as const));
  }
  return MOST;
}
