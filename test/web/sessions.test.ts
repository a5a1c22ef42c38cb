// The pages of a session asked in process: what each side sees, every form, and what comes back when one is refused.
import { beforeEach, describe, expect, it } from 'vitest';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;
let sessionId = '';
let at = '';

/** Five minutes before the second session of the sprint. */
beforeEach(async () => {
  house = await newHouse({ at: '2026-11-26T14:55:00.000Z' });
  lived = await house.engagement();
  sessionId = lived.sessionIds[1] ?? '';
  at = `/sessions/${sessionId}`;
});

const mira = () => house.as('mira');
const elena = () => house.as('elena');
const start = () => elena().post(`${at}/start`);
/** The first id behind this path in a page's forms. */
const idIn = (text: string, path: string): string =>
  new RegExp(`${path}/([0-9a-f-]{36})`).exec(text)?.[1] ?? 'none';

describe('before the hour', () => {
  it('says when it is on both clocks, and asks what it should be about', async () => {
    const page = await mira().get(at);
    expect(page.status).toBe(200);
    expect(page.read).toContain('What I want from this hour');
    expect(page.read).toContain('Session 2 · with Elena Kask · Thu 26 Nov, 16:00 – 17:00 (17:00 in Tallinn)');
    expect(page.read).toContain('What should this hour be about?');
    const hers = await elena().get(at);
    expect(hers.read).toContain('What Mira Osei wants from this hour');
    expect(hers.read).toContain('Mira Osei has not chosen a topic yet.');
    for (const who of ['jon', 'ada', 'tomas'] as const)
      expect((await house.as(who).get(at)).status).toBe(404);
    expect((await house.as('nobody').get(at)).to).toContain('/sign-in');
  });

  it('takes topics, suggestions and their order', async () => {
    expect((await mira().post(`${at}/topics`, { text: 'Silence' })).to).toBe(`${at}#agenda`);
    await elena().post(`${at}/topics`, { text: 'Exports' });
    const page = await mira().get(at);
    expect(page.read).toContain('Elena Kask suggests Exports');
    const topic = idIn(page.text, 'topics');
    const suggested = /topics\/([0-9a-f-]{36})\/answer/.exec(page.text)?.[1];
    await mira().post(`${at}/topics/${suggested}/answer`, { answer: 'take' });
    const order = { _method: 'put', topicIds: [suggested ?? '', topic] };
    expect((await mira().post(`${at}/topic-order`, order)).status).toBe(303);
    expect((await mira().get(at)).read).toMatch(/Exports from Elena Kask.*Silence yours/);
    const stale = { _method: 'put', topicIds: [topic] };
    const refused = await mira().post(`${at}/topic-order`, stale);
    expect(refused.status).toBe(409);
    await mira().post(`${at}/topics/${topic}`, { _method: 'delete' });
    expect((await mira().get(at)).read).not.toContain('Silence');
  });

  it('gives an empty topic back, and lets a place be said', async () => {
    const empty = await elena().post(`${at}/topics`, { text: '  ', goalId: lived.goalId });
    expect(empty.status).toBe(422);
    expect(empty.read).toContain('Please write this in a few words.');
    expect(empty.text).toMatch(new RegExp(`value="${lived.goalId}" selected`));
    await elena().post(`${at}/place`, { _method: 'put', place: 'https://meet.example/room' });
    const page = await mira().get(at);
    expect(page.text).toContain('<a href="https://meet.example/room" rel="noreferrer">meet.example</a>');
    await elena().post(`${at}/place`, { _method: 'put', place: 'javascript:alert(1)' });
    expect((await mira().get(at)).text).not.toContain('href="javascript');
  });

  it('keeps two lines on a step where the client wants them', async () => {
    const page = await mira().get(at);
    const step = idIn(page.text, 'check-ins');
    const lines = { _method: 'put', possible: 'I asked early.', inTheWay: '' };
    expect((await mira().post(`${at}/check-ins/${step}`, lines)).status).toBe(303);
    expect((await elena().get(at)).read).toContain('What made it possible? I asked early.');
    const refused = await elena().post(`${at}/check-ins/${step}`, { ...lines, possible: 'No.' });
    expect(refused.status).toBe(403);
    expect(refused.read).toContain('The other side has written here.');
    await mira().post(`${at}/topic-order`, { _method: 'put', checkIn: 'folded' });
    expect((await mira().get(at)).text).toMatch(/<details id="check-ins" class="disclosure">/);
  });

  it('hands out a calendar file', async () => {
    const file = await mira().get(`${at}/calendar.ics`);
    expect(file.headers.get('content-type')).toContain('text/calendar');
    expect(file.text).toContain('DTSTART:20261126T150000Z\r\n');
    expect(file.text).toContain('SUMMARY:Session with Elena Kask\r\n');
    const block = await mira().get(`/sprints/${lived.sprintId}/calendar.ics`);
    expect(block.text).toContain('DTSTART;TZID=Europe/Berlin:20261111T090000\r\n');
    expect((await elena().get(`/sprints/${lived.sprintId}/calendar.ics`)).status).toBe(404);
  });
});

describe('in the room', () => {
  it('notes are for both, private ones for their author, and one switch hides those', async () => {
    await start();
    await mira().post(`${at}/notes`, { text: 'Nobody died.' });
    await mira().post(`${at}/notes`, { text: 'That stung.', isPrivate: 'true' });
    expect((await elena().get(at)).read).toContain('Nobody died. Mira Osei, 16:55');
    expect((await elena().get(at)).read).not.toContain('That stung.');
    expect((await mira().get(at)).read).toContain('That stung.');
    const switched = await mira().post(`${at}/screen`, { screen: 'shared' });
    const cookie = switched.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).toBe('screen=shared');
    const both = { cookie: `${await mira().cookie()}; ${cookie}` };
    const shared = await mira().get(at, both);
    expect(shared.read).not.toContain('That stung.');
    expect(shared.read).not.toContain('Mark a moment');
    expect(shared.read).toContain('Private things are hidden while you share your screen.');
    const back = await mira().post(`${at}/screen`, { screen: 'mine' }, both);
    expect(back.headers.get('set-cookie')).toContain('Max-Age=0');
  });

  it('gives an empty note back to the form it came from', async () => {
    await start();
    const empty = await mira().post(`${at}/notes`, { text: '', isPrivate: 'true' });
    expect(empty.status).toBe(422);
    expect(empty.text).toMatch(/<details id="own" class="disclosure" open/);
    expect(empty.text).toContain('id="own-note-text-error"');
    expect(empty.text).not.toContain('id="note-text-error"');
  });

  it('lets an author change and remove a note, and marks a moment in one tap', async () => {
    await start();
    await elena().post(`${at}/notes`, { text: 'Why no?' });
    const note = idIn((await elena().get(at)).text, 'notes');
    await elena().post(`${at}/notes/${note}`, { _method: 'patch', text: 'Why not?' });
    expect((await mira().get(at)).read).toContain('Why not? Elena Kask, 15:55 · changed');
    expect((await mira().post(`${at}/notes/${note}`, { _method: 'patch', text: 'x' })).status).toBe(403);
    await elena().post(`${at}/notes/${note}`, { _method: 'delete' });
    expect((await mira().get(at)).read).not.toContain('Why not?');
    const marked = await mira().post(`${at}/moments`, { kind: 'friction', line: 'In the session, 15:55' });
    expect(marked.to).toBe(`${at}?said=caught`);
    expect((await mira().get(`${at}?said=caught`)).read).toContain('It is marked. Only you see it.');
  });

  it('parks a question and makes it a step in one tap', async () => {
    await start();
    await elena().post(`${at}/inquiries`, { text: 'What would they learn?' });
    const page = await mira().get(at);
    const inquiryId = idIn(page.text, 'inquiries');
    const form = { engagementId: lived.id, sessionId, inquiryId, text: 'What would they learn?' };
    expect((await mira().post(`${at}/steps`, form)).status).toBe(303);
    expect((await elena().get(at)).read).toContain('It is a step now');
    const again = await mira().post(`${at}/steps`, form);
    expect(again.status).toBe(422);
    expect(again.read).toContain('That question is a step already.');
    await elena().post(`${at}/inquiries/${inquiryId}`, { _method: 'patch', text: 'What would they miss?' });
    expect((await mira().get(at)).read).toContain('What would they miss?');
  });

  it('can be undone at once', async () => {
    await start();
    expect((await mira().get(at)).read).toContain('Started by Elena Kask. Undo the start');
    await mira().post(`${at}/start`, { _method: 'delete' });
    expect((await mira().get(at)).read).toContain('Start the session');
  });
});
