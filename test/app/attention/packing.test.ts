// What is packed comes back as it was: a mind taken up again every few messages ranks and learns bit for bit as one that
// never slept, and what is shared inside is shared again.
import { expect, it } from 'vitest';
import { packed, unpacked } from '../../../src/app/attention/packing.ts';
import { rankArrived } from '../../../src/app/attention/ranking.ts';
import { type KeptMind, keptOf, mindFrom } from '../../../src/domain/attention/kept-mind.ts';
import { weightsFrom } from '../../../src/domain/attention/lesson.ts';
import { type Mind, newMind } from '../../../src/domain/attention/mind.ts';
import { SHAPE } from '../../../src/domain/attention/shape.ts';
import { SHIPPED } from '../../../src/domain/attention/shipped.ts';
import type { OwnWeights } from '../../../src/domain/attention/weights.ts';
import { mailboxOf, PROFILE } from '../../domain/attention/mailbox.ts';

const SINCE = { kept: '', reasons: '', now: '9999' };

async function slept(mind: Mind): Promise<Mind> {
  const kept = await unpacked<KeptMind>(await packed(keptOf(mind)));
  const own = await unpacked<OwnWeights>(await packed(mind.own));
  if (!kept || !own) throw new Error('nothing came back');
  return mindFrom(kept, PROFILE, SHIPPED, own);
}

it('ranks, explains and learns as if it had never been packed', async () => {
  const mail = mailboxOf(5, 400);
  const awake = newMind(PROFILE, SHIPPED);
  let sleeper = newMind(PROFILE, SHIPPED);
  const log = [];
  for (let from = 0; from < mail.length; from += 45) {
    const piece = mail.slice(from, from + 45);
    const one = await rankArrived(awake, piece, SINCE);
    sleeper = await slept(sleeper);
    const other = await rankArrived(sleeper, piece, SINCE);
    expect(other).toStrictEqual(one);
    log.push(...one.lessons);
  }
  expect(sleeper.own).toStrictEqual(awake.own);
  expect(sleeper.memory).toStrictEqual(awake.memory);
  expect(weightsFrom(SHIPPED, log)).toStrictEqual(awake.own);
  expect(log.length).toBeGreaterThan(50);
});

it('shares conversations between all that know of them', async () => {
  const mind = newMind(PROFILE, SHIPPED);
  await rankArrived(mind, mailboxOf(6, 60), SINCE);
  const { memory, waiting } = await slept(mind);
  const [id, one] = [...waiting].at(-1) ?? [];
  expect(one?.thread).toBeDefined();
  expect(memory.earlier.kept.get(id ?? '')?.thread).toBe(one?.thread);
});

it('does not open what another shape of the engine packed', async () => {
  const text = await packed({ some: 'value' });
  expect(text.startsWith(`${SHAPE}:`)).toBe(true);
  expect(await unpacked(text.replace(String(SHAPE), String(SHAPE + 1)))).toBeNull();
  expect(await unpacked('no such thing')).toBeNull();
  expect(await unpacked(null)).toBeNull();
});
