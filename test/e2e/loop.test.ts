// The whole loop as two people live it, each at a browser: from the invitation to what a coach may still see after the end.
import { beforeAll, describe, expect, it } from 'vitest';
import { arrival } from './loop/arrival.ts';
import { planning } from './loop/planning.ts';
import { openScene, type Scene } from './loop/scene.ts';
import { session } from './loop/session.ts';
import { negotiating } from './loop/steps.ts';
import { wanting } from './loop/wanting.ts';

let here: Scene;
const scene = (): Scene => here;
beforeAll(async () => {
  here = await openScene();
});

describe('arrival', () => arrival(scene));
describe('what the client wants', () => wanting(scene));
describe('planning', () => planning(scene));
describe('the first session', () => session(scene));
describe('steps in between', () => negotiating(scene));

it('no page had a fault of its own', () => {
  expect(here.pages.flatMap(({ faults }) => faults)).toEqual([]);
});
