// Mail is taken in once, whole or not at all, ranked as one long mind would have ranked it, and the days are judged.
import { describe, expect, it } from 'vitest';
import { readAttention } from '../../../src/app/attention/attention-reading.ts';
import { settingsOf, weightsOf } from '../../../src/app/attention/attention-settings.ts';
import { weightsAnew } from '../../../src/app/attention/lessons-log.ts';
import { muteSender, setBudget, unmuteSender } from '../../../src/app/attention/muting.ts';
import { sayOfMessage } from '../../../src/app/attention/sayings.ts';
import { takeMail } from '../../../src/app/attention/taking-mail.ts';
import { SHAPE } from '../../../src/domain/attention/shape.ts';
import { attentions, lessons, minds, sources } from '../../../src/store/attention.table.ts';
import { findAll } from '../../../src/store/find.ts';
import type { Rows } from '../../../src/store/store.ts';
import { ANN, answerTo } from '../../domain/attention/mailbox.ts';
import { newHouse } from '../../world/house.ts';
import { letterNow, logOf, mailUntilNow, rowsOf, sourceOf, take } from './mail-world.ts';

describe.each(['sqlite', 'postgres'] as const)('mail on %s', (engine) => {
  it('is taken in once, and proposes few messages a day with their reasons', async () => {
    const house = await newHouse({ engine });
    const sourceId = await sourceOf(house, 'mira');
    const mail = mailUntilNow(house, 7, 400);
    const first = await take(house, 'mira', sourceId, mail);
    const others = mail.filter(({ from }) => from !== ANN).length;
    expect(first).toEqual({ taken: others, doubles: 0, isGone: false });
    const rows = await rowsOf(house, 'mira');
    expect(rows).toHaveLength(others);
    expect(await take(house, 'mira', sourceId, mail)).toEqual({
      taken: 0,
      doubles: mail.length,
      isGone: false,
    });
    expect(await rowsOf(house, 'mira')).toEqual(rows);
    const read = await house.as('mira').do(readAttention, {});
    expect(read.isOn).toBe(true);
    expect(read.sources).toMatchObject([{ id: sourceId, messages: others }]);
    const { today } = read;
    expect(today.few.length).toBeLessThanOrEqual(read.budget);
    expect(today.came).toBe(today.few.length + today.done.length + today.rest);
    const shown = [...today.few, ...today.earlier];
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.some(({ reasons }) => reasons.length > 0)).toBe(true);
    for (const day of Map.groupBy(rows, (row) => row.day).values())
      expect(day.filter(({ verdict }) => verdict === 'attend').length).toBeLessThanOrEqual(7);
  });

  it('of which nothing could be read is known to have been read', async () => {
    const house = await newHouse({ engine });
    const sourceId = await sourceOf(house, 'mira');
    expect(await take(house, 'mira', sourceId, [])).toEqual({ taken: 0, doubles: 0, isGone: false });
    const known = await house.store.read((rows) => findAll(rows, minds, { sourceId }));
    expect(known.map(({ shape }) => shape)).toEqual([SHAPE]);
    expect(await logOf(house, 'mira')).toEqual([]);
  });

  it('keeps of a letter in one long sentence only its beginning', async () => {
    const house = await newHouse({ engine });
    const sourceId = await sourceOf(house, 'mira');
    const text = `Could you please send me the notes of ${'nobodyknowswhat'.repeat(60)} lastwords?`;
    await take(house, 'mira', sourceId, [letterNow(house, 1, { text })]);
    const kept = (await rowsOf(house, 'mira')).flatMap(({ words }) => words?.reasons ?? []);
    const asks = kept.map(({ evidence }) => (evidence.kind === 'asks' ? evidence.sentence : ''));
    expect(asks).toContain(text.slice(0, 300));
    expect(JSON.stringify(kept)).not.toContain('lastwords');
  });

  it('is ranked in many readings bit for bit as its log says, and by whatever was known before', async () => {
    const house = await newHouse({ engine });
    const sourceId = await sourceOf(house, 'mira');
    const mail = mailUntilNow(house, 8, 300);
    for (let from = 0; from < mail.length; from += 61)
      await take(house, 'mira', sourceId, mail.slice(from, from + 61));
    const { id } = house.people.mira;
    await house.store.read(async (rows) => {
      const settings = await settingsOf(rows, id);
      if (!settings) throw new Error('no settings');
      expect(await weightsOf(rows, settings)).toStrictEqual(await weightsAnew(rows, id));
    });
    expect((await logOf(house, 'mira')).length).toBeGreaterThan(1);
  });

  it('of two sources at once, with words between, is learned in one order', async () => {
    const house = await newHouse({ engine });
    const [one, two] = [await sourceOf(house, 'mira', 'One'), await sourceOf(house, 'mira', 'Two')];
    await take(house, 'mira', one, [letterNow(house, 1)]);
    const [row] = await rowsOf(house, 'mira');
    const [first, second] = [mailUntilNow(house, 8, 100), mailUntilNow(house, 9, 100)];
    const reading = async (sourceId: string, mail: typeof first) => {
      for (let from = 0; from < mail.length; from += 40)
        await take(house, 'mira', sourceId, mail.slice(from, from + 40));
    };
    const speaking = async () => {
      for (const says of ['mattered', 'did not matter', 'mattered'])
        await house.as('mira').do(sayOfMessage, { messageId: row?.id, says });
    };
    await Promise.all([reading(one, first), reading(two, second), speaking()]);
    const log = await logOf(house, 'mira');
    expect(log.filter(({ kind }) => kind === 'mattered')).toHaveLength(1);
    expect(new Set(log.map(({ sourceId }) => sourceId))).toEqual(new Set([one, two]));
    const others = [...first, ...second].filter(({ from }) => from !== ANN).length;
    expect(await rowsOf(house, 'mira')).toHaveLength(others + 1);
    const { id } = house.people.mira;
    await house.store.read(async (rows) => {
      const settings = await settingsOf(rows, id);
      if (!settings) throw new Error('no settings');
      expect(await weightsOf(rows, settings)).toStrictEqual(await weightsAnew(rows, id));
    });
  });

  it('leaves the list once it is answered', async () => {
    const house = await newHouse({ engine });
    const sourceId = await sourceOf(house, 'mira');
    const letter = letterNow(house, 1);
    await take(house, 'mira', sourceId, [letter]);
    const mira = house.as('mira');
    const before = await mira.do(readAttention, {});
    expect(before.today.few.map(({ subject }) => subject)).toEqual(['Letter 1']);
    await take(house, 'mira', sourceId, [answerTo(letter, 2, house.ports.now(), ANN, 'Here they are.')]);
    const { today, week } = await mira.do(readAttention, {});
    expect(today.few).toEqual([]);
    expect(today.done).toMatchObject([{ subject: 'Letter 1', answeredAt: house.ports.now() }]);
    expect(week.attended).toBe(1);
  });
});

it('ranks again when the person spoke meanwhile, so that nothing that was said is lost', async () => {
  const house = await newHouse();
  const sourceId = await sourceOf(house, 'mira');
  await take(house, 'mira', sourceId, [letterNow(house, 1)]);
  const [row] = await rowsOf(house, 'mira');
  let times = 0;
  const { store } = house.ports;
  const ports = {
    ...house.ports,
    store: {
      ...store,
      // The person's word comes between ranking and keeping.
      write: (async (...given: Parameters<typeof store.write>) => {
        times += 1;
        if (times === 1)
          await house.as('mira').do(sayOfMessage, { messageId: row?.id, says: 'did not matter' });
        return store.write(...given);
      }) as typeof store.write,
    },
  };
  const ownerId = house.people.mira.id;
  const taken = await takeMail(ports, { ownerId, sourceId, messages: [letterNow(house, 2)] });
  expect(taken.taken).toBe(1);
  expect(times).toBe(2);
  expect((await logOf(house, 'mira')).map(({ kind }) => kind)).toEqual(['did not matter']);
  expect(await rowsOf(house, 'mira')).toHaveLength(2);
});

it('writes down only how far it was read where nothing is new, and tells the owner’s open pages alone', async () => {
  const house = await newHouse();
  const sourceId = await sourceOf(house, 'mira');
  const ownerId = house.people.mira.id;
  await take(house, 'mira', sourceId, [letterNow(house, 1)]);
  const told = { engagementId: null, personId: ownerId, audience: 'author', actorId: null };
  expect(house.announced).toEqual([{ ...told, kinds: ['Touched'] }]);
  const settings = () => house.store.read((rows) => settingsOf(rows, ownerId));
  const before = await settings();
  const keep = (done: number) => async (rows: Rows) => rows.change(sources, sourceId, { done });
  for (const messages of [[], [letterNow(house, 1)]])
    await takeMail(house.ports, { ownerId, sourceId, messages, keep: keep(messages.length + 5) });
  expect(await settings()).toEqual(before);
  expect(house.announced).toHaveLength(1);
  const [source] = await house.store.read((rows) => findAll(rows, sources, { id: sourceId }));
  expect(source).toMatchObject({ done: 6, messages: 1 });
});

it('keeps nothing of a source that is gone, or whose reader lost it', async () => {
  const house = await newHouse();
  const sourceId = await sourceOf(house, 'mira');
  const ownerId = house.people.mira.id;
  const mail = [letterNow(house, 1)];
  const lost = await takeMail(house.ports, { ownerId, sourceId, messages: mail, keep: async () => false });
  expect(lost).toMatchObject({ isGone: true });
  expect(await rowsOf(house, 'mira')).toEqual([]);
  expect(await take(house, 'mira', 'nowhere', mail)).toMatchObject({ isGone: true });
  // Nobody takes mail into somebody else's source.
  const stolen = await takeMail(house.ports, { ownerId: house.people.jon.id, sourceId, messages: mail });
  expect(stolen).toMatchObject({ isGone: true });
});

it('lets muted senders go before the budget, and hears them again', async () => {
  const house = await newHouse();
  const mira = house.as('mira');
  const sourceId = await sourceOf(house, 'mira');
  const cy = { address: 'cy@there.example', name: 'Cy Cole' };
  const mail = [1, 2, 3, 4].map((number) => letterNow(house, number, number > 2 ? { from: cy } : {}));
  await take(house, 'mira', sourceId, mail);
  await mira.do(setBudget, { budget: 2 });
  const rows = await rowsOf(house, 'mira');
  const fromBo = rows.filter(({ words }) => words?.from.address === 'bo@there.example');
  await mira.do(muteSender, { messageId: fromBo[0]?.id });
  const muted = (await mira.do(readAttention, {})).today;
  expect(muted.few.map(({ from }) => from.address)).toEqual([cy.address, cy.address]);
  await take(house, 'mira', sourceId, [letterNow(house, 5)]);
  expect((await mira.do(readAttention, {})).today.few).toHaveLength(2);
  await mira.do(setBudget, { budget: 7 });
  expect((await mira.do(readAttention, {})).today.few).toHaveLength(2);
  await mira.do(unmuteSender, { address: 'bo@there.example' });
  expect((await mira.do(readAttention, {})).today.few).toHaveLength(5);
});

it('reads anew what an earlier engine read: nothing twice, and what was said stays, by today’s numbers', async () => {
  const house = await newHouse();
  const mira = house.as('mira');
  const { id: ownerId } = house.people.mira;
  const sourceId = await sourceOf(house, 'mira');
  const mail = mailUntilNow(house, 9, 200);
  await take(house, 'mira', sourceId, mail);
  const before = await rowsOf(house, 'mira');
  const said = before.at(-1)?.id;
  await mira.do(sayOfMessage, { messageId: said, says: 'mattered' });
  const log = await logOf(house, 'mira');
  // Another shape packed it all.
  await house.store.write({ person: ownerId }, async (rows) => {
    const settings = await settingsOf(rows, ownerId);
    await rows.change(attentions, ownerId, { weights: `1${settings?.weights}` });
    for (const line of log)
      await rows.change(lessons, line.id, { shape: 1, entries: line.kind === 'batch' ? [] : line.entries });
    const [mind] = await findAll(rows, minds, { sourceId });
    await rows.change(minds, sourceId, { memory: `1${mind?.memory}` });
  });
  await take(house, 'mira', sourceId, mail.slice(0, 120));
  await take(house, 'mira', sourceId, mail.slice(120));
  const after = await rowsOf(house, 'mira');
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.at(-1)).toMatchObject({ id: said, said: 'mattered' });
  const renewed = await logOf(house, 'mira');
  expect(renewed.every(({ shape }) => shape === SHAPE)).toBe(true);
  expect(renewed.filter(({ kind }) => kind === 'mattered')).toHaveLength(1);
  const learned = (all: typeof log) => all.reduce((sum, { count }) => sum + count, 0);
  expect(learned(renewed)).toBe(learned(log));
  await house.store.read(async (rows) => {
    const settings = await settingsOf(rows, ownerId);
    if (!settings) throw new Error('no settings');
    expect(await weightsOf(rows, settings)).toStrictEqual(await weightsAnew(rows, ownerId));
  });
});
