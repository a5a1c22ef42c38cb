// Where the loop is lived: a house with an address, its client and its coach each at a browser, and what they have made so far.

import type { OpenPage } from '../../world/browser.ts';
import { openPage } from '../../world/browser.ts';
import { PASSWORD } from '../../world/cast.ts';
import { clockAt } from '../../world/clock.ts';
import { type OnlineHouse, onlineHouse } from '../../world/online.ts';
import { type Walker, walkerOf } from '../../world/walker.ts';

/** The client, who lives six hours west of the coach. */
export const NORA = { name: 'Nora Vik', email: 'nora@example.org', password: 'nine herons on the pier' };
const ZONE = 'America/New_York';

export interface Scene {
  readonly house: OnlineHouse;
  readonly nora: Walker;
  readonly elena: Walker;
  readonly pages: readonly OpenPage[];
  /** Sets the clock to this reading of the client's wall clock: `2026-10-15 10:00`. */
  readonly itIs: (local: string) => void;
  /** What has been made, by the name the story calls it: ids and addresses. */
  readonly made: Map<string, string>;
  /** The address or id of something made earlier. */
  readonly the: (name: string) => string;
}

/** What happens in a chapter, in the order in which it is lived: each line goes on from the one before. */
export type Chapter = Readonly<Record<string, (scene: Scene) => Promise<void>>>;

/** Opens the house and both browsers. */
export async function openScene(): Promise<Scene> {
  const house = await onlineHouse({ at: instantOf('2026-09-14 09:00') });
  const hers = await house.visit('elena', { zone: 'Europe/Tallinn' });
  const theirs = await openPage({ at: house.url, zone: ZONE, locale: 'en-US' });
  const made = new Map<string, string>();
  return {
    house,
    nora: await walkerOf(theirs, NORA),
    elena: await walkerOf(hers, { email: house.person('elena').email, password: PASSWORD }),
    pages: [theirs, hers],
    itIs: (local) => house.clock.set(instantOf(local)),
    made,
    the(name) {
      const found = made.get(name);
      if (found === undefined) throw new Error(`Nothing made so far is called ${name}.`);
      return found;
    },
  };
}

function instantOf(local: string): string {
  const zoned = Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(ZONE);
  return clockAt(zoned.toInstant().toString()).now();
}
