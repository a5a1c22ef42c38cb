// What a person says teaches from the next message on; what is taken back was never said, bit for bit.
import { describe, expect, it } from 'vitest';
import { readAttention } from '../../../src/app/attention/attention-reading.ts';
import { settingsOf, weightsOf } from '../../../src/app/attention/attention-settings.ts';
import { forgetMailOf, forgetOneSender } from '../../../src/app/attention/forgetting.ts';
import { readLearned, strikeLearned, unstrikeLearned } from '../../../src/app/attention/learning.ts';
import { listRest, readMessage } from '../../../src/app/attention/message-readings.ts';
import { muteSender } from '../../../src/app/attention/muting.ts';
import { unpacked } from '../../../src/app/attention/packing.ts';
import { mailOwnerOf } from '../../../src/app/attention/profiles.ts';
import {
  sayItServes,
  sayItServesNone,
  sayOfMessage,
  takeBackSaying,
} from '../../../src/app/attention/sayings.ts';
import type { KeptMind } from '../../../src/domain/attention/kept-mind.ts';
import { plus } from '../../../src/domain/kernel/time.ts';
import { minds } from '../../../src/store/attention.table.ts';
import { findAll } from '../../../src/store/find.ts';
import { ANN, answerTo } from '../../domain/attention/mailbox.ts';
import type { House } from '../../world/house.ts';
import { newHouse } from '../../world/house.ts';
import { letterNow, logOf, mailUntilNow, rowsOf, sourceOf, take } from './mail-world.ts';

async function weightsIn(house: House) {
  const { id } = house.people.mira;
  return house.store.read(async (rows) => {
    const settings = await settingsOf(rows, id);
    if (!settings) throw new Error('no settings');
    return weightsOf(rows, settings);
  });
}

/** The words that a goal has been taught. */
async function taughtIn(house: House, goalId: string) {
  const { id } = house.people.mira;
  return house.store.read(async (rows) => {
    const settings = await settingsOf(rows, id);
    const owner = settings && (await mailOwnerOf(rows, settings, '2026-11-22T10:00:00.000Z'));
    return owner?.profile.aims.find((aim) => aim.id === goalId)?.taught ?? [];
  });
}

async function withMail(engine: 'sqlite' | 'postgres' = 'sqlite', count = 250) {
  const house = await newHouse({ engine });
  const sourceId = await sourceOf(house, 'mira');
  await take(house, 'mira', sourceId, mailUntilNow(house, 9, count));
  return { house, sourceId, mira: house.as('mira'), rows: await rowsOf(house, 'mira') };
}

describe.each(['sqlite', 'postgres'] as const)('a word about a message on %s', (engine) => {
  it('is taken back as if it had never been said, whatever came after it', async () => {
    const { house, sourceId, mira, rows } = await withMail(engine);
    const messageId = rows.at(-3)?.id;
    const before = await weightsIn(house);
    const shown = await mira.do(readAttention, {});
    const { lessonId } = await mira.do(sayOfMessage, { messageId, says: 'mattered' });
    expect(await weightsIn(house)).not.toStrictEqual(before);
    expect(await mira.do(readMessage, { messageId })).toMatchObject({ said: 'mattered', lessonId });
    await mira.do(takeBackSaying, { messageId });
    expect(await weightsIn(house)).toStrictEqual(before);
    expect(await mira.do(readMessage, { messageId })).toMatchObject({ said: null, lessonId: null });
    expect(await rowsOf(house, 'mira')).toEqual(rows);
    expect(await mira.do(readAttention, {})).toEqual(shown);
    // With mail and another word in between it is the same as where it was never said.
    await mira.do(sayOfMessage, { messageId, says: 'did not matter' });
    await take(house, 'mira', sourceId, [letterNow(house, 1)]);
    const other = rows.at(-5)?.id;
    await mira.do(sayOfMessage, { messageId: other, says: 'mattered' });
    await mira.do(takeBackSaying, { messageId });
    const after = await weightsIn(house);
    await mira.do(takeBackSaying, { messageId: other });
    await mira.do(sayOfMessage, { messageId: other, says: 'mattered' });
    expect(await weightsIn(house)).toStrictEqual(after);
    await mira.do(takeBackSaying, { messageId: other });
    expect(await weightsIn(house)).toStrictEqual(before);
    expect(await mira.refused(takeBackSaying, { messageId: other })).toMatchObject({
      refusal: 'message.not_spoken_of',
    });
  });

  it('said anew takes the place of the earlier one; what can wait teaches nothing', async () => {
    const { house, mira, rows } = await withMail(engine, 80);
    const messageId = rows.at(-1)?.id;
    const before = await weightsIn(house);
    await mira.do(sayOfMessage, { messageId, says: 'did not matter' });
    const once = await weightsIn(house);
    await mira.do(sayOfMessage, { messageId, says: 'did not matter' });
    expect(await weightsIn(house)).toStrictEqual(once);
    await mira.do(sayOfMessage, { messageId, says: 'mattered' });
    await mira.do(sayOfMessage, { messageId, says: 'did not matter' });
    expect(await weightsIn(house)).toStrictEqual(once);
    expect((await logOf(house, 'mira')).filter((line) => line.messageId === messageId)).toHaveLength(1);
    await mira.do(sayOfMessage, { messageId, says: 'can wait' });
    expect(await weightsIn(house)).toStrictEqual(before);
    const { messages } = await mira.do(listRest, { verdict: 'can wait' });
    expect(messages.map(({ id }) => id)).toContain(messageId);
  });

  it('names the goal it serves, and that is taken back by itself', async () => {
    const { house, mira, rows } = await withMail(engine, 80);
    const { goalId } = await house.engagement({ week: 3 });
    const messageId = rows.at(-1)?.id;
    await mira.do(sayOfMessage, { messageId, says: 'mattered' });
    const before = await weightsIn(house);
    await mira.do(sayItServes, { messageId, goalId });
    expect(await mira.do(readMessage, { messageId })).toMatchObject({ serves: { goalId } });
    expect((await taughtIn(house, goalId)).length).toBeGreaterThan(0);
    expect((await mira.do(readAttention, {})).week.byGoal).toMatchObject([{ goalId, count: 1 }]);
    await mira.do(sayItServesNone, { messageId });
    expect(await weightsIn(house)).toStrictEqual(before);
    expect(await taughtIn(house, goalId)).toStrictEqual([]);
    const jons = await house.engagement({ client: 'jon', week: 3 });
    expect(await mira.refused(sayItServes, { messageId, goalId: jons.goalId })).toMatchObject({
      refusal: 'goal.not_found',
    });
  });
});

it('teaches the very next message of that sender', async () => {
  const { house, sourceId, mira, rows } = await withMail();
  const last = rows.at(-1);
  const scoreOf = async (number: number) => {
    const from = last?.words?.from ?? { address: '', name: '' };
    await take(house, 'mira', sourceId, [letterNow(house, number, { from, text: 'One line.' })]);
    const all = await rowsOf(house, 'mira');
    return all.find(({ words }) => words?.subject === `Letter ${number}`)?.score ?? 0;
  };
  const before = await scoreOf(1);
  await mira.do(sayOfMessage, { messageId: last?.id, says: 'did not matter' });
  expect(await scoreOf(2)).toBeLessThan(before);
});

it('strikes out one thing that was learned, and puts it back bit for bit', async () => {
  const { house, mira } = await withMail();
  const before = await weightsIn(house);
  const { lines, counts, struck } = await mira.do(readLearned, {});
  expect(lines.length).toBeGreaterThan(0);
  expect(struck).toEqual([]);
  expect(counts.lessons).toBeGreaterThan(50);
  const [line] = lines;
  const { lessonId } = await mira.do(strikeLearned, line?.part);
  const after = await mira.do(readLearned, {});
  expect(after.lines).not.toContainEqual(line);
  expect(after.struck).toEqual([{ lessonId, at: house.ports.now(), about: line?.about }]);
  await mira.do(unstrikeLearned, { lessonId });
  expect(await weightsIn(house)).toStrictEqual(before);
  expect(await mira.refused(unstrikeLearned, { lessonId })).toMatchObject({ refusal: 'lesson.not_found' });
  expect(await mira.refused(strikeLearned, { case: 1, slot: 1 })).toMatchObject({ refusal: 'input.invalid' });
});

it('forgets a sender: messages, lessons, and what is remembered under the address', async () => {
  const { house, mira, rows } = await withMail();
  const { address } = rows.at(-1)?.words?.from ?? { address: '' };
  await mira.do(forgetOneSender, { messageId: rows.at(-1)?.id });
  const left = await rowsOf(house, 'mira');
  expect(left.length).toBeLessThan(rows.length);
  expect(left.map(({ words }) => words?.from.address)).not.toContain(address);
  const ids = new Set(left.map(({ words }) => words?.messageId));
  const log = await logOf(house, 'mira');
  const learned = log.flatMap(({ entries }) =>
    (entries ?? []).flatMap((one) => ('message' in one ? one.message : [])),
  );
  expect(learned.length).toBeGreaterThan(0);
  expect(learned.filter((id) => !ids.has(id))).toEqual([]);
  const kept = await house.store.read((store) => findAll(store, minds, { ownerId: house.people.mira.id }));
  const mind = await unpacked<KeptMind>(kept[0]?.memory ?? null);
  expect(mind?.memory.contacts.kept.has(address)).toBe(false);
  expect([...(mind?.memory.earlier.kept.values() ?? [])].map(({ author }) => author)).not.toContain(address);
  expect([...(mind?.waiting.values() ?? [])].map(({ author }) => author)).not.toContain(address);
});

it('forgets a source with all that came of it, as if only the other had been there', async () => {
  const house = await newHouse();
  const { id } = house.people.mira;
  const one = await sourceOf(house, 'mira', 'One');
  await take(house, 'mira', one, mailUntilNow(house, 11, 200));
  const alone = await weightsIn(house);
  const other = await sourceOf(house, 'mira', 'Other');
  await take(house, 'mira', other, mailUntilNow(house, 12, 200));
  expect(await weightsIn(house)).not.toStrictEqual(alone);
  await house.store.write({ person: id }, (rows) => forgetMailOf(rows, id, other));
  expect(await weightsIn(house)).toStrictEqual(alone);
  expect((await rowsOf(house, 'mira')).every(({ sourceId }) => sourceId === one)).toBe(true);
});

it('learns that what was shown was ignored, of days that somebody looked at, once', async () => {
  const house = await newHouse();
  const mira = house.as('mira');
  const sourceId = await sourceOf(house, 'mira');
  house.clock.set(plus(house.ports.now(), { hours: 1 }));
  await take(
    house,
    'mira',
    sourceId,
    [1, 2, 3].map((number) => letterNow(house, number)),
  );
  const rows = await rowsOf(house, 'mira');
  expect(rows.every(({ verdict }) => verdict === 'attend')).toBe(true);
  let number = 10;
  const passOn = async () => {
    house.clock.set(plus(house.ports.now(), { days: 9 }));
    await take(house, 'mira', sourceId, [letterNow(house, number++)]);
    return (await logOf(house, 'mira')).filter(({ kind }) => kind === 'ignored');
  };
  await mira.do(sayOfMessage, { messageId: rows[0]?.id, says: 'mattered' });
  const ignored = await passOn();
  expect(new Set(ignored.map(({ messageId }) => messageId))).toEqual(new Set([rows[1]?.id, rows[2]?.id]));
  const again = await passOn();
  expect(again).toEqual(ignored);
});

it('learns nothing of having ignored what came before there was a source to show it', async () => {
  const house = await newHouse();
  const sourceId = await sourceOf(house, 'mira');
  const past = (number: number) => letterNow(house, number, { at: plus(house.ports.now(), { days: -10 }) });
  const answered = past(3);
  await take(house, 'mira', sourceId, [past(1), past(2), answered]);
  expect((await rowsOf(house, 'mira')).every(({ verdict }) => verdict === 'attend')).toBe(true);
  await take(house, 'mira', sourceId, [answerTo(answered, 4, house.ports.now(), ANN, 'Here they are.')]);
  await take(house, 'mira', sourceId, [letterNow(house, 5)]);
  expect((await logOf(house, 'mira')).filter(({ kind }) => kind === 'ignored')).toEqual([]);
});

it('does not mute or forget where a message names nobody', async () => {
  const house = await newHouse();
  const sourceId = await sourceOf(house, 'mira');
  await take(house, 'mira', sourceId, [letterNow(house, 1, { from: { address: '', name: '' } })]);
  const [row] = await rowsOf(house, 'mira');
  for (const deed of [muteSender, forgetOneSender] as const)
    expect(await house.as('mira').refused(deed, { messageId: row?.id })).toMatchObject({
      refusal: 'message.no_sender',
    });
});

it('is read by nobody else: a message of another person is not there', async () => {
  const { house, rows } = await withMail('sqlite', 40);
  const messageId = rows.at(-1)?.id;
  for (const who of ['elena', 'jon', 'ada'] as const) {
    const other = house.as(who);
    for (const deed of [readMessage, takeBackSaying, forgetOneSender] as const)
      expect(await other.refused(deed, { messageId })).toMatchObject({ refusal: 'message.not_found' });
    expect(await other.do(readAttention, {})).toMatchObject({ isOn: false, today: { came: 0 } });
  }
});
