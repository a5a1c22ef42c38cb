// Momentum: steady, slipping, stalled as weeks go by; each reason read on the page, each repair done where it is offered.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import type { Walker } from '../../world/walker.ts';
import { reachOf } from './reach.ts';
import { SUCCESSOR } from './week-marks.ts';
import { inPeople, STEP } from './week-moments.ts';
import type { Weeks, WeeksChapter } from './week-scene.ts';

const { steps, today, booking, people, journal } = wordsFor('en');
const { repairs, reasons } = today.momentum;

const AGAIN = 'Write the risk on a card, and put it on the table';
const CONCLUSION = 'A month without asking was a month of guessing.';
const NEXT = 'Ask Priya how the card was read';

const says = (reason: string, facts: object): string => reasons[`momentum.${reason}`]?.({ ...facts }) ?? '';
const repair = (name: string): string => repairs[`momentum.${name}`] ?? '';

/** What stands on one card, as one reads it. */
const cardOf = async ({ page }: Walker, card: string): Promise<string> =>
  (await page.locator(card).innerText()).replace(/\s+/g, ' ');

/** Both sides look at how it stands: the client on Today, the coach on People and in the engagement. */
async function bothLook(weeks: Weeks): Promise<{ own: string; theirs: string; row: string }> {
  const { mira, elena } = weeks;
  await mira.open('/today');
  await elena.open('/people');
  const row = await cardOf(elena, '#everyone');
  await elena.open(inPeople(weeks)[1] ?? '');
  return { own: await cardOf(mira, '#momentum'), theirs: await cardOf(elena, '#momentum'), row };
}

/** Cancels a session still far away, and says so once more when asked. */
async function cancel({ mira, lived }: Weeks, number: number): Promise<void> {
  await mira.open(`/sessions/${lived.sessionIds[number - 1]}/move`);
  await mira.page.locator('form#cancel-form button').click();
  await mira.page.getByRole('dialog').getByRole('button', { name: booking.move.cancelButton }).click();
  await mira.page.waitForURL((url) => !url.pathname.endsWith('/move'));
}

async function write(mira: Walker, text: string): Promise<void> {
  await mira.submit('form#reflection', { text }, journal.editor.save);
  await mira.reads(journal.editor.saved);
}

export const momentum: WeeksChapter = {
  'it is steady while both hold to what they agreed': async (weeks) => {
    weeks.itIs('2026-12-04 10:00');
    await weeks.mira.open('/today');
    const kept = weeks.mira.page.getByRole('button', { name: `${steps.kept} ${SUCCESSOR}`, exact: true });
    await kept.click();
    await weeks.mira.reads(steps.said.kept);
    const { own, theirs, row } = await bothLook(weeks);
    expect(own).toBe('Momentum Rhythm steady Action steady Reflection steady');
    expect(theirs).toBe('Momentum Rhythm steady Action steady');
    expect(row).toContain(`steady ${people.steadyWhy(3)}`);
  },

  'rhythm slips when the next session lies far away, and when none is booked': async (weeks) => {
    const { mira } = weeks;
    await cancel(weeks, 4);
    const far = says('next_is_far', { g: 28 });
    const { own, row } = await bothLook(weeks);
    expect(own).toContain(
      `Rhythm slipping Action steady Reflection steady ${far} ${repair('book_within_seven')}`,
    );
    expect(row).toContain(`slipping ${far}`);
    await cancel(weeks, 5);
    const none = await bothLook(weeks);
    expect(none.own).toContain(`${says('none_booked', {})} ${repair('book_within_seven')}`);
    expect(none.theirs).toContain(`Rhythm slipping Action steady ${says('none_booked', {})}`);
    await mira.look('week-slipping');
  },

  'a fortnight on rhythm has stalled; reflection slips for its owner alone, and two lines mend it': async (
    weeks,
  ) => {
    const { mira, elena, itIs } = weeks;
    itIs('2026-12-18 09:00');
    const { own, theirs, row } = await bothLook(weeks);
    expect(own).toContain('Rhythm stalled Action steady Reflection slipping');
    expect(own).toContain(`${says('long_since_reflected', { days: 17 })} ${repair('write_reflection')}`);
    expect(theirs).toContain(`Rhythm stalled Action steady ${says('none_booked', {})}`);
    expect(row).toContain(`stalled ${says('none_booked', {})}`);
    await elena.look('week-stalled-coach');
    const told = (await reachOf(elena, inPeople(weeks))).map(({ text }) => text).join('\n');
    expect(told).not.toContain(says('long_since_reflected', { days: 17 }));
    await mira.follow(repair('write_reflection'));
    await write(mira, 'I wait for a good moment to ask. There is none.');
    expect((await bothLook(weeks)).own).toContain('Rhythm stalled Action steady Reflection steady');
  },

  'two weeks without a step kept and action slips, three and it stalls': async (weeks) => {
    const { mira, itIs } = weeks;
    itIs('2026-12-21 09:00');
    const two = says('weeks_without_step', { empty: 2 });
    const slipping = await bothLook(weeks);
    expect(slipping.own).toContain('Action slipping');
    expect(slipping.own).toContain(`${two} ${repair('keep_step')}`);
    expect(slipping.theirs).toContain(two);
    itIs('2026-12-28 09:00');
    const stalled = await bothLook(weeks);
    expect(stalled.own).toContain('Rhythm stalled Action stalled Reflection steady');
    expect(stalled.own).toContain(says('weeks_without_step', { empty: 3 }));
    expect(stalled.own).toContain(`${says('long_since_held', { d: 25 })} ${repair('book_within_seven')}`);
    expect(stalled.theirs).toContain('Rhythm stalled Action stalled');
    await mira.look('week-stalled');
  },

  'what was left open is said not to be kept; one small step named and kept brings action back': async (
    weeks,
  ) => {
    const { mira } = weeks;
    await mira.open('/today');
    await mira.page.getByRole('link', { name: `${steps.else} ${STEP}`, exact: true }).click();
    await mira.submit('form#not-kept-form', { inTheWay: 'December.' });
    await mira.reads(today.asked.title);
    expect(await cardOf(mira, '#momentum')).toContain(repair('add_and_keep_step'));
    await mira.follow(repair('add_and_keep_step'));
    await mira.submit('form#step', { text: AGAIN, size: 'quarter', dueOn: '2026-12-30' });
    await mira.page.getByRole('button', { name: `${steps.kept} ${AGAIN}`, exact: true }).click();
    await mira.reads(steps.said.kept);
    const { own, theirs } = await bothLook(weeks);
    expect(own).toContain('Rhythm stalled Action steady Reflection steady');
    expect(theirs).toContain('Rhythm stalled Action steady');
  },

  'a session booked within seven days betters rhythm the same day, holding it makes it steady': async (
    weeks,
  ) => {
    const { mira, elena, itIs } = weeks;
    await mira.open('/today');
    await mira.follow(repair('book_within_seven'));
    await mira.submit('form#session', { startsLocal: '2026-12-29T10:00' });
    const booked = await bothLook(weeks);
    const held = `${says('long_since_held', { d: 25 })} ${repair('hold_booked')}.`;
    expect(booked.own).toContain('Rhythm slipping Action steady');
    expect(booked.own).toContain(held);
    expect(booked.theirs).toContain(held);
    itIs('2026-12-29 10:05');
    await elena.open('/people');
    await elena.follow(new RegExp(`^${people.room}`));
    await elena.submit('form#start');
    itIs('2026-12-29 10:50');
    await mira.open(new URL(elena.page.url()).pathname);
    await mira.submit('form#conclusion', { text: CONCLUSION });
    await mira.submit('form#step', { text: NEXT, size: 'quarter', dueOn: '2027-01-04' });
    await mira.submit('form#close');
    const { own, theirs, row } = await bothLook(weeks);
    expect(own).toBe('Momentum Rhythm steady Action steady Reflection steady');
    expect(theirs).toBe('Momentum Rhythm steady Action steady');
    expect(row).toContain(`steady ${people.steadyWhy(4)}`);
    await elena.open('/people');
    await elena.look('week-steady-coach');
  },
};
