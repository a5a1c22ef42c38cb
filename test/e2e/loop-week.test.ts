// The weeks between two sessions as two people live them, each at a browser: moves answered, steps kept, moments, momentum.
import { beforeAll, describe, expect, it } from 'vitest';
import { answers } from './loop/week-answers.ts';
import { marks } from './loop/week-marks.ts';
import { keeping } from './loop/week-moments.ts';
import { momentum } from './loop/week-momentum.ts';
import { openWeeks, type Weeks, type WeeksChapter } from './loop/week-scene.ts';
import { takenBack } from './loop/week-taken-back.ts';

const CHAPTERS: Readonly<Record<string, WeeksChapter>> = {
  'moves and their answers': answers,
  'what becomes of steps': marks,
  'a win, a doubt, a friction': keeping,
  'sharing taken back': takenBack,
  momentum,
};

let here: Weeks;
beforeAll(async () => {
  here = await openWeeks();
});

describe.each(Object.entries(CHAPTERS))('%s', (_name, chapter) => {
  it.each(Object.entries(chapter))('%s', (_title, live) => live(here));
});

it('no page had a fault of its own', () => {
  expect(here.pages.flatMap(({ faults }) => faults)).toEqual([]);
});
