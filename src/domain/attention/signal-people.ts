// Signals of people: how often the person answers the sender, the other way round, and who else is in the conversation.

import type { Contact, Memory } from './memory.ts';
import { known } from './recent.ts';
import { note, noteBetween, placeAt, type Sheet, stepAt } from './sheet.ts';
import type { Sight } from './sight.ts';

const DAY = 86_400_000;
/** The person's usual rate counts as so many mails of somebody's; before there is one, one in thirty. */
const GUESS = 3;
const FIRST_RATE = 1 / 30;
const FIRST_WEIGHT = 60;

const RATE = [-2.2, -1.2, -0.6, -0.2, 0.2, 0.6, 1, 1.5, 2, 2.6];
const SEEN = [1, 2, 4, 10, 30, 100];
const FEW = [1, 2, 4, 8, 16];
const DAYS = [0.5, 1, 3, 7, 21, 60];

/** How often the person answers anybody's mail. */
export function usualRate({ habits }: Memory): number {
  return (habits.answered + FIRST_RATE * FIRST_WEIGHT) / (habits.settled + FIRST_WEIGHT);
}

/** How much more often than usual the person answers, as the logarithm of the ratio; 0 for somebody unknown. */
export function rateOf({ settled, answered }: Pick<Contact, 'settled' | 'answered'>, usual: number): number {
  return Math.log((answered + GUESS * usual) / (settled + GUESS) / usual);
}

/** In how many steps a time ago: 0 for never, then from long ago to just now. */
export function agoCase(at: number, then: number): number {
  return then === 0 ? 0 : 7 - stepAt((at - then) / DAY, DAYS);
}

/** Whether the person answers somebody: 0 unknown, 1 rather not, 2 as usual, 3 more, 4 much more than usual. */
export function warmthOf(contact: Contact, usual: number): number {
  if (contact.settled < 1) return 0;
  return 1 + stepAt(rateOf(contact, usual), [-0.4, 0.5, 1.3]);
}

function companyOf({ message, memory, profile }: Sight, usual: number): number {
  let warmest = -1;
  for (const { address } of [...message.to, ...message.cc]) {
    if (profile.addresses.includes(address) || address === message.from.address) continue;
    const contact = known(memory.contacts, address);
    if (contact && contact.seen + contact.wrote > 0) warmest = Math.max(warmest, rateOf(contact, usual));
  }
  return warmest === -1 ? 0 : 1 + stepAt(warmest, [-0.5, 0, 0.5, 1, 1.5, 2]);
}

function parentCase({ parent, memory }: Sight, usual: number): number {
  if (parent === undefined) return 0;
  if (parent.isMine) return 1;
  const author = known(memory.contacts, parent.author);
  if (!author || author.settled < 1) return 2;
  return 3 + stepAt(rateOf(author, usual), [-1, -0.4, 0.2, 0.8, 1.4, 2]);
}

/** Notes the signals of people. */
export function notePeople(sheet: Sheet, sight: Sight): void {
  const { sender, memory, at, message } = sight;
  const usual = usualRate(memory);
  if (sender.settled === 0) note(sheet, 'senderRate', 11);
  else noteBetween(sheet, 'senderRate', placeAt(rateOf(sender, usual), RATE));
  note(sheet, 'senderSeen', stepAt(sender.seen, SEEN));
  note(sheet, 'senderAnswersMe', stepAt(sender.answersToMine, FEW));
  note(sheet, 'senderAnsweredLast', agoCase(at, sender.lastAnswered));
  note(sheet, 'senderWrote', stepAt(sender.wrote, FEW));
  note(sheet, 'senderToMe', stepAt(sender.toMe, FEW));
  note(sheet, 'parentRate', parentCase(sight, usual));
  note(sheet, 'company', companyOf(sight, usual));
  const list = message.list === undefined ? undefined : known(memory.lists, message.list);
  note(sheet, 'listRate', list ? 1 + stepAt(rateOf(list, usual), [-1, -0.3, 0.3, 1]) : 0);
}
