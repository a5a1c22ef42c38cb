// Moves and their answers: the coach's plain yes, another one in its place, a no; and what holds while the coach is away.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import type { Weeks, WeeksChapter } from './week-scene.ts';

const { steps, today, refusals } = wordsFor('en');

/** The two steps agreed in the second session, due on Wednesday and on the Wednesday after. */
export const ASK = 'Ask Jonas what he heard last time';
export const NAME = 'Name one risk in the planning round';
const WHY = 'Jonas is away until Monday.';
const WRITE = 'Write to Jonas instead';
const CALL = 'Call Jonas, and write down what you hear';
const LUNCH = 'Have lunch with Jonas, and ask there';
const SECOND = 'Ask Dana the same';
const MOVE = today.waiting['step move'];

const pathIn = ({ page }: Weeks['mira']): string => new URL(page.url()).pathname;

/** The step that stands on Today under these words, opened. */
async function openOwn(mira: Weeks['mira'], text: string): Promise<void> {
  await mira.open('/today');
  await mira.page.getByRole('link', { name: `${steps.else} ${text}`, exact: true }).click();
  await mira.page.waitForURL('**/steps/**');
}

/** From what waits on People to the step it is about. */
async function openAsked(elena: Weeks['elena'], count = 1): Promise<void> {
  await elena.open('/people');
  const asked = elena.page.getByRole('link', { name: MOVE });
  expect(await asked.count()).toBe(count);
  await asked.first().click();
  await elena.page.waitForURL('**/steps/**');
}

export const answers: WeeksChapter = {
  'the coach says yes to a later date, and it holds for both': async ({ mira, elena, itIs }) => {
    itIs('2026-11-22 15:00');
    await openOwn(mira, ASK);
    await mira.submit('form#later-form', { dueOn: '2026-11-30', why: WHY });
    await mira.reads(
      steps.said.asked,
      steps.waitsFor('Elena Kask'),
      /If nobody answers, it holds from Wed 25 Nov, 15:00/,
    );
    await mira.look('week-asked');
    await openAsked(elena);
    await elena.reads(ASK, WHY, 'due Mon 30 Nov');
    await elena.reads(/^open · due Wed 25 Nov/, steps.page.moved('later', 'Mira Osei'));
    await elena.look('week-asked-coach');
    await elena.submit('form[id^=answer-]');
    await elena.reads(steps.said.answered);
    await elena.open('/people');
    await elena.doesNotRead(MOVE);
    await mira.open('/today');
    await mira.doesNotRead(steps.waitingMove, today.waiting.title);
    await openOwn(mira, ASK);
    await mira.reads('due Mon 30 Nov', steps.page.moved('later', steps.page.you), WHY);
  },

  'a swap is answered with another, that one with a third, and a no leaves the step as it was': async ({
    mira,
    elena,
    itIs,
    made,
  }) => {
    itIs('2026-11-23 09:00');
    await openOwn(mira, ASK);
    made.set('ask', pathIn(mira));
    await mira.submit('form#different-form', { text: WRITE, size: 'quarter', dueOn: '2026-11-30' });
    itIs('2026-11-23 10:00');
    await openAsked(elena);
    await elena.submit('form#different-form', { text: CALL, size: 'hour', dueOn: '2026-12-01' });
    await elena.reads(steps.waitsFor('Mira Osei'));
    await elena.look('week-counter-coach');
    itIs('2026-11-23 11:00');
    await mira.open('/today');
    await mira.follow(MOVE);
    await mira.reads(CALL, WRITE, /by you · declined/, /by Elena Kask · waits/);
    await mira.submit('form#different-form', { text: LUNCH, size: 'hour', dueOn: '2026-12-01' });
    await mira.reads(steps.waitsFor('Elena Kask'));
    await openAsked(elena);
    await elena.reads(LUNCH);
    await elena.submit('form[id^=answer-]', {}, steps.decline);
    await mira.open('/today');
    await mira.reads(ASK);
    await mira.doesNotRead(WRITE, CALL, LUNCH, MOVE);
    await openOwn(mira, ASK);
    await mira.reads(LUNCH, 'due Mon 30 Nov');
    await mira.look('week-declined');
  },

  'while the coach is away a first later holds after 72 hours, a swap goes on waiting': async ({
    mira,
    elena,
    made,
    the,
    itIs,
  }) => {
    itIs('2026-11-24 09:00');
    await openOwn(mira, NAME);
    await mira.submit('form#later-form', { dueOn: '2026-12-03' });
    made.set('later', pathIn(mira));
    await mira.open(the('ask'));
    await mira.submit('form#different-form', { text: SECOND, size: 'hour', dueOn: '2026-12-02' });
    made.set('swap', pathIn(mira));
    // The coach has begun an answer, and goes on holiday over it.
    await elena.open(`${the('later')}?do=different`);
    await elena.page.locator('form#different-form [name=text]').fill('Name the risk to Priya alone');
    itIs('2026-11-27 08:59');
    await mira.open(the('later'));
    await mira.reads(steps.waitsFor('Elena Kask'));
    itIs('2026-11-27 09:00');
    await mira.open(the('later'));
    await mira.reads('due Thursday', steps.page.moves);
    await mira.doesNotRead(steps.waitsFor('Elena Kask'));
    await mira.open(the('swap'));
    await mira.reads(steps.waitsFor('Elena Kask'));
  },

  'back again, the coach’s late answer is met by what holds now, and nothing typed is lost': async ({
    elena,
    the,
  }) => {
    await elena.submit('form#different-form', { dueOn: '2026-12-03' });
    await elena.reads(refusals.say('step.not_waiting', {}), 'due Thursday');
    await elena.reads('Name the risk to Priya alone');
    await elena.look('week-late-answer-coach');
    await elena.open(the('later'));
    await elena.reads(steps.states.agreed);
    await openAsked(elena);
    await elena.reads(SECOND);
  },
};
