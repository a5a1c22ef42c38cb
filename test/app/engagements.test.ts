// Engagements as deeds: read by each side, ended with a reason that is theirs, and what is left to whom afterwards.
import { describe, expect, it } from 'vitest';
import { shareReason, takeBackReason } from '../../src/app/ending-reasons.ts';
import { beginAlone, listEngagements } from '../../src/app/engagement-lists.ts';
import { type EngagementReading, endOneEngagement, readEngagement } from '../../src/app/engagements.ts';
import { chooseFocus } from '../../src/app/sprints.ts';
import { readTimeline } from '../../src/app/timelines.ts';
import { readMomentum, readWaiting } from '../../src/app/waitings.ts';
import { withdrawGoal } from '../../src/domain/engagement/placing.ts';
import { type House, newHouse } from '../world/house.ts';

const REASON = 'My company moves me to another continent.';

const read = (house: House, who: 'mira' | 'elena', engagementId: string): Promise<EngagementReading> =>
  house.as(who).do(readEngagement, { engagementId });

describe.each(['sqlite', 'postgres'] as const)('the end on %s', (engine) => {
  it('leaves everything to the client, and to the coach what the agreement says, for as long as it says', async () => {
    const house = await newHouse({ engine });
    const { id, book } = await house.engagement({ week: 5 });
    await house.as('mira').do(endOneEngagement, { engagementId: id, reason: REASON });
    expect((await book()).sessions.every(({ state }) => state === 'closed' || state === 'cancelled')).toBe(
      true,
    );
    const mine = await read(house, 'mira', id);
    expect(mine.end).toMatchObject({ state: 'ended', by: 'client', reason: REASON, reasonIsMine: true });
    const theirs = await read(house, 'elena', id);
    expect(theirs).toMatchObject({ reader: { standing: 'former coach' }, end: { reason: null }, next: null });
    expect(theirs.goals).toHaveLength(1);
    house.clock.set('2026-12-24T13:54:00.000Z');
    const past = await read(house, 'elena', id);
    expect(past).toMatchObject({
      reader: { standing: 'past coach' },
      sprint: null,
      line: null,
      goals: [],
      open: [],
    });
    expect(past.hours.held).toBe(mine.hours.held);
    expect(JSON.stringify(past)).not.toContain('Speak up');
    expect((await read(house, 'mira', id)).goals).toHaveLength(1);
  });

  it('has a reason that is shared only by choice, and taken back', async () => {
    const house = await newHouse({ engine });
    const { id: engagementId } = await house.engagement({ week: 3 });
    await house.as('mira').do(endOneEngagement, { engagementId, reason: REASON, share: true });
    expect((await read(house, 'elena', engagementId)).end).toMatchObject({
      reason: REASON,
      reasonIsMine: false,
    });
    expect((await house.as('elena').refused(shareReason, { engagementId })).refusal).toBe(
      'engagement.not_yours',
    );
    await house.as('mira').do(takeBackReason, { engagementId });
    expect(JSON.stringify(await read(house, 'elena', engagementId))).not.toContain('continent');
    await house.as('mira').do(shareReason, { engagementId });
    expect((await read(house, 'elena', engagementId)).end?.reason).toBe(REASON);
    const again = await house.as('elena').refused(endOneEngagement, { engagementId });
    expect(again.refusal).toMatch(/engagement\.(over|not_yours)/);
  });
});

describe('around an engagement', () => {
  it('a client begins alone, once', async () => {
    const house = await newHouse();
    const jon = house.as('jon');
    const { id } = await jon.do(beginAlone, {});
    expect((await jon.refused(beginAlone, {})).refusal).toBe('engagement.exists');
    expect((await jon.do(listEngagements, {})).engagements).toMatchObject([
      { id, role: 'client', otherName: null },
    ]);
    expect(await jon.do(readEngagement, { engagementId: id })).toMatchObject({ reader: { coachName: null } });
    expect((await house.as('elena').refused(readEngagement, { engagementId: id })).refusal).toBe(
      'engagement.not_found',
    );
  });

  it('the timeline tells each side only what they may read now', async () => {
    const house = await newHouse();
    const { id: engagementId, goalId, sprintId } = await house.engagement({ week: 3 });
    const kinds = async (who: 'mira' | 'elena') =>
      (await house.as(who).do(readTimeline, { engagementId })).happenings.map(({ kind }) => kind);
    await house.as('mira').do(chooseFocus, { sprintId, goalIds: [goalId] });
    expect(await kinds('mira')).toContain('FocusChosen');
    expect(await kinds('elena')).not.toContain('FocusChosen');
    expect(await kinds('elena')).toContain('GoalPlaced');
    await house.act(engagementId, 'mira', ({ book }) => withdrawGoal(book, { by: 'client', goalId }));
    expect((await kinds('elena')).some((kind) => kind.startsWith('Goal'))).toBe(false);
    expect((await house.as('jon').refused(readTimeline, { engagementId })).refusal).toBe(
      'timeline.not_found',
    );
  });

  it('what waits is asked for across all of them, and momentum by side', async () => {
    const house = await newHouse();
    const { id: engagementId } = await house.engagement({ week: 7 });
    await house.engagement({ client: 'tomas', week: 7 });
    const { waiting } = await house.as('elena').do(readWaiting, {});
    expect(new Set(waiting.map(({ otherName }) => otherName))).toEqual(new Set(['Mira Osei', 'Tomás Reyes']));
    expect(waiting[0]?.kind).toBe('review');
    const mine = await house.as('mira').do(readMomentum, { engagementId });
    const theirs = await house.as('elena').do(readMomentum, { engagementId });
    expect(mine.momentum).toHaveProperty('reflection');
    expect(theirs.momentum).not.toHaveProperty('reflection');
  });
});
