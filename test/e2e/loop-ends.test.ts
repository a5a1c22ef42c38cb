// What else a sprint can come to, as two people live it: hours broken off in a row, a review called and skipped, hours left
// open and settled, a pause that grows, the finish without a review, and what each takes along.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../world/browser.ts';
import { breakingOff } from './loop/breaking-off.ts';
import { finishing } from './loop/finishing.ts';
import { settling } from './loop/settling.ts';
import { openSprint, type SprintChapter, type SprintScene } from './loop/sprint-scene.ts';

const CHAPTERS: Readonly<Record<string, SprintChapter>> = {
  'two hours that broke off': breakingOff,
  'hours left open, and a pause that grows': settling,
  'finished on the page of the engagement': finishing,
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
