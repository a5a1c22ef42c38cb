// After the hour through deeds: conclusions amended, the private check shared and taken back, the brief, the end.
import { beforeEach, describe, expect, it } from 'vitest';
import { readBrief } from '../../src/app/briefs.ts';
import { answerCheck, shareCheck, takeBackCheck } from '../../src/app/closing-checks.ts';
import { amendOneConclusion } from '../../src/app/conclusions.ts';
import { addNote } from '../../src/app/notes.ts';
import { startOneSession } from '../../src/app/session-hours.ts';
import { listSessions, readSession, type SessionRead } from '../../src/app/session-readings.ts';
import { endEngagement } from '../../src/domain/engagement/lifecycle.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;
/** Held on the Thursday two weeks ago. */
let heldId = '';
/** On this Thursday, in an hour. */
let nextId = '';

beforeEach(async () => {
  house = await newHouse({ at: '2026-11-26T14:00:00.000Z' });
  lived = await house.engagement();
  [heldId = '', nextId = ''] = lived.sessionIds;
});

const mira = () => house.as('mira');
const elena = () => house.as('elena');
const read = (sessionId: string, who = mira()): Promise<SessionRead> => who.do(readSession, { sessionId });

describe('a conclusion', () => {
  it('is amended by either side after the closing, and what stood before is kept', async () => {
    const conclusionId = (await read(heldId)).conclusions[0]?.id;
    await elena().do(amendOneConclusion, { conclusionId, text: 'Early is kinder, and braver.' });
    house.clock.pass({ days: 1 });
    await mira().do(amendOneConclusion, { conclusionId, text: 'Early is braver.' });
    expect((await read(heldId, elena())).conclusions).toMatchObject([
      {
        text: 'Early is braver.',
        by: 'client',
        earlier: [
          { text: 'Early is kinder than late.', by: 'coach', until: '2026-11-26T14:00:00.000Z' },
          { text: 'Early is kinder, and braver.', by: 'client', until: '2026-11-27T14:00:00.000Z' },
        ],
      },
    ]);
    expect(await house.as('tomas').refused(amendOneConclusion, { conclusionId, text: 'x' })).toMatchObject({
      refusal: 'conclusion.not_found',
    });
  });
});

describe('the private check', () => {
  const lines = { heard: 9, mine: 8, way: 7, stretched: 4, unsaid: 10, said: 'Push me more.' };

  it('is the client’s alone until shared, and gone at once when taken back', async () => {
    await mira().do(answerCheck, { sessionId: heldId, ...lines });
    expect((await read(heldId)).check).toMatchObject({ ...lines, isShared: false });
    expect((await read(heldId, elena())).check).toBeNull();
    await mira().do(shareCheck, { sessionId: heldId });
    expect((await read(heldId, elena())).check).toMatchObject({ ...lines, isShared: true });
    expect(await mira().refused(shareCheck, { sessionId: heldId })).toMatchObject({
      refusal: 'sharing.shared',
    });
    await mira().do(takeBackCheck, { sessionId: heldId });
    expect((await read(heldId, elena())).check).toBeNull();
    expect((await read(heldId)).check).toMatchObject({ isShared: false });
  });

  it('is asked after a session that closed, five lines from 0 to 10', async () => {
    const early = { sessionId: nextId, ...lines };
    expect(await mira().refused(answerCheck, early)).toMatchObject({ refusal: 'check.not_closed' });
    const wrong = { sessionId: heldId, ...lines, heard: 11 };
    expect(await mira().refused(answerCheck, wrong)).toMatchObject({ detail: { fields: ['heard'] } });
    expect(await elena().refused(answerCheck, { sessionId: heldId, ...lines })).toMatchObject({
      refusal: 'check.not_yours',
    });
    expect(await mira().refused(shareCheck, { sessionId: heldId })).toMatchObject({
      refusal: 'check.not_found',
    });
  });

  it('can be answered again', async () => {
    const first = await mira().do(answerCheck, { sessionId: heldId, ...lines });
    const again = await mira().do(answerCheck, { sessionId: heldId, ...lines, stretched: 6 });
    expect(again).toEqual(first);
    expect((await read(heldId)).check).toMatchObject({ stretched: 6 });
  });
});

describe('the brief', () => {
  it('tells the coach what happened since the last session, and nothing that is not shared', async () => {
    await mira().do(answerCheck, { sessionId: heldId, heard: 1, mine: 1, way: 1, stretched: 1, unsaid: 1 });
    await mira().do(addNote, { sessionId: heldId, text: 'Not for Elena', isPrivate: true });
    await elena().do(addNote, { sessionId: heldId, text: 'Ask about Jonas', isPrivate: true });
    const brief = await elena().do(readBrief, { sessionId: nextId });
    expect(brief).toMatchObject({
      since: '2026-11-12T16:00:00.000Z',
      last: {
        session: { id: heldId, reads: 'held' },
        conclusions: [{ text: 'Early is kinder than late.' }],
        notes: [{ text: 'Ask about Jonas' }],
      },
      steps: { kept: [{ state: 'kept' }, { state: 'kept' }], notKept: [], past: [], open: [], waiting: [] },
      shared: [],
      reviews: [],
      momentum: { rhythm: { state: 'steady' }, action: { state: 'steady' } },
    });
    expect(brief.momentum).not.toHaveProperty('reflection');
    expect(JSON.stringify(brief)).not.toContain('Not for Elena');
  });

  it('names what is shared by its kind, without opening it', async () => {
    await mira().do(answerCheck, { sessionId: heldId, heard: 1, mine: 1, way: 1, stretched: 1, unsaid: 1 });
    await mira().do(shareCheck, { sessionId: heldId });
    const { shared } = await elena().do(readBrief, { sessionId: nextId });
    expect(shared).toMatchObject([{ kind: 'closing check', moment: null, acknowledged: false }]);
  });

  it('is the coach’s', async () => {
    expect(await mira().refused(readBrief, { sessionId: nextId })).toMatchObject({
      refusal: 'session.not_yours',
    });
    expect(await house.as('jon').refused(readBrief, { sessionId: nextId })).toMatchObject({
      refusal: 'session.not_found',
    });
  });
});

describe('an hour left open', () => {
  it('says so to both, and two in a row ask how the hours are going', async () => {
    house.clock.set('2026-11-28T14:00:00.000Z');
    for (const who of [mira(), elena()])
      expect(await read(nextId, who)).toMatchObject({
        session: { reads: 'left open' },
        may: { cutShort: true, miss: true, start: false },
        closing: { isLate: true },
        onward: { asksWhetherRegular: true, hasSprint: true, reviewId: null },
      });
  });
});

describe('after the end', () => {
  it('the coach reads on for thirty days, then only dates, hours and their own notes', async () => {
    await elena().do(startOneSession, { sessionId: nextId });
    await elena().do(addNote, { sessionId: nextId, text: 'Mine' });
    await mira().do(addNote, { sessionId: nextId, text: 'Theirs' });
    await house.act(lived.id, 'mira', ({ book, at }) => endEngagement(book, { by: 'client' }, at));
    house.clock.pass({ days: 10 });
    expect((await read(heldId, elena())).conclusions).toHaveLength(1);
    expect((await read(heldId, elena())).may).toMatchObject({ start: false, cancel: false, miss: false });
    house.clock.pass({ days: 30 });
    const past = await read(nextId, elena());
    expect(past).toMatchObject({
      session: { startsAt: '2026-11-26T15:00:00.000Z', place: null },
      notes: [{ text: 'Mine' }],
      conclusions: [],
      inquiries: [],
      steps: [],
      openSteps: [],
      goals: [],
      agenda: { topics: [], checkIns: [] },
      check: null,
      closing: null,
    });
    const { sessions, mayBook } = await elena().do(listSessions, { engagementId: lived.id });
    expect(sessions.map(({ reads }) => reads)).toContain('held');
    expect(mayBook).toBe(false);
    expect((await read(nextId)).notes).toHaveLength(2);
  });
});
