// Signals of open steps: a message from somebody whom a step names or for whom the person waits, or about what is waited for.
import type { Topic } from './interest.ts';
import { noteOf, type Sheet } from './sheet.ts';
import type { Sight } from './sight.ts';
import { aboutAim } from './signal-content.ts';
import { type Term, termOfName } from './term.ts';

const SHORTEST = 2;
/** A step that is due counts twice as much as one for some day. */
const SOME_DAY = 0.5;

/** The sender's names: the parts of the display name, else those of the address. */
function namesOf({ name, address }: Sight['message']['from']): readonly Term[] {
  const told = name.trim() === '' || name.includes('@') ? address.slice(0, address.indexOf('@')) : name;
  return told
    .split(/[^\p{L}'’-]+/u)
    .filter((part) => part.length >= SHORTEST)
    .map(termOfName);
}

/** The step that names the sender; one in which the person waits, else the nearest. */
export function namedIn({ message, memory }: Sight): Topic | undefined {
  const steps = memory.interest.topics.filter(({ names }) => names.size > 0);
  if (steps.length === 0) return undefined;
  const called = namesOf(message.from);
  const worth = ({ aim }: Topic): number => (aim.isWaiting ? 2 : 0) + aim.nearness;
  return steps
    .filter(({ names }) => called.some((name) => names.has(name)))
    .reduce<Topic | undefined>(
      (best, one) => (best === undefined || worth(one) > worth(best) ? one : best),
      undefined,
    );
}

/** The step about which the person waits for somebody, if the message is about it. */
function awaited(sight: Sight): Topic | undefined {
  const { topics } = sight.memory.interest;
  const best = topics[sight.nearness.best];
  return best?.aim.isWaiting && aboutAim(sight) !== undefined ? best : undefined;
}

/** Notes what the open steps say of a message: more for a step that is nearer. */
export function noteStep(sheet: Sheet, sight: Sight): void {
  const named = namedIn(sight);
  const waited = awaited(sight);
  const topic = named ?? waited;
  if (topic === undefined) return;
  const place = named === undefined ? 3 : named.aim.isWaiting ? (waited ? 4 : 2) : 1;
  noteOf(sheet, 'step', place, SOME_DAY + (1 - SOME_DAY) * topic.aim.nearness);
}
