// Closing a session by its page: refused kindly with the forms right there, closed, read back, or told as it really was.
import { beforeEach, describe, expect, it } from 'vitest';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;
let sessionId = '';
let at = '';

beforeEach(async () => {
  house = await newHouse({ at: '2026-11-26T15:00:00.000Z' });
  lived = await house.engagement();
  sessionId = lived.sessionIds[1] ?? '';
  at = `/sessions/${sessionId}`;
  await house.as('elena').post(`${at}/start`);
  house.clock.pass({ minutes: 50 });
});

const mira = () => house.as('mira');
const elena = () => house.as('elena');
const step = () => ({
  engagementId: lived.id,
  sessionId,
  text: 'Ask Priya to run it',
  size: 'quarter',
  kind: 'practical',
  dueOn: '2026-12-02',
  goalId: lived.goalId,
  ifSituation: 'the room turns to me',
  thenAction: 'ask what they need',
});
const idIn = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? 'none';

describe('closing', () => {
  it('is refused with what is missing, and the forms for it unfolded', async () => {
    const refused = await mira().post(`${at}/closing`);
    expect(refused.status).toBe(422);
    expect(refused.read).toContain('Two things are missing before it closes');
    expect(refused.text).toMatch(/<details id="conclude" class="disclosure disclosure-button" open/);
    expect(refused.text).toMatch(/<details id="next-step" class="disclosure disclosure-button" open/);
    await mira().post(`${at}/conclusions`, { text: 'Early is kinder.' });
    const still = await elena().post(`${at}/closing`);
    expect(still.read).toContain('A next step is missing before it closes.');
    expect(still.text).not.toMatch(/<details id="conclude" class="disclosure disclosure-button" open/);
  });

  it('gives a conclusion and a step back with what was typed', async () => {
    const long = await mira().post(`${at}/conclusions`, { text: 'x'.repeat(2001) });
    expect(long.status).toBe(422);
    expect(long.text).toContain('x'.repeat(2001));
    const late = await mira().post(`${at}/steps`, { ...step(), dueOn: '2027-02-01' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Ask Priya to run it');
    expect(late.text).toContain('the room turns to me');
    expect(late.text).toContain('id="step-dueOn-error"');
  });

  it('closes with both, and reads back what came of it', async () => {
    await mira().post(`${at}/conclusions`, { text: 'Early is kinder.' });
    expect((await mira().post(`${at}/steps`, step())).to).toBe(`${at}#closing`);
    const ready = await mira().get(at);
    expect(ready.read).toContain('Both are there. Either of you can close.');
    expect((await elena().post(`${at}/closing`)).to).toBe(`${at}?said=closed`);
    const after = await mira().get(`${at}?said=closed`);
    expect(after.read).toContain('The session is closed.');
    expect(after.read).toContain('What came of this hour');
    expect(after.read).toContain('Really held Thu 26 Nov, 16:00 – 16:50');
    expect(after.read).toContain('If the room turns to me, then I will ask what they need');
    expect(after.read).toContain('The next session is on Thu 10 Dec, 16:00.');
    expect(after.read).toContain('No step is due yet in the week of 7 Dec.');
  });

  it('waits for the client’s yes to what the coach proposed, and says so to both', async () => {
    await elena().post(`${at}/conclusions`, { text: 'Early is kinder.' });
    await elena().post(`${at}/steps`, step());
    expect((await elena().get(at)).read).toContain('Mira Osei still has to say yes to the step.');
    expect((await mira().post(`${at}/closing`)).read).toContain('waits for your own yes');
    expect((await elena().post(`${at}/closing`)).to).toBe(`${at}?said=waits`);
    expect((await elena().get(at)).read).toContain('The session closes with Mira Osei’s yes to the step.');
    const page = await mira().get(at);
    expect(page.read).toContain('Your yes to the step closes the session.');
    const stepId = idIn(page.text, /steps\/([0-9a-f-]{36})\/answer/);
    await mira().post(`${at}/steps/${stepId}/answer`, { answer: 'accept' });
    expect((await elena().get(at)).read).toContain('What came of this hour');
  });

  it('takes an open step that the client confirms, or changes right there', async () => {
    await mira().post(`/engagements/${lived.id}/steps`, { ...step(), sessionId: '' });
    const page = await mira().get(at);
    expect(page.read).toContain('Still open from before');
    const stepId = idIn(page.text, /steps\/([0-9a-f-]{36})\/confirmation/);
    const smaller = { move: 'smaller', text: '', size: 'quarter' };
    const refused = await mira().post(`${at}/steps/${stepId}/moves`, smaller);
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(new RegExp(`<details id="smaller-${stepId}" class="disclosure" open`));
    await mira().post(`${at}/steps/${stepId}/confirmation`);
    await mira().post(`${at}/conclusions`, { text: 'Early is kinder.' });
    expect((await elena().get(at)).read).toContain('confirmed here');
    expect((await mira().post(`${at}/closing`)).to).toBe(`${at}?said=closed`);
  });
});

describe('after it', () => {
  const close = async () => {
    await mira().post(`${at}/conclusions`, { text: 'Early is kinder.' });
    await mira().post(`${at}/steps`, step());
    await mira().post(`${at}/closing`);
  };

  it('a conclusion is worded anew, with its history', async () => {
    await close();
    const id = idIn((await mira().get(at)).text, /conclusions\/([0-9a-f-]{36})/);
    await elena().post(`${at}/conclusions/${id}`, { _method: 'patch', text: 'Early is braver.' });
    const page = await mira().get(at);
    expect(page.read).toContain(
      'Early is braver. How it read before Early is kinder. until Thu 26 Nov, 16:50',
    );
  });

  it('the client answers five lines, shares them and takes them back', async () => {
    await close();
    const lines = { _method: 'put', heard: 9, mine: 8, way: 7, stretched: 4, said: 'More, please.' };
    const half = await mira().post(`${at}/check`, lines);
    expect(half.status).toBe(422);
    expect(half.text).toContain('More, please.');
    expect(half.read).toContain('Please choose a number from 0 to 10.');
    expect((await mira().post(`${at}/check`, { ...lines, unsaid: 10 })).status).toBe(303);
    expect((await elena().get(at)).read).not.toContain('More, please.');
    await mira().post(`${at}/check/sharing`);
    expect((await elena().get(at)).read).toContain('Mira Osei shares the check of this hour with you');
    await mira().post(`${at}/check/sharing`, { _method: 'delete' });
    expect((await elena().get(at)).read).not.toContain('More, please.');
  });
});

describe('an hour that went differently', () => {
  it('broke off: a new date is offered and booked in one tap', async () => {
    expect((await mira().post(`${at}/cut`)).to).toBe(`${at}?said=cut`);
    const page = await elena().get(at);
    expect(page.read).toContain('It broke off at 17:50. It does not count as held.');
    expect(page.read).toContain('Thu 3 Dec, 17:00 (16:00 in Berlin) is free.');
    const booked = await elena().post(`${at}/offer`);
    expect(booked.to).toMatch(/^\/sessions\/[0-9a-f-]{36}\?said=booked$/);
    expect((await mira().get(at)).read).not.toContain('is free.');
  });

  it('is no choice any more once the date that was offered has gone by', async () => {
    await mira().post(`${at}/cut`);
    expect((await mira().get(at)).read).toContain('Not this one');
    house.clock.set('2026-12-05T09:00:00.000Z');
    const page = await mira().get(at);
    expect(page.read).toContain('has gone by.');
    expect(page.read).toContain('Put it aside');
    expect(page.read).not.toContain('Not this one');
  });

  it('asks for no topic any more once its time is over', async () => {
    house.clock.set('2026-11-28T09:00:00.000Z');
    const page = await mira().get(at);
    expect(page.read).not.toContain('What should this hour be about?');
  });

  it('was missed: said without blame, and put right by whoever said it', async () => {
    expect((await mira().post(`${at}/absence`)).status).toBe(422);
    await mira().post(`${at}/absence`, { absent: 'coach' });
    expect((await elena().get(at)).read).toContain('Elena Kask was not there. Said by Mira Osei.');
    expect((await elena().get(at)).read).not.toContain('That was a mistake');
    await mira().post(`${at}/absence`, { _method: 'delete', absent: 'both' });
    expect((await elena().get(at)).read).toContain('Neither of you was there.');
    await mira().post(`${at}/absence`, { _method: 'delete' });
    expect((await elena().get(at)).read).toContain('Before you close');
  });

  it('was left open: both are told, and closing late asks for the real end', async () => {
    await mira().post(`${at}/conclusions`, { text: 'Early is kinder.' });
    await mira().post(`${at}/steps`, step());
    house.clock.set('2026-11-28T09:00:00.000Z');
    for (const who of [mira(), elena()]) {
      const page = await who.get(at);
      expect(page.read).toContain('This hour was left open');
      expect(page.read).toContain('Is this becoming one more regular call?');
      expect(page.read).toContain('It broke off');
      expect(page.read).toContain('Somebody was not there');
    }
    const page = await elena().get(at);
    expect(page.text).toMatch(/name="endedLocal"[^>]*value="2026-11-26T18:00"|value="2026-11-26T18:00"/);
    const wrong = await elena().post(`${at}/closing`, { endedLocal: '2026-11-26T16:00' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="close-endedLocal-error"');
    await elena().post(`${at}/closing`, { endedLocal: '2026-11-26T17:45' });
    expect((await mira().get(at)).read).toContain('Really held Thu 26 Nov, 16:00 – 16:45');
  });
});

describe('a form that comes too late', () => {
  it('gets the session as it now stands, and loses nothing that was typed', async () => {
    await mira().post(`${at}/cut`);
    const late = await elena().post(`${at}/notes`, { text: 'What I still wanted to say' });
    expect(late.status).toBe(422);
    expect(late.read).toContain('This can be written while the session is on');
    expect(late.read).toContain('This is what you had written: What I still wanted to say');
    expect(late.read).toContain('It broke off at 17:50.');
  });
});
