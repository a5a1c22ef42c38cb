// A link in a mail: one deed on one item, and nothing else that its person could do.
import { expect, it } from 'vitest';
import { showAccount } from '../../src/app/accounts/profiles.ts';
import type { Actor } from '../../src/app/actor.ts';
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import { markStep } from '../../src/app/step-moves.ts';
import { readStep } from '../../src/app/steps.ts';
import { newHouse } from '../world/house.ts';

it('does what it was sent for, and on that item alone', async () => {
  const house = await newHouse();
  const { book } = await house.engagement({ week: 4 });
  const [kept, other] = (await book()).steps.filter(({ state }) => state === 'kept').map(({ id }) => id);
  const personId = house.person('mira').id;
  const link: Actor = { kind: 'mail link', personId, deed: 'step.mark', item: kept ?? '' };
  const codeOf = async (deed: AnyDeed, input: object) => {
    const outcome = await perform(deed, input, link, house.ports);
    return outcome.ok ? 'done' : outcome.refusal;
  };
  expect(await codeOf(markStep, { stepId: kept, mark: 'not kept' })).toMatch(/^done|step\.mark/);
  expect(await codeOf(markStep, { stepId: other, mark: 'not kept' })).toBe('account.sign_in');
  expect(await codeOf(readStep, { stepId: kept })).toBe('account.sign_in');
  expect(await codeOf(showAccount, {})).toBe('account.sign_in');
});
