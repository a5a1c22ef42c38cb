// The journal as deeds: reflections that lose nothing, reflective steps kept by one, moments, frictions, the big picture.
import { describe, expect, it } from 'vitest';
import { readBigPicture, writeBigPicture } from '../../src/app/big-pictures.ts';
import { readJournal, readMoment, readReflection } from '../../src/app/journal-readings.ts';
import {
  bringMoment,
  catchOneMoment,
  changeOneMoment,
  exploreOneFriction,
  removeOneMoment,
} from '../../src/app/moments.ts';
import { drawOneQuestion } from '../../src/app/questions.ts';
import { removeOneReflection, saveOneReflection, writeOneReflection } from '../../src/app/reflections.ts';
import { addOneStep, readStep } from '../../src/app/steps.ts';
import { QUESTIONS } from '../../src/domain/engagement/question.table.ts';
import { type House, newHouse } from '../world/house.ts';

async function eventsAbout(house: House, id: string) {
  return house.store.read(({ db }) =>
    db.selectFrom('events').select(['kind', 'engagementId', 'audience']).where('about', '=', id).execute(),
  );
}

describe.each(['sqlite', 'postgres'] as const)('a reflection on %s', (engine) => {
  it('is saved as it is written, and never over something newer', async () => {
    const house = await newHouse({ engine });
    const mira = house.as('mira');
    const reflectionId = house.ports.newId();
    const first = await mira.do(saveOneReflection, { reflectionId, text: 'They looked' });
    const second = await mira.do(saveOneReflection, {
      reflectionId,
      rev: first.rev,
      text: 'They looked at me',
    });
    const stale = { reflectionId, rev: first.rev, text: 'In another tab' };
    expect(await mira.refused(saveOneReflection, stale)).toMatchObject({
      refusal: 'reflection.changed_meanwhile',
      detail: { rev: second.rev },
    });
    const again = await mira.do(saveOneReflection, {
      reflectionId,
      rev: first.rev,
      text: 'They looked at me',
    });
    expect(again).toEqual(second);
    const read = await mira.do(readReflection, { reflectionId });
    expect(read).toMatchObject({ rev: second.rev, version: 1, said: { text: 'They looked at me' } });
    expect(await eventsAbout(house, reflectionId)).toEqual([
      { kind: 'ReflectionWritten', engagementId: null, audience: 'author' },
    ]);
  });

  it('keeps the reflective step it is written for, and stays private', async () => {
    const house = await newHouse({ engine });
    const { id: engagementId, goalId } = await house.engagement({ week: 3 });
    const mira = house.as('mira');
    const step = { engagementId, text: 'What am I protecting?', kind: 'reflective', goalId };
    const { id: stepId } = await mira.do(addOneStep, step);
    const written = await mira.do(writeOneReflection, {
      subject: 'goal',
      goalId,
      text: 'My picture of myself',
      stepId,
    });
    expect((await mira.do(readStep, { stepId })).step.state).toBe('kept');
    expect((await house.as('elena').do(readStep, { stepId })).step.state).toBe('kept');
    const read = await mira.do(readReflection, { reflectionId: written.id });
    expect(read).toMatchObject({ kept: [{ id: stepId }], sharing: { shared: [], open: [{ engagementId }] } });
    const no = await house.as('elena').refused(readReflection, { reflectionId: written.id });
    expect(no.refusal).toBe('reflection.not_found');
    const { id: second } = await mira.do(addOneStep, { ...step, kind: 'practical' });
    const wrong = await mira.refused(writeOneReflection, { text: 'x', stepId: second });
    expect(wrong.refusal).toBe('step.not_reflective');
    expect((await mira.do(readJournal, {})).entries).toHaveLength(1);
  });

  it('is removed with its words', async () => {
    const house = await newHouse({ engine });
    const mira = house.as('mira');
    const { id: reflectionId, rev } = await mira.do(writeOneReflection, { text: 'Gone soon' });
    expect((await house.as('jon').refused(removeOneReflection, { reflectionId })).refusal).toBe(
      'reflection.not_found',
    );
    await mira.do(removeOneReflection, { reflectionId });
    expect((await mira.refused(saveOneReflection, { reflectionId, rev, text: 'Back' })).refusal).toBe(
      'reflection.removed_meanwhile',
    );
    expect(
      (await house.as('jon').refused(saveOneReflection, { reflectionId, rev, text: 'Back' })).refusal,
    ).toBe('reflection.not_found');
    const rows = await house.store.read(({ db }) => db.selectFrom('reflections').select('words').execute());
    expect(rows).toEqual([{ words: null }]);
  });
});

describe('what a reflection holds', () => {
  it('joins what two wrote upon the same words: part by part, neither lost, nothing twice', async () => {
    const mira = (await newHouse()).as('mira');
    const first = { subject: 'event', whatHappened: 'A call', whatIDid: 'I spoke' };
    const { id: reflectionId } = await mira.do(writeOneReflection, first);
    const mine = {
      reflectionId,
      rev: 'stale',
      whatHappened: 'A call at ten',
      whatITake: 'Wait',
      joins: true,
    };
    for (let times = 0; times < 2; times += 1) await mira.do(saveOneReflection, mine);
    const { said, subject } = await mira.do(readReflection, { reflectionId });
    expect(subject).toBe('event');
    const joined = { whatHappened: 'A call at ten', whatIDid: 'I spoke', whatITake: 'Wait' };
    expect(said).toMatchObject({ text: '', ...joined });
    await mira.do(saveOneReflection, { reflectionId, whatHappened: 'Another one', joins: true });
    const both = await mira.do(readReflection, { reflectionId });
    expect(both.said).toMatchObject({ text: '', ...joined, whatHappened: 'A call at ten\n\nAnother one' });
  });

  it('is an event in its five parts, or one text; nothing empty, nothing over 1 MB, no goal of others', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    const parts = {
      whatHappened: 'A call',
      whatIDid: 'I spoke',
      whatINoticed: 'Silence',
      whatITake: 'Wait',
      nextStep: 'Ask',
    };
    const { id } = await mira.do(writeOneReflection, { subject: 'event', ...parts });
    expect((await mira.do(readReflection, { reflectionId: id })).said).toEqual({ text: '', ...parts });
    expect((await mira.refused(writeOneReflection, { text: ' \n ' })).refusal).toBe('reflection.empty');
    const most = 'ä'.repeat(524_288);
    expect(await mira.do(writeOneReflection, { text: most })).toMatchObject({ version: 1 });
    expect(await mira.refused(writeOneReflection, { text: `${most}.` })).toMatchObject({
      refusal: 'reflection.too_long',
      detail: { bytes: 1_048_577, most: 1_048_576 },
    });
    const halves = { subject: 'event', whatHappened: most, whatIDid: 'and more' };
    expect((await mira.refused(writeOneReflection, halves)).refusal).toBe('reflection.too_long');
    expect((await mira.refused(writeOneReflection, { subject: 'goal', text: 'x' })).refusal).toBe(
      'reflection.needs_goal',
    );
    const { goalId } = await house.engagement({ client: 'tomas', state: 'planned' });
    expect((await mira.refused(writeOneReflection, { subject: 'goal', goalId, text: 'x' })).refusal).toBe(
      'goal.not_found',
    );
    const odd = await mira.refused(saveOneReflection, { reflectionId: 'mine', text: 'x' });
    expect(odd.refusal).toBe('reflection.not_found');
  });

  it('takes a question that was not drawn within 30 days, until all were', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    const all = Object.values(QUESTIONS).flat();
    const drawn = new Set<string>();
    for (let count = 0; count < all.length; count += 1) {
      const { question } = await mira.do(drawOneQuestion, { category: 'values' });
      drawn.add(question?.id ?? '');
    }
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect([...drawn].sort()).toEqual([...all].sort());
    expect((await mira.do(drawOneQuestion, {})).question).toBeNull();
    expect((await house.as('jon').do(drawOneQuestion, {})).question).not.toBeNull();
    house.clock.pass({ days: 31 });
    expect((await mira.do(drawOneQuestion, { category: 'scale' })).question?.category).toBe('scale');
  });
});

describe('moments', () => {
  it('are caught in one line, put right, and removed with their words', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    const { id: momentId } = await mira.do(catchOneMoment, { kind: 'doubt', line: 'That question stung' });
    await mira.do(changeOneMoment, {
      momentId,
      kind: 'friction',
      friction: 'question',
      line: 'Her question stung',
    });
    expect(await mira.do(readMoment, { momentId })).toMatchObject({
      kind: 'friction',
      friction: 'question',
      line: 'Her question stung',
    });
    expect(
      (await mira.refused(changeOneMoment, { momentId, kind: 'win', friction: 'question' })).refusal,
    ).toBe('moment.not_friction');
    await mira.do(removeOneMoment, { momentId });
    expect((await mira.refused(readMoment, { momentId })).refusal).toBe('moment.not_found');
    expect((await mira.do(readJournal, {})).entries).toEqual([]);
    const elsewhere = await house.engagement({ client: 'tomas', state: 'planned' });
    const [sessionId] = elsewhere.sessionIds;
    expect((await mira.refused(catchOneMoment, { kind: 'win', line: 'x', sessionId })).refusal).toBe(
      'session.not_found',
    );
  });

  it('that are frictions are explored in four moves, in their order', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    const { id: momentId } = await mira.do(catchOneMoment, { kind: 'friction', line: 'Too fast' });
    const move = (number: number, text: string) =>
      mira.try(exploreOneFriction, { momentId, move: number, text });
    expect(await move(2, 'x')).toMatchObject({ refusal: 'moment.move_order', detail: { next: 1 } });
    for (const [index, text] of ['a', 'b', 'c', 'd'].entries()) await move(index + 1, text);
    await move(2, 'B');
    expect((await mira.do(readMoment, { momentId })).explored).toEqual(['a', 'B', 'c', 'd']);
  });

  it('are brought to the next agenda in the words given, naming no source', async () => {
    const house = await newHouse();
    const { id: engagementId } = await house.engagement({ week: 3 });
    const mira = house.as('mira');
    const { id: momentId } = await mira.do(catchOneMoment, { kind: 'friction', line: 'Too fast' });
    const brought = await mira.do(bringMoment, { momentId, text: 'The pace of last time' });
    expect(brought).toMatchObject({ engagementId, sessionId: expect.any(String) });
    const topics = await house.store.read(({ db }) =>
      db.selectFrom('topics').selectAll().where('id', '=', brought.topicId).execute(),
    );
    expect(topics).toMatchObject([{ by: 'client', state: 'on', goalId: null }]);
    expect((await eventsAbout(house, brought.topicId)).map(({ kind }) => kind)).toEqual(['TopicAdded']);
    expect((await house.as('jon').refused(bringMoment, { momentId, text: 'x' })).refusal).toBe(
      'moment.not_found',
    );
  });
});

describe('the journal', () => {
  it('reads page by page, the newest first, part by part', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    for (const kind of ['win', 'doubt', 'friction'] as const) {
      await mira.do(catchOneMoment, { kind, line: `A ${kind}` });
      await mira.do(writeOneReflection, { text: `After a ${kind}` });
    }
    house.clock.pass({ minutes: 1 });
    await mira.do(catchOneMoment, { kind: 'win', line: 'The last' });
    const seen: string[] = [];
    for (let before: string | undefined; ; ) {
      const page = await mira.do(readJournal, { limit: 2, ...(before ? { before } : {}) });
      seen.push(...page.entries.map(({ id }) => id));
      if (page.earlier === null) break;
      before = page.earlier;
    }
    expect(new Set(seen).size).toBe(7);
    const [first] = (await mira.do(readJournal, {})).entries;
    expect(first).toMatchObject({ kind: 'win', line: 'The last', isShared: false });
    expect((await mira.do(readJournal, { part: 'win' })).entries).toHaveLength(2);
    expect((await mira.do(readJournal, { part: 'reflections' })).entries).toHaveLength(3);
    expect((await house.as('jon').do(readJournal, {})).entries).toEqual([]);
  });
});

describe('the big picture', () => {
  it('keeps every version, and notices what was written meanwhile', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    expect((await mira.do(readBigPicture, {})).current).toBeNull();
    expect((await mira.refused(writeBigPicture, { number: 0 })).refusal).toBe('big_picture.empty');
    await mira.do(writeBigPicture, { whyCareer: 'Calmer tools', number: 0 });
    await mira.do(writeBigPicture, {
      whyCareer: 'Calmer tools',
      whyProduct: 'It is in the way less',
      number: 1,
    });
    const stale = await mira.refused(writeBigPicture, { whyCareer: 'Else', number: 1 });
    expect(stale).toMatchObject({ refusal: 'big_picture.changed_meanwhile', detail: { number: 2 } });
    const same = { whyCareer: 'Calmer tools', whyProduct: 'It is in the way less', number: 1 };
    expect((await mira.do(writeBigPicture, same)).number).toBe(2);
    const { versions, current } = await mira.do(readBigPicture, {});
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(current).toMatchObject({ number: 2, whyProduct: 'It is in the way less' });
  });
});
