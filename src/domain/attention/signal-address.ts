// Signals of how a message is addressed: to the person alone, among others, on a list, by name, by a machine.
import type { Message } from './message.ts';
import { note, type Sheet, stepAt } from './sheet.ts';
import { namesMe, type Sight } from './sight.ts';

/** How near to the person a message is addressed: 0 not at all, 1 among many, 2 in copy, 3 to. */
export type Closeness = 0 | 1 | 2 | 3;

/** How much of a text is searched for the person's name, in letters. */
const READ = 2_000;
const MANY = [2, 3, 5, 8, 13];

function placeAmong(mine: readonly string[], list: Message['to']): number {
  return list.findIndex(({ address }) => mine.includes(address));
}

const isToMany = (count: number): number => (count > 8 ? 2 : count > 3 ? 1 : 0);

/** The case of `address`: alone, first of To, in To of few or many, Cc of few or many, unnamed by list or blind. */
function addressCase({ message, profile }: Sight): number {
  const { to, cc } = message;
  const inTo = placeAmong(profile.addresses, to);
  if (inTo >= 0 && to.length + cc.length === 1) return message.list === undefined ? 9 : 8;
  if (inTo === 0) return 7;
  if (inTo > 0) return to.length > 4 ? 5 : 6;
  const inCopy = placeAmong(profile.addresses, cc);
  if (inCopy >= 0) return 4 - isToMany(to.length + cc.length);
  return message.list === undefined && to.length + cc.length > 0 ? 1 : 0;
}

/** How near the address is, in four steps. */
export function closenessOf(sight: Sight): Closeness {
  const place = addressCase(sight);
  if (place <= 1) return 0;
  if (place <= 3) return 1;
  return place === 4 ? 2 : 3;
}

function greetingCase({ reading, memory, message, profile }: Sight): number {
  if (reading.greeted.some((name) => memory.called.has(name))) return 5;
  const calls = namesMe(message.text.slice(0, READ).toLowerCase(), profile, memory);
  if (calls) return reading.greeted.length > 0 ? 3 : 4;
  return reading.greeted.length > 0 ? 1 : 0;
}

function kindCase({ message }: Sight): number {
  if (message.invitation) return 5;
  if (message.automatic) return 4;
  if (message.bulk) return 3;
  if (message.list === undefined) return 0;
  return message.attachments > 0 ? 2 : 1;
}

/** Notes the signals of address. */
export function noteAddress(sheet: Sheet, sight: Sight, closeness: Closeness): void {
  const { to, cc } = sight.message;
  note(sheet, 'address', addressCase(sight));
  note(sheet, 'recipients', stepAt(to.length + cc.length, MANY) + (closeness > 0 ? 6 : 0));
  note(sheet, 'kind', kindCase(sight));
}

/** Notes whether the text calls the person, or somebody else, by name. */
export function noteNamed(sheet: Sheet, sight: Sight): void {
  note(sheet, 'named', greetingCase(sight));
}
