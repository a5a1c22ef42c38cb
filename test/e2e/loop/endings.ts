// Ended instead of finished, by either side: with a reason or none, which the other reads only while it is shared.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import { axeFindings } from '../../world/browser.ts';
import type { Name } from '../../world/cast.ts';
import type { Lived } from '../../world/lived.ts';
import type { Walker } from '../../world/walker.ts';
import type { SprintChapter, SprintScene } from './sprint-scene.ts';

const { engagements, faults, people, refusals, sessions, shell } = wordsFor('en');
const { end, over, said } = engagements;

const REASON = 'I want to find out by myself for a while.';
const HERS = 'I am leaving this kind of work in spring.';

/** Two more clients of the same coach, each in the middle of a sprint. */
async function another({ house, made, visitor }: SprintScene, client: Name) {
  const lived: Lived = await house.engagement({ client, coach: 'elena', week: 3, weeks: 8 });
  made.set(client, `/engagements/${lived.id}`);
  made.set(`${client}’s next`, `/sessions/${lived.sessionIds[2] ?? ''}`);
  made.set(`${client}’s sprint`, `/sprints/${lived.sprintId}`);
  return visitor(client);
}

/** Ends it on its page; where it cannot be undone, one is asked once more. */
async function endIt(walker: Walker, reason: string, share: boolean): Promise<void> {
  const { page } = walker;
  await page.locator('#end > summary').click();
  if (reason !== '') await page.locator('#end-form [name=reason]').fill(reason);
  if (share) await page.locator('#end-form [name=share]').check();
  await page.locator('#end-form').getByRole('button', { name: end.act }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(end.confirm).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: shell.cancel }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('#end-form').getByRole('button', { name: end.act }).click();
  await dialog.getByRole('button', { name: end.act }).click();
  await walker.reads(said.ended);
}

const who = new Map<Name, Walker>();
const walkerOf = (name: Name): Walker => {
  const found = who.get(name);
  if (!found) throw new Error(`${name} is not here.`);
  return found;
};

export const endings: SprintChapter = {
  'the client ends it with a reason for nobody but themselves': async (scene) => {
    const { elena, the, itIs } = scene;
    itIs('2027-02-20 10:00');
    const mira = await another(scene, 'mira');
    who.set('mira', mira);
    await elena.open('/people');
    await elena.reads('Mira Osei');
    await mira.open(the('mira'));
    await mira.page.locator('#end > summary').click();
    await mira.reads(end.lead.client, end.after(30), engagements.finish.title);
    await mira.look('sprint-end-form');
    await mira.open(the('mira'));
    await endIt(mira, REASON, false);
    await mira.reads(over.ended('You', 'Saturday 20 February'), REASON, over.private);
    await mira.look('sprint-ended');
    await elena.open(the('mira'));
    await elena.reads(over.ended('Mira Osei', 'Saturday 20 February'));
    await elena.doesNotRead(REASON, over.reason);
    await elena.look('sprint-ended-coach');
    await elena.open(the('mira’s next'));
    await elena.reads(sessions.ended.cancelled.end);
  },

  'shared it is read by the coach, and taken back it is gone': async ({ elena, the }) => {
    const mira = walkerOf('mira');
    await mira.submit('#reason-sharing');
    await mira.reads(said.shared, over.shared);
    await elena.open(the('mira'));
    await elena.reads(over.reason, REASON);
    await mira.submit('#reason-sharing');
    await mira.reads(said['taken-back']);
    await elena.open(the('mira'));
    await elena.doesNotRead(REASON);
    await elena.open(`${the('mira')}/timeline`);
    await elena.doesNotRead(REASON);
    await elena.open('/people');
    await elena.doesNotRead(REASON);
  },

  'nothing can be booked, moved or ended again': async ({ house, elena, the }) => {
    const mira = house.as('mira');
    const booked = await mira.post(`${the('mira')}/sessions`, { startsLocal: '2027-03-04T16:00' });
    expect(booked.read).toContain(refusals.say('engagement.over', {}));
    await elena.open(the('mira'));
    expect(await elena.page.locator('main form').count()).toBe(0);
  },

  'the coach ends it and shares the reason at once; the client has everything': async (scene) => {
    const { elena, the } = scene;
    const jon = await another(scene, 'jon');
    await elena.open(the('jon'));
    await endIt(elena, HERS, true);
    await elena.reads(over.ended('You', 'Saturday 20 February'), HERS, over.shared);
    await elena.look('sprint-ended-by-coach');
    await jon.open(the('jon'));
    await jon.reads(over.ended('Elena Kask', 'Saturday 20 February'), over.reason, HERS);
    await jon.look('sprint-ended-by-coach-client');
    for (const path of [the('jon’s sprint'), the('jon’s next'), `${the('jon')}/agreement`])
      expect((await jon.page.goto(path))?.status(), path).toBe(200);
    await jon.open('/today');
    await jon.reads('Name one risk in the planning round');
  },

  'each of them is among the earlier ones, and neither reads of the others': async ({ elena, the, itIs }) => {
    await elena.open('/people');
    await elena.reads(people.past, 'Tomás Reyes', 'Mira Osei', 'Jon Berg', people.emptyNow);
    const mira = walkerOf('mira');
    await mira.open(the('jon'));
    await mira.reads(faults.notFound.title);
    itIs('2027-03-23 10:00');
    await elena.open('/people');
    for (const path of [the('mira’s sprint'), the('jon’s sprint'), `${the('mira')}/goals`])
      expect((await elena.page.goto(path))?.status(), path).toBe(404);
    await elena.open(the('jon'));
    await elena.reads(HERS, over.coach.past);
    await elena.open(the('mira'));
    await elena.reads(over.coach.past);
    await elena.doesNotRead(REASON);
  },
};
