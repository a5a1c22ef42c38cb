// Where the weeks between two sessions are lived: an engagement in its third week, its client and its coach each at a browser.
import { type OpenPage, openPage } from '../../world/browser.ts';
import { PASSWORD } from '../../world/cast.ts';
import type { Lived } from '../../world/lived.ts';
import { type OnlineHouse, onlineHouse } from '../../world/online.ts';
import { type Walker, walkerOf } from '../../world/walker.ts';

const ZONE = 'Europe/Berlin';

export interface Weeks {
  readonly house: OnlineHouse;
  /** Ten weeks from Monday, 2 November; two sessions were held, on the 5th and the 19th, the next is on 3 December. */
  readonly lived: Lived;
  readonly mira: Walker;
  readonly elena: Walker;
  readonly pages: readonly OpenPage[];
  /** Sets the clock to this reading of the client's wall clock: `2026-11-23 10:00`. */
  readonly itIs: (local: string) => void;
  /** What has been made, by the name the story calls it: ids and addresses. */
  readonly made: Map<string, string>;
  readonly the: (name: string) => string;
}

/** What happens in a chapter, in the order in which it is lived: each line goes on from the one before. */
export type WeeksChapter = Readonly<Record<string, (weeks: Weeks) => Promise<void>>>;

const instantOf = (local: string): string =>
  Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(ZONE).toInstant().toString();

async function seatedIn(house: OnlineHouse, name: 'mira' | 'elena') {
  const { email, zone } = house.person(name);
  const opened = await openPage({ at: house.url, zone });
  return { opened, walker: await walkerOf(opened, { email, password: PASSWORD }) };
}

/** Opens the house on the Sunday after the second session, and both browsers. */
export async function openWeeks(): Promise<Weeks> {
  const house = await onlineHouse({ at: instantOf('2026-11-22 15:00') });
  const lived = await house.engagement({ week: 3, weeks: 10 });
  const mira = await seatedIn(house, 'mira');
  const elena = await seatedIn(house, 'elena');
  const made = new Map<string, string>();
  return {
    house,
    lived,
    mira: mira.walker,
    elena: elena.walker,
    pages: [mira.opened, elena.opened],
    itIs: (local) => house.clock.set(instantOf(local)),
    made,
    the(name) {
      const found = made.get(name);
      if (found === undefined) throw new Error(`Nothing made so far is called ${name}.`);
      return found;
    },
  };
}
