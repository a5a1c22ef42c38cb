// What is shared is seen; taken back or taken out, it is gone for the coach at once, in every reading and on every page.
import { expect, it } from 'vitest';
import { takeBackCheck } from '../../src/app/closing-checks.ts';
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import { withdrawOneGoal } from '../../src/app/goal-placing.ts';
import { takeBackAnswer } from '../../src/app/review-answers.ts';
import { takeBackBigPicture, takeBackMoment, takeBackReflection } from '../../src/app/sharings.ts';
import { type Bones, type Canary, canariesIn } from './canaries.ts';
import { opened, openingsOf, routesOf } from './pages.ts';
import { landOf } from './readers.ts';
import { type Ground, groundOn, leaksIn, stridesOf } from './walk.ts';
import { actorOf, readerOf, WALKERS, type Walker } from './walkers.ts';

const coach = WALKERS.find(({ name }) => name === 'coach') as Walker;
const client = WALKERS.find(({ name }) => name === 'client') as Walker;
const SHARED = ['moments', 'reflections', 'bigPictures', 'closingChecks', 'reviewAnswers', 'goals'];

/** Everything the coach reads by deeds, as one text. */
async function readByCoach(ground: Ground): Promise<string> {
  const texts: string[] = [];
  for (const deed of deeds.filter(({ reads }) => reads)) {
    for (const { input } of stridesOf(ground, deed, [coach])) {
      const outcome = await perform(deed, input, actorOf(ground.hood, coach), ground.rehearsal.ports);
      texts.push(JSON.stringify(outcome));
    }
  }
  return texts.join('\n');
}

const mirasIn = (ground: Ground, text: string): readonly Canary[] => {
  const { mira } = ground.hood.people;
  return canariesIn(text, ground.hood.canaries).filter(({ row, table }) => {
    const owner = row['ownerId'] ?? row['authorId'];
    return SHARED.includes(table) && owner === mira.id;
  });
};

async function byClient({ hood }: Ground, deed: AnyDeed, input: object): Promise<boolean> {
  return (await perform(deed, input, actorOf(hood, client), hood.house.ports)).ok;
}

/** How each kind of thing is taken back, by the row that was shared. */
const WAYS: Readonly<Record<string, (item: Bones) => [AnyDeed, object]>> = {
  moment: ({ id }) => [takeBackMoment, { momentId: id }],
  reflection: ({ id }) => [takeBackReflection, { reflectionId: id }],
  'big picture': () => [takeBackBigPicture, {}],
  'closing check': ({ sessionId }) => [takeBackCheck, { sessionId }],
  'review answer': ({ reviewId }) => [takeBackAnswer, { reviewId }],
  goal: ({ id }) => [withdrawOneGoal, { goalId: id }],
};

/** Takes back everything that is shared here, and every goal that lies here; the kinds of what was taken. */
async function takeAllBack(ground: Ground): Promise<string[]> {
  const { land, rows, hood } = ground;
  const place = hood.places.now.id;
  const everything = [...rows.values()].flat();
  const shared = land.sharings.filter(({ engagementId }) => engagementId === place);
  const placed = land.goals.filter(({ placedIn }) => placedIn === place);
  const taken = new Set<string>();
  for (const { kind, id } of [
    ...shared.map(({ kind, itemId: id }) => ({ kind, id })),
    ...placed.map(({ id }) => ({ kind: 'goal', id })),
  ]) {
    const [deed, input] = WAYS[kind]?.(everything.find((row) => row['id'] === id) ?? {}) ?? [];
    if (deed && input && (await byClient(ground, deed, input))) taken.add(kind);
  }
  return [...taken].toSorted();
}

it.each(['sqlite', 'postgres'] as const)('what is taken back is gone at once, on %s', async (engine) => {
  const ground = await groundOn(engine);
  const before = mirasIn(ground, await readByCoach(ground));
  expect([...new Set(before.map(({ table }) => table))].toSorted()).toEqual(SHARED.toSorted());
  expect(await takeAllBack(ground)).toEqual(Object.keys(WAYS).toSorted());
  const later = { ...ground, land: await landOf(ground.hood.house.store) };
  const text = await readByCoach(later);
  expect(mirasIn(later, text)).toEqual([]);
  // Among the readings is an invitation's link, which shows its note to whoever holds it.
  const wrong = leaksIn(later, readerOf(later.hood, coach), text, { secret: '' });
  for (const route of routesOf(later)) {
    for (const opening of openingsOf(later, route, coach))
      wrong.push(...(await opened(later, opening, coach)));
  }
  expect(wrong, `\n${wrong.join('\n')}\n`).toEqual([]);
});
