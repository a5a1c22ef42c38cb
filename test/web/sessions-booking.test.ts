// Booking, moving and preparing sessions by their pages: one, several after their dates were shown, another time, the brief.
import { beforeAll, describe, expect, it } from 'vitest';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;
/** Thursday 3 December, four in Berlin. */
let nextId = '';
let at = '';

beforeAll(async () => {
  house = await newHouse();
  lived = await house.engagement();
  nextId = lived.sessionIds[2] ?? '';
  at = `/engagements/${lived.id}/sessions`;
});

const mira = () => house.as('mira');
const elena = () => house.as('elena');

describe('all sessions', () => {
  it('are listed, those to come first, with the other side’s hour where it differs', async () => {
    const page = await mira().get(at);
    expect(page.read).toMatch(/To come Session 3 · Thu 3 Dec, 16:00 – 17:00 booked For Elena Kask: 17:00/);
    expect(page.read).toMatch(/Behind you Session 2 .* held/);
    for (const path of [at, `${at}/new`, `${at}/several`])
      for (const who of ['jon', 'ada'] as const) expect((await house.as(who).get(path)).status).toBe(404);
  });
});

describe('booking one', () => {
  it('offers the usual hour and asks whose clock it keeps', async () => {
    const page = await elena().get(`${at}/new`);
    expect(page.text).toContain('value="2026-11-29T16:00"');
    expect(page.read).toContain('Whose clock does it keep? Mira Osei’s, in Berlin Mine, in Tallinn');
  });

  it('says the hour on both clocks before it is booked, and by a button for any other', async () => {
    const page = await elena().get(`${at}/new`);
    expect(page.read).toContain('For both of you: Sun 29 Nov, 17:00 (16:00 in Berlin).');
    expect(page.text).toContain(`formmethod="get" formaction="${at}/new"`);
    const wish = 'startsLocal=2026-12-08T23:30&anchor=coach&minutes=90&place=The+small+room';
    const asked = await mira().get(`${at}/new?${wish}`);
    expect(asked.read).toContain('For both of you: Tue 8 Dec, 22:30 (23:30 in Tallinn).');
    for (const kept of [
      'value="2026-12-08T23:30"',
      'value="The small room"',
      '<option value="90" selected="">',
    ])
      expect(asked.text).toContain(kept);
    expect(asked.text).toMatch(/value="coach"[^>]*checked/);
    const gap = await mira().get(`${at}/new?startsLocal=2027-03-28T02:30&anchor=client`);
    expect(gap.read).toContain('Sun 28 Mar, 03:30 (04:30 in Tallinn). The clocks go forward in that night');
    const wrong = await mira().get(`${at}/new?startsLocal=2027-02-31T02:30&anchor=client&minutes=x`);
    expect([wrong.status, wrong.read.includes('For both of you')]).toEqual([200, false]);
  });

  it('says it again for what was typed where it was refused', async () => {
    const refused = await mira().post(at, { startsLocal: '2026-12-03T16:30', minutes: 60, anchor: 'coach' });
    expect(refused.status).toBe(422);
    expect(refused.read).toContain('For both of you: Thu 3 Dec, 15:30 (16:30 in Tallinn).');
  });

  it('books, or gives everything back that was typed', async () => {
    const wish = { startsLocal: '2026-12-03T16:30', minutes: 90, anchor: 'client', place: 'The small room' };
    const refused = await mira().post(at, wish);
    expect(refused.status).toBe(422);
    expect(refused.read).toContain('Another session of yours stands at that hour.');
    expect(refused.text).toContain('value="2026-12-03T16:30"');
    expect(refused.text).toContain('value="The small room"');
    expect(refused.text).toContain('<option value="90" selected="">');
    const booked = await mira().post(at, { ...wish, startsLocal: '2026-12-08T16:30' });
    expect(booked.to).toMatch(/^\/sessions\/[0-9a-f-]{36}\?said=booked$/);
    const page = await elena().get(booked.to ?? '');
    expect(page.read).toContain('The session is booked.');
    expect(page.read).toContain('1 hour, 30 minutes');
    expect(page.read).toContain('The small room');
  });
});

describe('booking several', () => {
  it('shows the dates and what the clocks do to them before anything is booked', async () => {
    const far = await house.engagement({ client: 'tomas', state: 'agreed' });
    const path = `/engagements/${far.id}/sessions/several`;
    const tomas = house.as('tomas');
    const wish =
      'show=yes&startsLocal=2027-03-11T10:00&everyDays=14&until=2027-04-22&anchor=client&minutes=45';
    const shown = await tomas.get(`${path}?${wish}`);
    expect(shown.status).toBe(200);
    expect(shown.read).toContain('Nothing is booked yet.');
    expect(shown.read).toContain('Some weeks the hour shifts');
    expect(shown.read).toContain('2 hours later for Elena Kask than at first: 17:00');
    expect((await far.book()).sessions).toEqual([]);
    const dates = [...shown.text.matchAll(/name="startsLocals" value="([^"]+)" checked/g)].map(
      ([, date]) => date ?? '',
    );
    expect(dates).toHaveLength(4);
    const form = { startsLocals: dates.slice(1), anchor: 'client', minutes: 45, first: dates[0] ?? '' };
    const booked = await tomas.post(`/engagements/${far.id}/session-series`, form);
    expect(booked.to).toBe(`/engagements/${far.id}/sessions?said=series`);
    expect((await far.book()).sessions).toHaveLength(3);
  });

  it('unticks what is not free, and books nothing where one date is refused', async () => {
    const wish = 'show=yes&startsLocal=2026-12-02T16:00&everyDays=7&until=2026-12-09&minutes=60';
    const shown = await mira().get(
      `${at}/several?${wish.replace('12-02', '12-03').replace('12-09', '12-10')}`,
    );
    expect(shown.read).toContain('another session stands there');
    expect(shown.text).toMatch(/value="2026-12-03T16:00"\/?>/);
    expect(shown.text).toMatch(/value="2026-12-10T16:00" checked/);
    const form = {
      startsLocals: ['2026-12-03T16:00', '2026-12-10T16:00'],
      first: '2026-12-03T16:00',
      everyDays: '7',
      until: '2026-12-10',
      minutes: '60',
      anchor: 'client',
      place: 'by phone',
    };
    const before = (await lived.book()).sessions.length;
    const refused = await mira().post(`/engagements/${lived.id}/session-series`, form);
    expect(refused.status).toBe(422);
    expect(refused.read).toContain('Another session of yours stands at that hour on Thu 3 Dec, 16:00.');
    expect(refused.text).toMatch(/value="2026-12-03T16:00" checked/);
    expect(refused.text).toContain('value="by phone"');
    expect((await lived.book()).sessions).toHaveLength(before);
    const none = await mira().post(`/engagements/${lived.id}/session-series`, { ...form, startsLocals: [] });
    expect(none.status).toBe(422);
    expect(none.read).toContain('Please leave at least one date ticked.');
  });

  it('gives a wish back that cannot be read', async () => {
    const wish = 'show=yes&startsLocal=2026-12-03T16:00&until=2026-12-01&place=by+phone';
    const refused = await mira().get(`${at}/several?${wish}`);
    expect(refused.status).toBe(422);
    expect(refused.read).toContain('The last day lies before the first session.');
    expect(refused.text).toContain('value="by phone"');
  });
});

describe('another time', () => {
  it('is had alone while the notice allows it', async () => {
    const page = await mira().get(`/sessions/${nextId}/move`);
    expect(page.read).toContain('Until Wed 2 Dec, 16:00 you can move or cancel it without asking.');
    const same = { kind: 'move', toLocal: '2026-12-03T16:00', toMinutes: 60, why: 'A call came in' };
    const refused = await mira().post(`/sessions/${nextId}/moves`, same);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('id="move-toLocal-error"');
    expect(refused.text).toContain('A call came in');
    const moved = await mira().post(`/sessions/${nextId}/moves`, { ...same, toLocal: '2026-12-03T17:00' });
    expect(moved.to).toBe(`/sessions/${nextId}?said=moved`);
    const after = await elena().get(`/sessions/${nextId}`);
    expect(after.read).toContain('Mira Osei moved it from Thu 3 Dec, 17:00 to Thu 3 Dec, 18:00');
    await mira().post(`/sessions/${nextId}/moves`, { ...same, toLocal: '2026-12-03T16:00' });
  });

  it('is asked for inside the notice, answered, taken back', async () => {
    const near = await newHouse({ at: '2026-11-26T08:00:00.000Z' });
    const { sessionIds } = await near.engagement();
    const path = `/sessions/${sessionIds[1]}`;
    const page = await near.as('mira').get(`${path}/move`);
    expect(page.read).toContain('It is near now, so Elena Kask is asked, and answers.');
    const asked = await near.as('mira').post(`${path}/moves`, { kind: 'move', toLocal: '2026-11-27T16:00' });
    expect(asked.to).toBe(`${path}?said=asked`);
    const hers = await near.as('elena').get(path);
    expect(hers.read).toContain(
      'Mira Osei asks to move this session to Fri 27 Nov, 17:00 (16:00 in Berlin).',
    );
    const move = /moves\/([0-9a-f-]{36})\/answer/.exec(hers.text)?.[1];
    expect((await near.as('mira').get(path)).read).toContain('Elena Kask answers that.');
    await near.as('elena').post(`${path}/moves/${move}/answer`, { answer: 'decline' });
    expect((await near.as('mira').get(path)).read).toContain('· declined');
    await near.as('elena').post(`${path}/moves`, { kind: 'cancel', why: 'The flu' });
    const waiting = await near.as('mira').get(path);
    expect(waiting.read).toContain('Elena Kask asks to cancel this session. The flu');
    const own = /moves\/([0-9a-f-]{36})/.exec((await near.as('elena').get(path)).text)?.[1];
    await near.as('elena').post(`${path}/moves/${own}`, { _method: 'delete' });
    expect((await near.as('mira').get(path)).read).not.toContain('asks to cancel');
    await near.as('mira').post(`${path}/moves`, { kind: 'cancel' });
    const last = /moves\/([0-9a-f-]{36})\/answer/.exec((await near.as('elena').get(path)).text)?.[1];
    await near.as('elena').post(`${path}/moves/${last}/answer`, { answer: 'accept' });
    expect((await near.as('mira').get(path)).read).toContain('You agreed to cancel it.');
  });
});

describe('the brief', () => {
  it('is the coach’s page before the hour', async () => {
    await mira().post(`/sessions/${nextId}/topics`, { text: 'Silence' });
    const page = await elena().get(`/sessions/${nextId}/brief`);
    expect(page.read).toContain('Before the hour with Mira Osei');
    expect(page.read).toContain('Nothing that was not shared is in it.');
    expect(page.read).toContain('On the agenda Silence');
    expect(page.read).toContain('Early is kinder than late.');
    expect(page.read).toMatch(/Rhythm steady Action steady/);
    expect(page.read).not.toContain('Reflection');
    expect((await mira().get(`/sessions/${nextId}/brief`)).status).toBe(403);
    expect((await house.as('jon').get(`/sessions/${nextId}/brief`)).status).toBe(404);
  });
});
