// Where a whole sprint is lived to its end: a client in Santiago and a coach in Tallinn, in a house of their own, in week three.
import type { Name } from '../../world/cast.ts';
import { PASSWORD } from '../../world/cast.ts';
import { clockAt } from '../../world/clock.ts';
import type { Lived } from '../../world/lived.ts';
import { type OnlineHouse, onlineHouse } from '../../world/online.ts';
import { type Walker, walkerOf } from '../../world/walker.ts';

/** Both change their clocks, on different days and opposite ways: six hours apart in summer and five from the end of October. */
const ZONE = 'America/Santiago';

export interface SprintScene {
  readonly house: OnlineHouse;
  readonly lived: Lived;
  /** The client. */
  readonly tomas: Walker;
  /** The coach. */
  readonly elena: Walker;
  /** Somebody else of the cast, at a browser of their own. */
  readonly visitor: (name: Name) => Promise<Walker>;
  /** Sets the clock to this reading of the client's wall clock: `2026-10-15 16:00`. */
  readonly itIs: (local: string) => void;
  /** What has been made, by the name the story calls it: ids and addresses. */
  readonly made: Map<string, string>;
  readonly the: (name: string) => string;
  /** What went wrong in any of the browsers. */
  readonly faults: () => readonly string[];
}

/** What happens in a chapter, in the order in which it is lived. */
export type SprintChapter = Readonly<Record<string, (scene: SprintScene) => Promise<void>>>;

/** Opens the house in the third week of a sprint of twelve, with one session held and two steps kept. */
export async function openSprint(): Promise<SprintScene> {
  const house = await onlineHouse({ at: instantOf('2026-10-14 21:00') });
  const lived = await house.engagement({ client: 'tomas', coach: 'elena', week: 3, weeks: 12 });
  const all: (readonly string[])[] = [];
  const visitor = async (name: Name): Promise<Walker> => {
    const { email, zone } = house.person(name);
    const opened = await house.visit(name, { zone });
    all.push(opened.faults);
    return walkerOf(opened, { email, password: PASSWORD });
  };
  const made = new Map([
    ['engagement', `/engagements/${lived.id}`],
    ['sprint', `/sprints/${lived.sprintId}`],
  ]);
  for (const [index, id] of lived.sessionIds.entries()) made.set(`session ${index + 1}`, `/sessions/${id}`);
  return {
    house,
    lived,
    tomas: await visitor('tomas'),
    elena: await visitor('elena'),
    visitor,
    itIs: (local) => house.clock.set(instantOf(local)),
    made,
    the(name) {
      const found = made.get(name);
      if (found === undefined) throw new Error(`Nothing made so far is called ${name}.`);
      return found;
    },
    faults: () => all.flat(),
  };
}

/** The address of the page somebody is on, without what it was opened with. */
export const addressOf = ({ page }: Walker): string => new URL(page.url()).pathname;

function instantOf(local: string): string {
  const zoned = Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(ZONE);
  return clockAt(zoned.toInstant().toString()).now();
}
