// What is a person's own in attention: taken along without what opens it, gone when its time is over, brought to the other
// side only in words given for it, and found again in the fold.
import { describe, expect, it } from 'vitest';
import { readAttention } from '../../../src/app/attention/attention-reading.ts';
import {
  messageIntoStep,
  messageIntoTopic,
  weekIntoTopic,
} from '../../../src/app/attention/bringing-mail.ts';
import { listRest } from '../../../src/app/attention/message-readings.ts';
import { muteSender, setAddresses } from '../../../src/app/attention/muting.ts';
import { forgetOldMessages } from '../../../src/app/attention/old-messages.ts';
import { sayItServes, sayOfMessage } from '../../../src/app/attention/sayings.ts';
import { readExport } from '../../../src/app/exports/export-deed.ts';
import { listSteps } from '../../../src/app/steps.ts';
import { plus } from '../../../src/domain/kernel/time.ts';
import { sources } from '../../../src/store/attention.table.ts';
import { findAll } from '../../../src/store/find.ts';
import { topics } from '../../../src/store/sessions.table.ts';
import { ANN, answerTo } from '../../domain/attention/mailbox.ts';
import { newHouse } from '../../world/house.ts';
import { letterNow, mailUntilNow, rowsOf, sourceOf, take } from './mail-world.ts';

it('is taken along whole, without passwords and packed numbers, by its owner alone', async () => {
  const house = await newHouse();
  const mira = house.as('mira');
  const sourceId = await sourceOf(house, 'mira', 'ZQSOURCE');
  await house.store.write({ person: house.people.mira.id }, (rows) =>
    rows.change(sources, sourceId, { secret: { password: 'ZQPASSWORD' } }),
  );
  await take(house, 'mira', sourceId, [letterNow(house, 1), letterNow(house, 2)]);
  const [first, second] = await rowsOf(house, 'mira');
  await mira.do(sayOfMessage, { messageId: first?.id, says: 'mattered' });
  await mira.do(muteSender, { messageId: second?.id });
  await mira.do(setAddresses, { addresses: ['Mira@Home.example'] });
  const exported = await mira.do(readExport, {});
  expect(exported.attention).toMatchObject({
    budget: 7,
    muted: ['bo@there.example'],
    addresses: ['mira@home.example'],
    sources: [{ name: 'ZQSOURCE', messages: 2 }],
    messages: [{ said: 'mattered', words: { subject: 'Letter 1' } }, { words: { subject: 'Letter 2' } }],
    sayings: 1,
  });
  const text = JSON.stringify(exported);
  expect(text).not.toContain('ZQPASSWORD');
  expect(text).not.toContain(first?.idHash);
  expect(text).not.toMatch(/"numbers"|"weights"|"memory"/);
  const readable = (await mira.get('/settings/export/throughline.md')).text;
  expect(readable).toContain('Letter 1 (it mattered)');
  expect(readable).not.toContain('Letter 2');
  await house.engagement({ week: 3 });
  for (const who of ['elena', 'jon', 'ada'] as const)
    expect((await house.as(who).do(readExport, {})).attention).toBeNull();
});

it('goes after ninety days, what was spoken of after a year', async () => {
  const house = await newHouse();
  const sourceId = await sourceOf(house, 'mira');
  await take(house, 'mira', sourceId, [letterNow(house, 1), letterNow(house, 2)]);
  const [first] = await rowsOf(house, 'mira');
  await house.as('mira').do(sayOfMessage, { messageId: first?.id, says: 'did not matter' });
  const begun = house.ports.now();
  expect(await forgetOldMessages(house.ports)).toBe(0);
  house.clock.set(plus(begun, { days: 91 }));
  expect(await forgetOldMessages(house.ports)).toBe(1);
  expect((await rowsOf(house, 'mira')).map(({ id }) => id)).toEqual([first?.id]);
  house.clock.set(plus(begun, { days: 366 }));
  expect(await forgetOldMessages(house.ports)).toBe(1);
  expect(await rowsOf(house, 'mira')).toEqual([]);
});

it('of a year that is read today only the last ninety days are kept as messages; all of it is learned from', async () => {
  const house = await newHouse();
  const sourceId = await sourceOf(house, 'mira');
  const old = mailUntilNow(house, 13, 150).map((one) => ({ ...one, at: plus(one.at, { days: -100 }) }));
  const { taken } = await take(house, 'mira', sourceId, [...old, letterNow(house, 1)]);
  expect(taken).toBeGreaterThan(100);
  expect(await rowsOf(house, 'mira')).toHaveLength(1);
  expect((await house.as('mira').do(readExport, {})).attention?.lessons).toBeGreaterThan(50);
});

describe('a message', () => {
  async function withLetter() {
    const house = await newHouse();
    const engaged = await house.engagement({ week: 3 });
    const sourceId = await sourceOf(house, 'mira');
    await take(house, 'mira', sourceId, [letterNow(house, 1, { subject: 'ZQSUBJECT', text: 'ZQBODY?' })]);
    const [message] = await rowsOf(house, 'mira');
    return { house, engaged, mira: house.as('mira'), elena: house.as('elena'), messageId: message?.id ?? '' };
  }

  it('becomes a step in the words given, and nothing else of it gets there', async () => {
    const { engaged, mira, elena, messageId } = await withLetter();
    const { id: engagementId, goalId } = engaged;
    const made = await mira.do(messageIntoStep, { messageId, engagementId, goalId, text: 'Send the notes' });
    expect(made).toMatchObject({ holds: true, engagementId });
    const { steps } = await elena.do(listSteps, { engagementId });
    expect(steps.map(({ text }) => text)).toContain('Send the notes');
    expect(JSON.stringify(steps)).not.toContain('ZQ');
    const elsewhere = await mira.refused(messageIntoStep, { messageId, engagementId: 'nowhere', text: 'x' });
    expect(elsewhere.refusal).toBe('engagement.not_found');
    expect(await elena.refused(messageIntoStep, { messageId, engagementId, text: 'x' })).toMatchObject({
      refusal: 'message.not_found',
    });
  });

  it('becomes a topic, and so does the week, by the client alone', async () => {
    const { house, mira, messageId } = await withLetter();
    const { sessionId } = await mira.do(messageIntoTopic, { messageId, text: 'How to say no to Bo' });
    await mira.do(weekIntoTopic, { text: 'Where my week went' });
    const agenda = await house.store.read((rows) => findAll(rows, topics, { sessionId }));
    expect(JSON.stringify(agenda)).toContain('How to say no to Bo');
    expect(JSON.stringify(agenda)).toContain('Where my week went');
    expect(JSON.stringify(agenda)).not.toContain('ZQ');
    expect(await house.as('jon').refused(weekIntoTopic, { text: 'x' })).toMatchObject({
      refusal: 'engagement.no_coach',
    });
  });

  it('is found in the fold by the beginnings of words, page after page, and never among another’s', async () => {
    const house = await newHouse();
    const sourceId = await sourceOf(house, 'mira');
    const many = Array.from({ length: 130 }, (_, number) =>
      letterNow(house, number, {
        to: [],
        bulk: true,
        text: 'News.',
        subject: number === 60 ? 'Müllers Überraschung' : `News ${number}`,
      }),
    );
    await take(house, 'mira', sourceId, many);
    const mira = house.as('mira');
    const first = await mira.do(listRest, {});
    expect(first.messages).toHaveLength(50);
    const ids = new Set(first.messages.map(({ id }) => id));
    for (let { next } = first; next !== null; ) {
      const page = await mira.do(listRest, { after: next });
      for (const { id } of page.messages) {
        expect(ids.has(id)).toBe(false);
        ids.add(id);
      }
      next = page.next;
    }
    expect(ids.size).toBe(first.count);
    const { today } = await mira.do(readAttention, {});
    expect(first.count).toBe(today.rest);
    const found = await mira.do(listRest, { q: 'uberr mull' });
    expect(found.messages.map(({ subject }) => subject)).toEqual(['Müllers Überraschung']);
    expect((await mira.do(listRest, { q: 'berraschung' })).count).toBe(0);
    expect((await house.as('tomas').do(listRest, { q: 'uberr' })).count).toBe(0);
  });
});

it('meetings of this week and the next are listed with the goals they serve, called off ones are not', async () => {
  const house = await newHouse();
  const { goalId } = await house.engagement({ week: 3 });
  const mira = house.as('mira');
  const sourceId = await sourceOf(house, 'mira');
  const now = house.ports.now();
  const meeting = (number: number, hours: number, method = 'REQUEST') =>
    letterNow(house, number, {
      subject: `Meeting ${number}`,
      invitation: { startsAt: plus(now, { hours }), endsAt: plus(now, { hours: hours + 1.5 }), method },
    });
  await take(house, 'mira', sourceId, [meeting(1, 1), meeting(2, 24), meeting(3, 48), meeting(4, 24 * 20)]);
  const [first] = await rowsOf(house, 'mira');
  await mira.do(sayItServes, { messageId: first?.id, goalId });
  const read = await mira.do(readAttention, {});
  // The house's day is a Sunday.
  expect(read.meetings).toMatchObject({
    thisWeek: [{ title: 'Meeting 1', goal: { goalId }, isSaid: true }],
    nextWeek: [{ title: 'Meeting 2' }, { title: 'Meeting 3' }],
    hours: { all: 1.5, forGoals: 1.5 },
  });
  await take(house, 'mira', sourceId, [meeting(5, 24, 'CANCEL')]);
  const after = await mira.do(readAttention, {});
  expect(after.meetings.nextWeek.map(({ title }) => title)).toEqual(['Meeting 3']);
});

it('the same message by two sources asks once, and is answered in both', async () => {
  const house = await newHouse();
  const mira = house.as('mira');
  const letter = letterNow(house, 1);
  const one = await sourceOf(house, 'mira', 'One');
  const two = await sourceOf(house, 'mira', 'Two');
  await take(house, 'mira', one, [letter]);
  await take(house, 'mira', two, [letter]);
  const verdicts = (await rowsOf(house, 'mira')).map(({ verdict }) => verdict);
  expect(verdicts.toSorted()).toEqual(['attend', 'let go']);
  expect((await mira.do(readAttention, {})).today).toMatchObject({ came: 1, few: [{ subject: 'Letter 1' }] });
  await take(house, 'mira', two, [answerTo(letter, 2, house.ports.now(), ANN, 'Here.')]);
  const rows = await rowsOf(house, 'mira');
  expect(rows.map(({ answeredAt }) => answeredAt !== null)).toEqual([true, true]);
  expect((await mira.do(readAttention, {})).today.few).toEqual([]);
});
