// Pages of what is one's own and what is shared of it: opened on purpose, found again, taken along.
import { describe, expect, it } from 'vitest';
import { writeBigPicture } from '../../src/app/big-pictures.ts';
import { makeOneGoal } from '../../src/app/goals.ts';
import { catchOneMoment, exploreOneFriction } from '../../src/app/moments.ts';
import { listReadings } from '../../src/app/readings.ts';
import { writeOneReflection } from '../../src/app/reflections.ts';
import { shareBigPicture, shareMoment, shareReflection, takeBackMoment } from '../../src/app/sharings.ts';
import { newHouse } from '../world/house.ts';

async function sharing() {
  const house = await newHouse();
  const { id: engagementId, goalId } = await house.engagement({ week: 3 });
  const mira = house.as('mira');
  const elena = house.as('elena');
  const { id: momentId } = await mira.do(catchOneMoment, { kind: 'friction', line: 'You were too fast' });
  await mira.do(exploreOneFriction, { momentId, move: 1, text: 'I was still thinking' });
  await mira.do(shareMoment, { momentId });
  const at = `/engagements/${engagementId}/shared`;
  const count = async () => (await mira.do(listReadings, {})).readings.length;
  return { house, engagementId, goalId, mira, elena, momentId, at, count };
}

describe('what a client shares', () => {
  it('is listed without its words until it is opened, and opening is noted once', async () => {
    const { elena, momentId, at, count } = await sharing();
    const list = await elena.get(at);
    expect(list.read).toContain('What Mira Osei shares');
    expect(list.read).toContain('not opened yet');
    expect(list.text).not.toContain('too fast');
    expect(await count()).toBe(0);
    const item = await elena.get(`${at}/${momentId}`);
    expect(item.read).toContain('You were too fast');
    expect(item.read).toContain('I was still thinking');
    await elena.get(`${at}/${momentId}`);
    expect(await count()).toBe(1);
    expect((await elena.get(at)).read).toContain('You were too fast');
  });

  it.each([
    { 'sec-purpose': 'prefetch' },
    { 'x-sec-purpose': 'prefetch' },
    { purpose: 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
  ])('is neither noted nor shown to a request that looks ahead (%o)', async (headers) => {
    const { elena, momentId, at, count } = await sharing();
    const ahead = await elena.get(`${at}/${momentId}`, headers as Record<string, string>);
    expect(ahead.text).not.toContain('too fast');
    expect(await count()).toBe(0);
  });

  it('is not noted for asking whether it is there', async () => {
    const { elena, momentId, at, count } = await sharing();
    const head = await elena.request(`${at}/${momentId}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(await count()).toBe(0);
  });

  it('lets a friction be acknowledged and talked through on its page, and is gone when taken back', async () => {
    const { mira, elena, momentId, at } = await sharing();
    const one = `${at}/${momentId}`;
    await elena.get(one);
    const early = await elena.post(`${one}/talk`);
    expect([early.status, early.read]).toEqual([
      422,
      expect.stringContaining('has not been acknowledged yet'),
    ]);
    expect((await elena.post(`${one}/acknowledgement`)).to).toBe(`${one}?said=acknowledged`);
    expect((await elena.get(`${one}?said=acknowledged`)).read).toContain('You have acknowledged it.');
    expect((await elena.post(`${one}/talk`)).status).toBe(303);
    await mira.do(takeBackMoment, { momentId });
    expect((await elena.get(one)).status).toBe(404);
    expect((await elena.post(`${one}/talk`, { _method: 'delete' })).status).toBe(404);
    expect((await elena.get(at)).read).toContain('shares nothing here now');
  });

  it('leads its owner to their own page, and strangers nowhere', async () => {
    const { house, mira, momentId, at } = await sharing();
    expect((await mira.get(`${at}/${momentId}`)).to).toBe(`/moments/${momentId}`);
    expect((await mira.get(at)).read).toContain('You were too fast');
    for (const who of ['jon', 'tomas', 'ada'] as const) {
      expect((await house.as(who).get(at)).status).toBe(404);
      expect((await house.as(who).get(`${at}/${momentId}`)).status).toBe(404);
    }
  });

  it('has the big picture and reflections among it', async () => {
    const { house, engagementId, goalId, mira, elena, at } = await sharing();
    const { id } = await mira.do(writeOneReflection, {
      subject: 'goal',
      goalId,
      text: 'Herons wait',
      questionId: 'values-1',
    });
    await mira.do(shareReflection, { reflectionId: id });
    await mira.do(writeBigPicture, { whyCareer: 'Calmer tools', number: 0 });
    expect((await elena.get(`/engagements/${engagementId}/big-picture`)).status).toBe(404);
    await mira.do(shareBigPicture, {});
    const { to } = await elena.get(`/engagements/${engagementId}/big-picture`);
    expect(to).toBe(`${at}/${house.person('mira').id}`);
    expect((await elena.get(to ?? '')).read).toContain('Calmer tools');
    const reflection = await elena.get(`${at}/${id}`);
    expect(reflection.read).toContain('When this annoys you, what are you standing up for?');
    expect(reflection.read).toContain('Herons wait');
    const read = await mira.get('/settings/readings');
    expect(read.read).toContain('Elena Kask, Sun 22 Nov, 14:54');
    expect((await elena.get('/settings/readings')).read).toContain('Nothing yet.');
  });
});

describe('searching on a page', () => {
  it('marks what was meant and leads to where it stands', async () => {
    const { elena, mira, momentId, at } = await sharing();
    const found = await mira.get('/search?q=TOO+fa');
    expect(found.text).toContain('<mark>too</mark> <mark>fast</mark>');
    expect(found.text).toContain(`href="/moments/${momentId}"`);
    expect((await mira.get('/search?q=zebra')).read).toContain('Nothing begins with “zebra”');
    expect((await mira.get('/search')).read).not.toContain('Nothing begins');
    expect((await elena.get('/search?q=fast')).read).toContain('Nothing begins with');
    await elena.get(`${at}/${momentId}`);
    expect((await elena.get('/search?q=fast')).text).toContain(`href="${at}/${momentId}"`);
    const odd = await mira.get(`/search?q=${encodeURIComponent('<b>%00"')}`);
    expect([odd.status, odd.text.includes('<b>')]).toEqual([200, false]);
  });
});

describe('taking everything along', () => {
  it('gives a JSON file and a readable text, as attachments', async () => {
    const { house, mira } = await sharing();
    await mira.do(makeOneGoal, { title: 'Move toward\nstrategy', meaning: 'I want\nto see further' });
    expect((await mira.get('/settings')).text).toContain('href="/settings/export"');
    const json = await mira.get('/settings/export/throughline.json');
    expect(json.headers.get('content-disposition')).toBe(
      'attachment; filename="throughline-2026-11-22.json"',
    );
    expect(json.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(json.text)).toMatchObject({
      format: 'throughline-export-1',
      person: { name: 'Mira Osei' },
    });
    const text = await mira.get('/settings/export/throughline.md');
    expect(text.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(text.text).toContain('# Throughline of Mira Osei');
    expect(text.text).toContain('### Move toward strategy');
    expect(text.text).toContain('> I want\n> to see further');
    expect(text.text).toContain('> You were too fast');
    expect(text.text).toContain('## With Elena Kask as coach');
    expect(text.text).toContain('Early is kinder than late.');
    const coach = await house.as('elena').get('/settings/export/throughline.md');
    expect(coach.text).toContain('## With Mira Osei as client');
    expect(coach.text).not.toContain('too fast');
    for (const path of ['/settings/export', '/settings/export/throughline.json'])
      expect((await house.as('nobody').get(path)).to, path).toContain('/sign-in');
  });
});
