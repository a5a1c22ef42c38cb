// Taking everything with one: every version of what is one's own, engagements as they may be read, nobody else's words.
import { describe, expect, it } from 'vitest';
import { readExport } from '../../src/app/exports/export-deed.ts';
import { rewordOneGoal } from '../../src/app/goals.ts';
import { catchOneMoment } from '../../src/app/moments.ts';
import { writeOneReflection } from '../../src/app/reflections.ts';
import { shareMoment } from '../../src/app/sharings.ts';
import { addOneStep } from '../../src/app/steps.ts';
import { endEngagement } from '../../src/domain/engagement/lifecycle.ts';
import { notes } from '../../src/store/sessions.table.ts';
import { newHouse } from '../world/house.ts';

async function lived() {
  const house = await newHouse();
  const engaged = await house.engagement({ week: 3 });
  const mira = house.as('mira');
  const elena = house.as('elena');
  const { id: engagementId, goalId } = engaged;
  await mira.do(rewordOneGoal, { goalId, title: 'ZQGOAL early', version: 1 });
  await mira.do(writeOneReflection, { text: 'ZQREFLECTION alone' });
  const { id: momentId } = await mira.do(catchOneMoment, { kind: 'friction', line: 'ZQMOMENT shared' });
  await mira.do(shareMoment, { momentId });
  await mira.do(addOneStep, { engagementId, text: 'ZQSTEP ask', goalId });
  const [sessionId = ''] = engaged.sessionIds;
  const at = house.clock.now();
  await house.store.write({ engagement: engagementId }, (rows) =>
    rows.put(
      notes,
      (['mira', 'elena'] as const).flatMap((who) =>
        [true, false].map((isPrivate) => {
          const id = house.ports.newId();
          const text = `ZQ${who.toUpperCase()}${isPrivate ? 'PRIVATE' : 'SHARED'}`;
          const authorId = house.person(who).id;
          return { id, sessionId, engagementId, authorId, isPrivate, at, amendedAt: null, words: { text } };
        }),
      ),
    ),
  );
  return { house, engagementId, mira, elena };
}

const signsIn = (value: unknown): string[] =>
  [...new Set(JSON.stringify(value).match(/ZQ[A-Z]+/g) ?? [])].sort();

describe('an export', () => {
  it('has every version of what is one’s own, and the engagement with both sides’ shared words', async () => {
    const { mira } = await lived();
    const exported = await mira.do(readExport, {});
    expect(exported.person).toMatchObject({ name: 'Mira Osei', email: 'mira@example.org' });
    expect(exported.goalVersions).toHaveLength(2);
    expect(signsIn(exported)).toEqual([
      'ZQELENASHARED',
      'ZQGOAL',
      'ZQMIRAPRIVATE',
      'ZQMIRASHARED',
      'ZQMOMENT',
      'ZQREFLECTION',
      'ZQSTEP',
    ]);
    expect(exported.engagements).toMatchObject([{ role: 'client', with: 'Elena Kask', state: 'active' }]);
    expect(Object.values(exported.engagements[0]?.lists ?? {}).flat().length).toBeGreaterThan(20);
  });

  it('of a coach has the engagement, and nothing that belongs to the client alone', async () => {
    const { house, elena, engagementId } = await lived();
    const before = await elena.do(readExport, {});
    expect(signsIn(before)).toEqual(['ZQELENAPRIVATE', 'ZQELENASHARED', 'ZQMIRASHARED', 'ZQSTEP']);
    expect(JSON.stringify(before)).not.toMatch(/"block":|"reflectionId":/);
    await house.act(engagementId, 'mira', ({ book, by, at }) => endEngagement(book, { by }, at));
    house.clock.pass({ days: 31 });
    const after = await elena.do(readExport, {});
    expect(signsIn(after)).toEqual(['ZQELENAPRIVATE', 'ZQELENASHARED']);
    expect(after.engagements[0]?.lists['sessions']?.length).toBeGreaterThan(0);
    expect(after.engagements[0]?.lists['agreementTexts']?.length).toBe(1);
  });

  it('of somebody else is theirs alone', async () => {
    const { house } = await lived();
    const exported = await house.as('jon').do(readExport, {});
    expect(signsIn(exported)).toEqual([]);
    expect(exported.engagements).toEqual([]);
  });
});
