// Sessions booked, moved and cancelled through deeds: one, a row of them, what waits for the other, what is offered.
import { beforeAll, describe, expect, it } from 'vitest';
import { cutOneShort, startOneSession } from '../../src/app/session-hours.ts';
import { answerOneSessionMove, moveOneSession, withdrawOneSessionMove } from '../../src/app/session-moves.ts';
import { listSessions, readSession, type SessionRead } from '../../src/app/session-readings.ts';
import {
  bookOneSession,
  bookSeries,
  previewSeries,
  setPlace,
  takeOffer,
  waveOneOffer,
} from '../../src/app/sessions.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;
/** The Thursday after now, 16:00 in Berlin. */
let nextId = '';

beforeAll(async () => {
  house = await newHouse();
  lived = await house.engagement();
  nextId = lived.sessionIds[2] ?? '';
});

const mira = () => house.as('mira');
const elena = () => house.as('elena');
const read = (sessionId: string, who = mira()): Promise<SessionRead> => who.do(readSession, { sessionId });

describe('one session', () => {
  it('is booked by either side, on the client’s wall clock unless said otherwise', async () => {
    const wish = { engagementId: lived.id, startsLocal: '2026-12-02T09:00', place: 'https://meet.example/x' };
    const { id } = await elena().do(bookOneSession, wish);
    const { session, people } = await read(id);
    expect(session).toMatchObject({
      startsAt: '2026-12-02T08:00:00.000Z',
      clientLocal: '2026-12-02T09:00',
      coachLocal: '2026-12-02T10:00',
      minutes: 60,
      place: 'https://meet.example/x',
      bookedBy: 'coach',
      reads: 'booked',
    });
    expect(people).toMatchObject({ me: 'client', coach: { name: 'Elena Kask', zone: 'Europe/Tallinn' } });
    const onHers = { ...wish, startsLocal: '2026-12-03T10:00', anchor: 'coach', minutes: 45 };
    const other = await mira().do(bookOneSession, onHers);
    expect((await read(other.id)).session).toMatchObject({
      startsAt: '2026-12-03T08:00:00.000Z',
      minutes: 45,
    });
    for (const sessionId of [id, other.id]) await mira().do(moveOneSession, { sessionId, kind: 'cancel' });
  });

  it('keeps its place sealed, and lets either side say another', async () => {
    await mira().do(setPlace, { sessionId: nextId, place: 'The room on the third floor' });
    expect((await read(nextId, elena())).session.place).toBe('The room on the third floor');
    await elena().do(setPlace, { sessionId: nextId });
    expect((await read(nextId)).session.place).toBeNull();
    const held = lived.sessionIds[0] ?? '';
    expect(await mira().refused(setPlace, { sessionId: held, place: 'x' })).toMatchObject({
      refusal: 'session.settled',
    });
  });

  it('is refused where the hour is not free, in the past, or too long', async () => {
    const at = (startsLocal: string, more = {}) => ({ engagementId: lived.id, startsLocal, ...more });
    const codes = [
      [at('2026-12-03T16:30'), 'session.overlap'],
      [at('2026-11-01T16:30'), 'session.past'],
      [at('2027-11-01T16:30'), 'session.too_far'],
      [at('2026-12-01T16:30', { minutes: 300 }), 'session.minutes'],
    ] as const;
    for (const [input, refusal] of codes)
      expect(await mira().refused(bookOneSession, input)).toMatchObject({ refusal });
    const wrong = await mira().refused(bookOneSession, at('2026-02-30T16:30'));
    expect(wrong).toMatchObject({ refusal: 'input.invalid', detail: { fields: ['startsLocal'] } });
  });

  it('is nobody else’s to see or book', async () => {
    for (const who of ['jon', 'tomas', 'ada'] as const) {
      const guest = house.as(who);
      expect(await guest.refused(readSession, { sessionId: nextId })).toMatchObject({
        refusal: 'session.not_found',
      });
      expect(await guest.refused(listSessions, { engagementId: lived.id })).toMatchObject({
        refusal: 'session.not_found',
      });
      const wish = { engagementId: lived.id, startsLocal: '2026-12-02T09:00' };
      expect(await guest.refused(bookOneSession, wish)).toMatchObject({ refusal: 'session.not_found' });
    }
    expect(await house.as('nobody').refused(readSession, { sessionId: nextId })).toMatchObject({
      refusal: 'account.sign_in',
    });
  });
});

describe('a row of sessions', () => {
  it('shows before booking which hours shift for the other side, and books what was shown', async () => {
    const far = await house.engagement({ client: 'tomas', state: 'agreed' });
    const tomas = house.as('tomas');
    const wish = { engagementId: far.id, startsLocal: '2027-03-11T10:00', until: '2027-04-22', minutes: 45 };
    const shown = await tomas.do(previewSeries, wish);
    // Tallinn goes forward on 28 March, Santiago back on 3 April.
    expect(shown.dates.map(({ startsLocal, otherShift }) => [startsLocal.slice(5, 10), otherShift])).toEqual([
      ['03-11', 0],
      ['03-25', 0],
      ['04-08', 120],
      ['04-22', 120],
    ]);
    expect((await far.book()).sessions).toEqual([]);
    const startsLocals = shown.dates.map(({ startsLocal }) => startsLocal).slice(0, 3);
    const booked = { engagementId: far.id, startsLocals, minutes: 45, place: 'by phone' };
    const { ids } = await tomas.do(bookSeries, booked);
    expect(ids).toHaveLength(3);
    const { sessions } = await tomas.do(listSessions, { engagementId: far.id });
    expect(sessions.map(({ clientLocal }) => clientLocal)).toEqual(startsLocals);
    expect(new Set(sessions.map(({ place }) => place))).toEqual(new Set(['by phone']));
  });

  it('says of each date whether it is taken, and books all or none', async () => {
    const wish = {
      engagementId: lived.id,
      startsLocal: '2026-12-02T16:30',
      everyDays: 1,
      until: '2026-12-04',
    };
    const { dates } = await mira().do(previewSeries, wish);
    expect(dates.map(({ taken }) => taken)).toEqual([null, 'session.overlap', null]);
    const before = (await lived.book()).sessions.length;
    const startsLocals = dates.map(({ startsLocal }) => startsLocal);
    expect(await mira().refused(bookSeries, { engagementId: lived.id, startsLocals })).toMatchObject({
      refusal: 'session.overlap',
      detail: { startsLocal: '2026-12-03T16:30' },
    });
    expect((await lived.book()).sessions).toHaveLength(before);
    const backwards = { ...wish, until: '2026-11-20' };
    expect(await mira().refused(previewSeries, backwards)).toMatchObject({
      refusal: 'session.until_before_first',
    });
  });

  it('runs to the end of the sprint unless said otherwise', async () => {
    const shown = await mira().do(previewSeries, {
      engagementId: lived.id,
      startsLocal: '2026-12-01T09:00',
      everyDays: '14',
    });
    expect(shown).toMatchObject({ until: '2027-01-31' });
    expect(shown.dates).toHaveLength(5);
  });
});

describe('moving', () => {
  it('holds at once outside the notice, and every move stays on record', async () => {
    const wish = { sessionId: nextId, kind: 'move', toLocal: '2026-12-03T17:00', why: 'A call came in' };
    expect(await mira().do(moveOneSession, wish)).toMatchObject({ holds: true });
    const { session, moves } = await read(nextId, elena());
    expect(session.clientLocal).toBe('2026-12-03T17:00');
    expect(moves).toMatchObject([
      {
        kind: 'move',
        by: 'client',
        state: 'done',
        fromAt: '2026-12-03T15:00:00.000Z',
        why: 'A call came in',
      },
    ]);
    expect(await mira().refused(moveOneSession, { sessionId: nextId, kind: 'move' })).toMatchObject({
      refusal: 'session.move_needs_time',
    });
    await mira().do(moveOneSession, { ...wish, toLocal: '2026-12-03T16:00' });
  });

  it('inside the notice waits for the other side’s yes', async () => {
    const near = await newHouse({ at: '2026-11-26T08:00:00.000Z' });
    const { sessionIds } = await near.engagement();
    const sessionId = sessionIds[1] ?? '';
    const ask = { sessionId, kind: 'move', toLocal: '2026-11-27T16:00' };
    const { id: moveId, holds } = await near.as('mira').do(moveOneSession, ask);
    expect(holds).toBe(false);
    expect(await near.as('mira').refused(answerOneSessionMove, { moveId, answer: 'accept' })).toMatchObject({
      refusal: 'session.own_move',
    });
    await near.as('elena').do(answerOneSessionMove, { moveId, answer: 'decline' });
    const again = await near.as('mira').do(moveOneSession, ask);
    await near.as('elena').do(answerOneSessionMove, { moveId: again.id, answer: 'accept' });
    const { session } = await near.as('mira').do(readSession, { sessionId });
    expect(session.clientLocal).toBe('2026-11-27T16:00');
    const cancel = await near.as('elena').do(moveOneSession, { sessionId, kind: 'cancel' });
    // More than a day lies before it now.
    expect(cancel.holds).toBe(true);
  });

  it('can be taken back while it waits', async () => {
    const near = await newHouse({ at: '2026-11-26T08:00:00.000Z' });
    const { sessionIds } = await near.engagement();
    const sessionId = sessionIds[1] ?? '';
    const { id: moveId } = await near
      .as('elena')
      .do(moveOneSession, { sessionId, kind: 'cancel', why: 'The flu' });
    expect(await near.as('mira').refused(withdrawOneSessionMove, { moveId })).toMatchObject({
      refusal: 'session.not_own_move',
    });
    await near.as('elena').do(withdrawOneSessionMove, { moveId });
    const { moves } = await near.as('mira').do(readSession, { sessionId });
    expect(moves).toMatchObject([{ kind: 'cancel', state: 'withdrawn', why: 'The flu' }]);
  });
});

describe('an offered date', () => {
  it('comes with a session cut short, and is booked in one tap or waved away', async () => {
    const near = await newHouse({ at: '2026-11-26T15:10:00.000Z' });
    const { sessionIds } = await near.engagement();
    const sessionId = sessionIds[1] ?? '';
    await near.as('mira').do(setPlace, { sessionId, place: 'by phone' });
    await near.as('elena').do(startOneSession, { sessionId });
    near.clock.pass({ minutes: 10 });
    await near.as('mira').do(cutOneShort, { sessionId });
    const { session } = await near.as('elena').do(readSession, { sessionId });
    expect(session).toMatchObject({ reads: 'cut short', offeredLocal: '2026-12-03T16:00' });
    const { id } = await near.as('elena').do(takeOffer, { sessionId });
    const taken = await near.as('mira').do(readSession, { sessionId: id });
    expect(taken.session).toMatchObject({ clientLocal: '2026-12-03T16:00', place: 'by phone' });
    expect(await near.as('mira').refused(waveOneOffer, { sessionId })).toMatchObject({
      refusal: 'session.no_offer',
    });
  });
});
