// A sprint to its end as two people live it, each at a browser: hours that went otherwise, a pause, reviews, what follows, the end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../world/browser.ts';
import { endings } from './loop/endings.ts';
import { hours } from './loop/hours.ts';
import { leftOpen } from './loop/left-open.ts';
import { lookingBack } from './loop/looking-back.ts';
import { nextSprint } from './loop/next-sprint.ts';
import { parting } from './loop/parting.ts';
import { pausing } from './loop/pausing.ts';
import { openSprint, type SprintChapter, type SprintScene } from './loop/sprint-scene.ts';

const CHAPTERS: Readonly<Record<string, SprintChapter>> = {
  'hours that went otherwise': hours,
  'an hour left open': leftOpen,
  'the review in the middle': lookingBack,
  'a pause': pausing,
  'the end of the sprint, and the next': nextSprint,
  'finished by the client': parting,
  'ended by either side': endings,
};

let here: SprintScene;
beforeAll(async () => {
  here = await openSprint();
});
afterAll(closeBrowser);

describe.each(Object.entries(CHAPTERS))('%s', (_name, chapter) => {
  it.each(Object.entries(chapter))('%s', (_title, live) => live(here));
});

it('no page had a fault of its own', () => {
  expect(here.faults()).toEqual([]);
});
