// A house to try hostile things on, and what may never come back from it.

import { openSignIn } from '../../src/app/accounts/sign-ins.ts';
import { allRows, ID_TABLES, itemsOf, type Rows } from '../access/items.ts';
import { type Neighbourhood, newNeighbourhood } from '../access/neighbourhood.ts';
import { type Chance, chanceOf, TRYING } from './chance.ts';
import type { Drawing } from './drawing.ts';
import { TEXTS } from './hostile.ts';

/** Whom the doors are tried as. */
export type Trier = 'mira' | 'elena';

/** Everything a door needs to be tried. */
export interface Trial {
  readonly hood: Neighbourhood;
  readonly rows: Rows;
  readonly chance: Chance;
  readonly drawing: Drawing;
  /** What went wrong, as lines that can be tried again. */
  readonly wrong: string[];
  readonly counts: Map<string, number>;
}

const broken: string[] = [];
process.on('unhandledRejection', (error) => broken.push(`unhandled: ${String(error)}`));

/** Opens one, by the chance of this name. */
export async function trialOf(name: string): Promise<Trial> {
  const hood = await newNeighbourhood('sqlite');
  const rows = await allRows(hood.house.store);
  const chance = chanceOf(name);
  const idFor = (field: string): string => {
    const table = ID_TABLES[field] ?? chance.pick(Object.values(ID_TABLES));
    if (chance.in100(5)) return chance.pick(TEXTS);
    const near = ID_TABLES[field] && chance.in100(80) ? itemsOf(rows, field, hood.places.now) : [];
    if (near.length > 0) return String(chance.pick(near)['id']);
    return String(chance.pick(rows.get(table) ?? [])?.['id'] ?? 'nowhere');
  };
  const drawing = { chance, idFor, today: '2026-11-22' };
  return { hood, rows, chance, drawing, wrong: [], counts: new Map() };
}

/** One thing tried: how to say it again, and the request. */
export interface Try {
  readonly says: string;
  readonly path: string;
  readonly init: RequestInit;
}

const SLOW = 5_000;

/** Sends it; what comes back must be an answer, and soon. */
export async function sent(
  { hood, wrong, counts }: Trial,
  { says, path, init }: Try,
): Promise<Response | null> {
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  const began = performance.now();
  const logged = hood.house.logged.length;
  try {
    const response = await hood.house.site.request(`http://localhost:4400${path}`, init, env);
    const took = performance.now() - began;
    counts.set(String(response.status), (counts.get(String(response.status)) ?? 0) + 1);
    const fault = hood.house.logged.slice(logged).join(' ');
    if (response.status >= 500)
      wrong.push(`${response.status} ${fault.slice(0, 400)} by ${says.slice(0, 400)}`);
    if (took > SLOW) wrong.push(`${Math.round(took)} ms ${says}`);
    return response;
  } catch (error) {
    wrong.push(`threw ${String(error)} ${says}`);
    return null;
  }
}

/** Tries until the time is over or too much is wrong; what was wrong. */
export async function tryOut(trial: Trial, one: () => Promise<void>): Promise<string[]> {
  const end = performance.now() + TRYING;
  while (performance.now() < end && trial.wrong.length < 8) await one();
  return [...trial.wrong, ...broken.splice(0)];
}

/** A sign-in that holds, though others may have been ended meanwhile. */
export async function freshCookie({ hood }: Trial, who: Trier): Promise<string> {
  const { ports } = hood.house;
  const { id } = hood.people[who];
  const made = await ports.store.write({ person: id }, (rows) =>
    openSignIn({ rows, ports, at: ports.now() }, id, 'fuzz'),
  );
  return `throughline=${made.secret}`;
}

/** A text for an address: whatever it is, as a browser would send it. */
export const inAddress = (text: string): string => encodeURIComponent(text.toWellFormed()).slice(0, 4_000);
