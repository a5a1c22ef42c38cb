// The whole loop as two people live it, each at a browser: from the invitation to what a coach may still see after the end.
import { beforeAll, describe, expect, it } from 'vitest';
import { arrival } from './loop/arrival.ts';
import { planning } from './loop/planning.ts';
import { type Chapter, openScene, type Scene } from './loop/scene.ts';
import { session } from './loop/session.ts';
import { negotiating } from './loop/steps.ts';
import { wanting } from './loop/wanting.ts';

const CHAPTERS: Readonly<Record<string, Chapter>> = {
  arrival,
  'what the client wants': wanting,
  planning,
  'the first session': session,
  'steps in between': negotiating,
};

let here: Scene;
beforeAll(async () => {
  here = await openScene();
});

describe.each(Object.entries(CHAPTERS))('%s', (_name, chapter) => {
  it.each(Object.entries(chapter))('%s', (_title, live) => live(here));
});

it('no page had a fault of its own', () => {
  expect(here.pages.flatMap(({ faults }) => faults)).toEqual([]);
});
