// The hour itself through deeds: started, its agenda, notes, conclusions, steps, and the closing rule as both meet it.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addOneTopic,
  answerOneTopic,
  dropOneTopic,
  orderAgenda,
  touchOneTopic,
  writeCheckIn,
} from '../../src/app/agenda.ts';
import { addOneConclusion, amendInquiry, parkInquiry } from '../../src/app/conclusions.ts';
import { addNote, amendNote, removeNote } from '../../src/app/notes.ts';
import {
  closeOneSession,
  correctOneAbsence,
  missOneSession,
  startOneSession,
  undoOneStart,
} from '../../src/app/session-hours.ts';
import { readSession, type SessionRead } from '../../src/app/session-readings.ts';
import { confirmOneStep } from '../../src/app/step-moves.ts';
import { addOneStep, answerOneStep } from '../../src/app/steps.ts';
import type { CastMember } from '../world/cast.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;
let sessionId = '';

/** Thursday of the sprint's third week, five minutes before its second session. */
beforeEach(async () => {
  house = await newHouse({ at: '2026-11-26T14:55:00.000Z' });
  lived = await house.engagement();
  sessionId = lived.sessionIds[1] ?? '';
});

const mira = () => house.as('mira');
const elena = () => house.as('elena');
const read = (who = mira()): Promise<SessionRead> => who.do(readSession, { sessionId });
const start = () => elena().do(startOneSession, { sessionId });
const person = (name: 'mira' | 'elena'): CastMember => house.person(name);

describe('the start', () => {
  it('is either side’s, and can be undone while nothing came of it', async () => {
    expect((await read()).may).toMatchObject({ start: true, undoStart: false, cutShort: false });
    await start();
    expect(await read()).toMatchObject({
      session: { reads: 'in progress', startedBy: 'coach', startedAt: '2026-11-26T14:55:00.000Z' },
      may: { start: false, undoStart: true, move: false, cancel: true },
      closing: { missing: ['session.no_conclusion', 'session.no_next_step'], latest: '2026-12-10' },
    });
    await mira().do(undoOneStart, { sessionId });
    expect((await read()).closing).toBeNull();
    await start();
    await mira().do(addOneConclusion, { sessionId, text: 'Silence is an answer too.' });
    expect(await elena().refused(undoOneStart, { sessionId })).toMatchObject({
      refusal: 'session.something_done',
    });
  });
});

describe('the agenda', () => {
  it('is the client’s: the coach suggests, the client takes, leaves and orders', async () => {
    const own = await mira().do(addOneTopic, { sessionId, text: 'Why silence feels like failing' });
    const goalId = lived.goalId;
    const first = await elena().do(addOneTopic, { sessionId, text: 'The export promise', goalId });
    const second = await elena().do(addOneTopic, { sessionId, text: 'Jonas' });
    expect((await read(elena())).agenda).toMatchObject({
      topics: [{ id: own.id, by: 'client' }],
      suggestions: [
        { id: first.id, goal: { id: goalId, title: 'Speak up before the decision is made' } },
        { id: second.id, goal: null },
      ],
    });
    expect(await elena().refused(answerOneTopic, { topicId: first.id, answer: 'take' })).toMatchObject({
      refusal: 'topic.not_yours',
    });
    await mira().do(answerOneTopic, { topicId: first.id, answer: 'take' });
    await mira().do(answerOneTopic, { topicId: second.id, answer: 'leave' });
    await mira().do(orderAgenda, { sessionId, topicIds: [first.id, own.id], checkIn: 'folded' });
    const { agenda } = await read();
    expect(agenda.topics.map(({ text }) => text)).toEqual([
      'The export promise',
      'Why silence feels like failing',
    ]);
    expect(agenda).toMatchObject({ suggestions: [], left: [{ id: second.id }], checkIn: 'folded' });
    expect((await read(elena())).agenda.left).toEqual([]);
    await mira().do(touchOneTopic, { topicId: own.id });
    await mira().do(dropOneTopic, { topicId: first.id });
    expect((await read()).agenda.topics).toMatchObject([{ id: own.id, touched: true }]);
    for (const who of ['jon', 'tomas'] as const) {
      const add = { sessionId, text: 'Mine now' };
      expect(await house.as(who).refused(addOneTopic, add)).toMatchObject({ refusal: 'topic.not_found' });
    }
  });

  it('keeps a place where it stood when only the check-in moves', async () => {
    await mira().do(addOneTopic, { sessionId, text: 'One' });
    await mira().do(addOneTopic, { sessionId, text: 'Two' });
    await mira().do(orderAgenda, { sessionId, checkIn: 'after' });
    const { agenda, session } = await read();
    expect(agenda.topics.map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(agenda.checkIn).toBe('after');
    expect(session.place).toBeNull();
    expect(await mira().refused(orderAgenda, { sessionId, topicIds: ['x'] })).toMatchObject({
      refusal: 'topic.changed_meanwhile',
    });
  });

  it('looks back on the last steps in two lines, each its writer’s', async () => {
    const { agenda } = await read();
    const stepId = agenda.checkIns[0]?.step.id ?? '';
    expect(agenda.checkIns.map(({ step }) => step.state)).toEqual(['kept', 'kept']);
    await mira().do(writeCheckIn, { sessionId, stepId, possible: 'I asked the day before.' });
    expect((await read(elena())).agenda.checkIns[0]).toMatchObject({
      possible: 'I asked the day before.',
      inTheWay: null,
      by: 'client',
    });
    expect(await elena().refused(writeCheckIn, { sessionId, stepId, inTheWay: 'No' })).toMatchObject({
      refusal: 'checkin.not_yours',
    });
  });
});

describe('notes', () => {
  it('are short entries by one author; a private one is seen by nobody else', async () => {
    await start();
    const note = await mira().do(addNote, { sessionId, text: 'Nobody died.' });
    house.clock.pass({ seconds: 1 });
    const secret = await elena().do(addNote, { sessionId, text: 'Ask about Jonas.', isPrivate: true });
    expect((await read()).notes).toMatchObject([{ id: note.id, by: 'client', isMine: true }]);
    const seen = (await read(elena())).notes;
    expect(seen).toMatchObject([
      { text: 'Nobody died.', isMine: false, isRemovable: false },
      { text: 'Ask about Jonas.', isPrivate: true, isMine: true },
    ]);
    const { refusal } = await mira().refused(removeNote, { noteId: secret.id });
    expect(refusal).toBe('note.not_found');
    expect(await elena().refused(amendNote, { noteId: note.id, text: 'x' })).toMatchObject({
      refusal: 'note.not_yours',
    });
    await mira().do(amendNote, { noteId: note.id, text: 'Nobody died. I counted.' });
    expect((await read(elena())).notes[0]).toMatchObject({ text: 'Nobody died. I counted.' });
    await mira().do(removeNote, { noteId: note.id });
    expect((await read()).notes).toEqual([]);
  });

  it('tell only their author’s pages when they are private', async () => {
    await start();
    const before = house.announced.length;
    await elena().do(addNote, { sessionId, text: 'Hm.', isPrivate: true });
    await elena().do(addNote, { sessionId, text: 'What would Jonas say?' });
    expect(house.announced.slice(before)).toMatchObject([
      { kinds: ['PrivateNoteAdded'], audience: 'author', personId: person('elena').id },
      { kinds: ['NoteAdded'], audience: 'parties', engagementId: lived.id, personId: null },
    ]);
  });

  it('for both wait for the hour to begin', async () => {
    house.clock.set('2026-11-26T14:00:00.000Z');
    expect(await mira().refused(addNote, { sessionId, text: 'Early' })).toMatchObject({
      refusal: 'session.not_open',
    });
    await mira().do(addNote, { sessionId, text: 'Do not forget the budget.', isPrivate: true });
    expect((await read()).notes).toMatchObject([{ isPrivate: true, isRemovable: true }]);
  });
});

describe('an inquiry', () => {
  it('is parked, worded anew, and becomes a reflective step in one tap', async () => {
    await start();
    const { id } = await elena().do(parkInquiry, { sessionId, text: 'What would they learn?' });
    await mira().do(amendInquiry, { inquiryId: id, text: 'What would they learn in a month?' });
    expect((await read()).inquiries).toMatchObject([
      {
        text: 'What would they learn in a month?',
        earlier: [{ text: 'What would they learn?', by: 'client' }],
        step: null,
      },
    ]);
    const step = {
      engagementId: lived.id,
      sessionId,
      inquiryId: id,
      text: 'What would they learn in a month?',
    };
    const made = await mira().do(addOneStep, step);
    const { inquiries, steps, closing } = await read(elena());
    expect(inquiries).toMatchObject([{ step: { id: made.id, state: 'agreed' } }]);
    expect(steps).toMatchObject([{ kind: 'reflective', inquiryId: id }]);
    expect(closing?.missing).toEqual(['session.no_conclusion']);
  });
});

describe('closing', () => {
  const conclude = () => elena().do(addOneConclusion, { sessionId, text: 'Early is kinder.' });
  const step = { size: 'quarter', text: 'Ask Priya to run it', dueOn: '2026-12-02' } as const;
  const inRoom = () => ({ ...step, engagementId: lived.id, goalId: lived.goalId, sessionId });

  it('needs a conclusion and a next step with a date, agreed in it', async () => {
    await start();
    expect(await elena().refused(closeOneSession, { sessionId })).toMatchObject({
      refusal: 'session.no_conclusion',
      detail: { missing: ['session.no_conclusion', 'session.no_next_step'] },
    });
    await conclude();
    expect(await elena().refused(closeOneSession, { sessionId })).toMatchObject({
      refusal: 'session.no_next_step',
    });
    await mira().do(addOneStep, inRoom());
    expect(await elena().do(closeOneSession, { sessionId })).toEqual({ closed: true });
    const { session, steps, closing, onward } = await read();
    expect(session).toMatchObject({ reads: 'held', endedAt: '2026-11-26T14:55:00.000Z' });
    expect(steps).toMatchObject([{ text: 'Ask Priya to run it', state: 'agreed' }]);
    expect(closing).toBeNull();
    expect(onward.next?.clientLocal).toBe('2026-12-10T16:00');
    expect(onward.uncovered).toContain('2026-12-07');
  });

  it('with the coach’s proposal asks for the client’s yes, which closes it', async () => {
    await start();
    await conclude();
    const { id: stepId } = await elena().do(addOneStep, inRoom());
    expect(await mira().refused(closeOneSession, { sessionId })).toMatchObject({
      refusal: 'session.step_waiting',
    });
    expect(await elena().do(closeOneSession, { sessionId })).toEqual({ closed: false });
    expect((await read()).session).toMatchObject({ closingAskedBy: 'coach', endedAt: null });
    await mira().do(answerOneStep, { stepId, answer: 'accept', sessionId });
    expect((await read()).session.reads).toBe('held');
  });

  it('counts an open step that the client confirms', async () => {
    await start();
    await mira().do(addOneStep, { ...inRoom(), sessionId: undefined });
    await conclude();
    const open = (await read()).openSteps[0];
    expect(await elena().refused(confirmOneStep, { sessionId, stepId: open?.id })).toMatchObject({
      refusal: 'step.not_yours',
    });
    await mira().do(confirmOneStep, { sessionId, stepId: open?.id });
    expect(await read()).toMatchObject({ confirmed: [open?.id], closing: { missing: [] } });
    expect(await mira().do(closeOneSession, { sessionId })).toEqual({ closed: true });
  });

  it('late asks for the real end, by the clock on one’s own wall', async () => {
    await start();
    await conclude();
    await mira().do(addOneStep, inRoom());
    house.clock.set('2026-11-26T18:00:00.000Z');
    expect((await read()).closing).toMatchObject({ isLate: true });
    const tooLate = { sessionId, endedLocal: '2026-11-26T20:30' };
    expect(await elena().refused(closeOneSession, tooLate)).toMatchObject({ refusal: 'session.real_end' });
    // Half past five in Tallinn is half past four in Berlin.
    await elena().do(closeOneSession, { sessionId, endedLocal: '2026-11-26T17:30' });
    expect((await read()).session.endedAt).toBe('2026-11-26T15:30:00.000Z');
  });
});

describe('an hour that somebody missed', () => {
  it('is said from a quarter past on, offers a date, and is put right by whoever said it', async () => {
    expect(await mira().refused(missOneSession, { sessionId, absent: 'coach' })).toMatchObject({
      refusal: 'session.too_early',
      detail: { from: '2026-11-26T15:15:00.000Z' },
    });
    house.clock.set('2026-11-26T15:20:00.000Z');
    await mira().do(missOneSession, { sessionId, absent: 'coach' });
    expect((await read(elena())).session).toMatchObject({ reads: 'missed', absent: 'coach' });
    expect(await elena().refused(correctOneAbsence, { sessionId })).toMatchObject({
      refusal: 'session.not_yours',
    });
    await mira().do(correctOneAbsence, { sessionId, absent: 'both' });
    expect((await read()).session.absent).toBe('both');
    await mira().do(correctOneAbsence, { sessionId });
    expect((await read()).session).toMatchObject({ reads: 'in progress', absent: null });
  });
});
