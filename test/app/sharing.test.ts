// Sharing: item by item, noted when it is opened and only then, gone at once when taken back; frictions answered.
import { describe, expect, it } from 'vitest';
import { writeBigPicture } from '../../src/app/big-pictures.ts';
import {
  acknowledgeOneFriction,
  markFrictionTalked,
  unacknowledgeFriction,
  unmarkFrictionTalked,
} from '../../src/app/frictions.ts';
import { readMoment, readReflection } from '../../src/app/journal-readings.ts';
import { bringMoment, catchOneMoment, changeOneMoment, exploreOneFriction } from '../../src/app/moments.ts';
import {
  listReadings,
  noteOneReading,
  readShared,
  readSharedBigPicture,
  readSharedItem,
} from '../../src/app/readings.ts';
import { saveOneReflection, writeOneReflection } from '../../src/app/reflections.ts';
import {
  shareBigPicture,
  shareMoment,
  shareReflection,
  takeBackBigPicture,
  takeBackMoment,
  takeBackReflection,
} from '../../src/app/sharings.ts';
import { endEngagement } from '../../src/domain/engagement/lifecycle.ts';
import { newHouse } from '../world/house.ts';

async function withEngagement(engine: 'sqlite' | 'postgres' = 'sqlite') {
  const house = await newHouse({ engine });
  const { id: engagementId } = await house.engagement({ week: 3 });
  return { house, engagementId, mira: house.as('mira'), elena: house.as('elena') };
}

describe.each(['sqlite', 'postgres'] as const)('sharing on %s', (engine) => {
  it('shows an item to the coach once opened, and its owner when: first of each version', async () => {
    const { house, engagementId, mira, elena } = await withEngagement(engine);
    const { id: reflectionId, rev } = await mira.do(writeOneReflection, {
      text: 'Silence feels like failing',
    });
    const item = { engagementId, itemId: reflectionId };
    expect((await elena.refused(noteOneReading, item)).refusal).toBe('reading.not_found');
    await mira.do(shareReflection, { reflectionId });
    expect((await mira.refused(shareReflection, { reflectionId, engagementId })).refusal).toBe(
      'sharing.shared',
    );
    const [line] = (await elena.do(readShared, { engagementId })).items;
    expect(line).toMatchObject({ kind: 'reflection', isOpened: false, opening: null });
    expect((await elena.refused(readSharedItem, item)).refusal).toBe('shared.not_opened');
    await elena.do(noteOneReading, item);
    house.clock.pass({ hours: 1 });
    await elena.do(noteOneReading, item);
    expect(await elena.do(readSharedItem, item)).toMatchObject({
      said: { text: 'Silence feels like failing' },
    });
    const read = await mira.do(readReflection, { reflectionId });
    expect(read.sharing.shared).toMatchObject([{ coach: 'Elena Kask', readAt: '2026-11-22T13:54:00.000Z' }]);
    await mira.do(saveOneReflection, { reflectionId, rev, text: 'Silence feels like trust' });
    expect((await elena.refused(readSharedItem, item)).refusal).toBe('shared.not_opened');
    await elena.do(noteOneReading, item);
    const { readings } = await mira.do(listReadings, {});
    expect(readings.map(({ version, isCurrent, by }) => [version, isCurrent, by])).toEqual([
      [2, true, 'Elena Kask'],
      [1, false, 'Elena Kask'],
    ]);
    expect((await elena.do(listReadings, {})).readings).toEqual([]);
  });

  it('is gone at once when taken back; a topic made from it stays', async () => {
    const { house, engagementId, mira, elena } = await withEngagement(engine);
    const { id: momentId } = await mira.do(catchOneMoment, { kind: 'friction', line: 'You were too fast' });
    await mira.do(shareMoment, { momentId });
    await elena.do(noteOneReading, { engagementId, itemId: momentId });
    await elena.do(acknowledgeOneFriction, { momentId });
    await mira.do(bringMoment, { momentId, text: 'Pace' });
    const signs = house.announced.length;
    await mira.do(takeBackMoment, { momentId });
    expect(house.announced.slice(signs).some(({ audience }) => audience === 'parties')).toBe(true);
    expect((await elena.do(readShared, { engagementId })).items).toEqual([]);
    expect((await elena.refused(readSharedItem, { engagementId, itemId: momentId })).refusal).toBe(
      'shared.not_found',
    );
    expect((await elena.refused(acknowledgeOneFriction, { momentId })).refusal).toBe('moment.not_found');
    expect((await elena.refused(noteOneReading, { engagementId, itemId: momentId })).refusal).toBe(
      'reading.not_found',
    );
    expect((await mira.refused(takeBackMoment, { momentId })).refusal).toBe('sharing.not_shared');
    const topics = await house.store.read(({ db }) => db.selectFrom('topics').select('state').execute());
    expect(topics).toEqual([{ state: 'on' }]);
    const told = await house.store.read(({ db }) =>
      db.selectFrom('events').select(['kind', 'audience']).where('about', '=', momentId).execute(),
    );
    expect(told.filter(({ kind }) => kind === 'ItemTakenBack')).toEqual([
      { kind: 'ItemTakenBack', audience: 'author' },
    ]);
  });

  it('lets a friction be acknowledged, talked through, and both put right', async () => {
    const { engagementId, mira, elena } = await withEngagement(engine);
    const { id: momentId } = await mira.do(catchOneMoment, { kind: 'friction', line: 'That question stung' });
    await mira.do(exploreOneFriction, { momentId, move: 1, text: 'You asked who decides' });
    expect((await elena.refused(acknowledgeOneFriction, { momentId })).refusal).toBe('moment.not_found');
    await mira.do(shareMoment, { momentId });
    expect((await mira.refused(acknowledgeOneFriction, { momentId })).refusal).toBe('moment.not_yours');
    expect((await elena.refused(changeOneMoment, { momentId, line: 'x' })).refusal).toBe('moment.not_yours');
    expect((await mira.refused(markFrictionTalked, { momentId })).refusal).toBe('moment.not_acknowledged');
    await elena.do(acknowledgeOneFriction, { momentId });
    await elena.do(unacknowledgeFriction, { momentId });
    await elena.do(acknowledgeOneFriction, { momentId });
    await mira.do(markFrictionTalked, { momentId });
    expect((await elena.refused(unacknowledgeFriction, { momentId })).refusal).toBe('moment.talked_through');
    expect((await elena.refused(unmarkFrictionTalked, { momentId })).refusal).toBe('moment.not_yours');
    expect(await mira.do(readMoment, { momentId })).toMatchObject({
      acknowledgedAt: expect.any(String),
      talkedAt: expect.any(String),
    });
    await mira.do(unmarkFrictionTalked, { momentId });
    await elena.do(noteOneReading, { engagementId, itemId: momentId });
    const opened = await elena.do(readSharedItem, { engagementId, itemId: momentId });
    expect(opened).toMatchObject({
      line: 'That question stung',
      explored: ['You asked who decides'],
      talkedAt: null,
    });
  });
});

describe('the shared big picture', () => {
  it('is opened by the coach version by version, until it is taken back', async () => {
    const { house, engagementId, mira, elena } = await withEngagement();
    expect((await mira.refused(shareBigPicture, {})).refusal).toBe('big_picture.not_found');
    await mira.do(writeBigPicture, { whyCareer: 'Calmer tools', number: 0 });
    await mira.do(shareBigPicture, {});
    const itemId = house.person('mira').id;
    expect((await elena.refused(readSharedBigPicture, { engagementId })).refusal).toBe('shared.not_opened');
    await elena.do(noteOneReading, { engagementId, itemId });
    expect(await elena.do(readSharedBigPicture, { engagementId })).toMatchObject({
      whyCareer: 'Calmer tools',
    });
    await mira.do(writeBigPicture, { whyCareer: 'Quieter tools', number: 1 });
    expect((await elena.refused(readSharedBigPicture, { engagementId })).refusal).toBe('shared.not_opened');
    await mira.do(takeBackBigPicture, {});
    expect((await elena.refused(readSharedBigPicture, { engagementId })).refusal).toBe(
      'big_picture.not_found',
    );
    expect((await elena.refused(noteOneReading, { engagementId, itemId })).refusal).toBe('reading.not_found');
  });
});

describe('who shares with whom', () => {
  it('is asked where there are two, and nobody else reads, shares or takes back', async () => {
    const { house, engagementId, mira } = await withEngagement();
    const other = await house.engagement({ state: 'exploring', coach: 'ada' });
    const { id: reflectionId } = await mira.do(writeOneReflection, { text: 'x' });
    expect((await mira.refused(shareReflection, { reflectionId })).refusal).toBe('sharing.which');
    await mira.do(shareReflection, { reflectionId, engagementId });
    const ada = house.as('ada');
    expect((await ada.do(readShared, { engagementId: other.id })).items).toEqual([]);
    expect((await ada.refused(readShared, { engagementId })).refusal).toBe('shared.not_found');
    for (const who of ['elena', 'jon', 'ada'] as const) {
      const refusal = (await house.as(who).refused(takeBackReflection, { reflectionId })).refusal;
      expect(refusal).toBe(who === 'elena' ? 'reflection.not_yours' : 'reflection.not_found');
    }
    expect((await house.as('jon').refused(shareReflection, { reflectionId: 'x' })).refusal).toBe(
      'reflection.not_found',
    );
  });

  it('ends with the engagement and the days after it; taking back does not', async () => {
    const { house, engagementId, mira, elena } = await withEngagement();
    const { id: reflectionId } = await mira.do(writeOneReflection, { text: 'x' });
    await mira.do(shareReflection, { reflectionId });
    await house.act(engagementId, 'mira', ({ book, by, at }) => endEngagement(book, { by }, at));
    await elena.do(noteOneReading, { engagementId, itemId: reflectionId });
    const { id: late } = await mira.do(writeOneReflection, { text: 'y' });
    expect((await mira.refused(shareReflection, { reflectionId: late, engagementId })).refusal).toBe(
      'engagement.over',
    );
    expect((await mira.refused(shareReflection, { reflectionId: late })).refusal).toBe('engagement.no_coach');
    house.clock.pass({ days: 31 });
    expect((await elena.refused(readShared, { engagementId })).refusal).toBe('shared.not_found');
    await mira.do(takeBackReflection, { reflectionId });
  });
});
