// What becomes of steps: one kept, one not kept with what got in the way and its successor, two kept by writing.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import { placesWith, reachOf } from './reach.ts';
import { ASK, NAME } from './week-answers.ts';
import type { Weeks, WeeksChapter } from './week-scene.ts';

const { steps, today, timeline, journal, shell, engagements } = wordsFor('en');

const IN_THE_WAY = 'The round was cut short before my point came up.';
/** The step named in place of one not kept, due on 3 December. */
export const SUCCESSOR = 'Send my one risk to Priya before the round';
const THINK = 'What am I protecting when I stay silent?';
const WRITTEN = 'A silence looks like agreement from outside, and it never was.';
const MORE = 'I protect the picture of somebody who is always prepared.';
const THINK_AGAIN = 'Whose permission am I waiting for?';
const PLAINLY = 'Nobody’s. I wrote the list of names, and it was empty.';

const told = (kind: string): string => timeline.say(kind, 'Mira Osei', {}) ?? '';
const about = ({ lived }: Weeks): string => `/engagements/${lived.id}`;

async function addStep({ mira, lived }: Weeks, typed: Record<string, string>): Promise<void> {
  await mira.open(`/engagements/${lived.id}/steps/new?back=/today`);
  await mira.submit('form#step', typed);
  await mira.reads(steps.said.added);
}

export const marks: WeeksChapter = {
  'a step is kept on Today: its stroke is on both lines, and a move that waited is off the table': async (
    weeks,
  ) => {
    const { mira, elena, itIs } = weeks;
    itIs('2026-11-28 10:00');
    await elena.open('/people');
    await elena.reads(today.waiting['step move']);
    await mira.open('/today');
    await mira.page.getByRole('button', { name: `${steps.kept} ${ASK}`, exact: true }).click();
    await mira.reads(steps.said.kept, today.counts(2, 3, 3));
    await mira.doesNotRead(ASK);
    await mira.look('week-kept');
    await elena.open('/people');
    await elena.doesNotRead(today.waiting['step move']);
    await elena.open(about(weeks));
    await elena.reads(told('StepKept'));
    await elena.doesNotRead(ASK);
    await elena.look('week-engagement-coach');
  },

  'a step is not kept: what got in the way is read by both, and the next one is asked for': async (weeks) => {
    const { mira, elena, itIs } = weeks;
    itIs('2026-12-01 18:00');
    await mira.open('/today');
    await mira.doesNotRead(today.asked.title);
    await mira.page.getByRole('link', { name: `${steps.else} ${NAME}`, exact: true }).click();
    await mira.page.waitForURL('**/steps/**');
    weeks.made.set('not kept', new URL(mira.page.url()).pathname);
    await mira.submit('form#not-kept-form', { inTheWay: IN_THE_WAY });
    await mira.reads(steps.said['not-kept'], today.asked.title, today.asked.lead);
    await mira.look('week-asked-for-next');
    await elena.open(about(weeks));
    await elena.reads(told('StepNotKept'), engagements.steps.askedCoach('Mira Osei'));
    await elena.open(weeks.the('not kept'));
    await elena.reads(steps.states['not kept'], IN_THE_WAY);
    await elena.look('week-not-kept-coach');
  },

  'its successor is named where it is asked for, and the coach sees it': async (weeks) => {
    const { mira, elena } = weeks;
    await mira.open('/today');
    await mira.follow(today.asked.act);
    await mira.submit('form#step', { text: SUCCESSOR, size: 'quarter', dueOn: '2026-12-03' });
    await mira.reads(steps.said.added, SUCCESSOR);
    await mira.doesNotRead(today.asked.title);
    await elena.open(about(weeks));
    await elena.reads(SUCCESSOR, 'due Thursday');
    await elena.doesNotRead(NAME);
  },

  'a reflective step is written in the editor: a draft saves itself and keeps no step': async (weeks) => {
    const { mira, elena, itIs } = weeks;
    itIs('2026-12-01 20:00');
    await addStep(weeks, { text: THINK, size: 'quarter', dueOn: '2026-12-02', kind: 'reflective' });
    await mira.page.locator('.card', { hasText: THINK }).getByRole('link', { name: steps.write }).click();
    await mira.page.waitForURL('**/reflections/new**');
    await mira.reads(THINK, journal.editor.stepLead);
    const words = mira.page.locator('form#reflection [name=text]');
    await words.fill(WRITTEN);
    await mira.reads(shell.draft.saved);
    await mira.look('week-editor');
    const [place] = placesWith(await reachOf(mira, ['/journal']), WRITTEN);
    expect(place).toBe('/journal');
    await elena.open(about(weeks));
    await elena.reads(THINK);
    await words.fill(`${WRITTEN}\n\n${MORE}`);
    await mira.submit('form#reflection', {}, journal.editor.save);
    await mira.reads(journal.editor.saved, journal.editor.kept(THINK));
    weeks.made.set('written', new URL(mira.page.url()).pathname);
    await mira.look('week-reflection');
  },

  'the step is kept for both, and the words stay where they were written': async (weeks) => {
    const { mira, elena } = weeks;
    await mira.open('/today');
    await mira.doesNotRead(THINK);
    await mira.reads(today.counts(2, 4, 5));
    await elena.open(about(weeks));
    await elena.reads(told('StepKept'));
    await elena.doesNotRead(THINK);
    const reach = await reachOf(elena, ['/people', about(weeks)]);
    expect(placesWith(reach, SUCCESSOR)).toContain(about(weeks));
    expect(placesWith(reach, WRITTEN, MORE, weeks.the('written'))).toEqual([]);
    expect(reach.filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
    await elena.open(weeks.the('written'));
    await elena.look('week-nothing-here-coach');
  },

  'without script a reflective step is added, written and kept just as well': async (weeks) => {
    const { house, lived, mira, elena, itIs } = weeks;
    itIs('2026-12-01 21:00');
    const { page } = await house.visit('mira', { js: false, zone: 'Europe/Berlin' });
    await page.goto(`/engagements/${lived.id}/steps/new?back=/today`);
    await page.getByLabel(steps.fields.text).fill(THINK_AGAIN);
    await page.getByLabel(steps.kinds.reflective).check();
    await page.getByRole('button', { name: 'Agree this step' }).click();
    await page.waitForURL('**/today**');
    await page.locator('.card', { hasText: THINK_AGAIN }).getByRole('link', { name: steps.write }).click();
    await page.getByLabel(journal.editor.text).fill(PLAINLY);
    await page.getByRole('button', { name: journal.editor.save, exact: true }).click();
    await page.waitForURL('**/reflections/*said=saved');
    await page.getByText(journal.editor.kept(THINK_AGAIN)).waitFor();
    await mira.open('/today');
    await mira.reads(today.counts(2, 5, 6));
    await elena.open(about(weeks));
    expect(placesWith(await reachOf(elena, ['/people', about(weeks)]), PLAINLY)).toEqual([]);
  },
};
