// The first session: its agenda, what is written in it, a closing that says what is missing, a step, and the close.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import type { Chapter } from './scene.ts';

const { room, refusals } = wordsFor('en');

/** The next step as it is agreed in the room. */
export const STEP = 'Ask Priya to open the planning round, and keep my list in the drawer';

export const session: Chapter = {
  'the client makes the agenda; what the coach suggests is taken or left': async ({
    nora,
    elena,
    the,
    itIs,
    made,
  }) => {
    itIs('2026-10-14 09:00');
    await nora.open('/today');
    await nora.page.locator('#line .card-head a').click();
    await nora.page.waitForURL('**/sessions/*');
    made.set('first', new URL(nora.page.url()).pathname);
    await nora.submit('form#topic', { text: 'Why I answer before anybody else can' });
    await nora.look('session-before');
    await elena.open(the('first'));
    await elena.submit('form#topic', { text: 'What a good first month would look like' });
    await elena.submit('form#topic', { text: 'The year behind you' });
    await elena.look('session-before-coach');
    await nora.open(the('first'));
    await nora.reads(room.agenda.suggested('Elena Kask'));
    await nora.submit('form[id^=take-]');
    await nora.submit('form[id^=leave-]');
    await nora.reads('What a good first month would look like', room.agenda.left);
  },

  'in the hour both write; a private note stays where it was written': async ({ nora, elena, the, itIs }) => {
    itIs('2026-10-15 09:58');
    await elena.open(the('first'));
    await elena.submit('form#start');
    itIs('2026-10-15 10:12');
    await nora.open(the('first'));
    await nora.submit('form#note', { text: 'Nine questions went to the table. I answered eight.' });
    await nora.submit('form#own-note', { text: 'That stung. Look at it on Sunday.' });
    await nora.submit('form#inquiry', { text: 'What are you protecting when you answer first?' });
    await nora.look('session-on');
    await elena.reads('Nine questions went to the table. I answered eight.');
    await elena.open(the('first'));
    await elena.reads('What are you protecting when you answer first?');
    await elena.doesNotRead('That stung. Look at it on Sunday.');
    await elena.submit('form#own-note', { text: 'Mira’s pace slows when silence is named.' });
    await elena.look('session-on-coach');
    await nora.open(the('first'));
    await nora.doesNotRead('Mira’s pace slows when silence is named.');
  },

  'it does not close without a conclusion and a step, and says kindly what is missing': async ({
    nora,
    the,
    itIs,
  }) => {
    itIs('2026-10-15 10:50');
    await nora.open(the('first'));
    await nora.submit('form#close');
    await nora.reads(
      refusals.say('session.no_conclusion', { missing: ['session.no_conclusion', 'session.no_next_step'] }),
    );
    await nora.look('closing-refused');
    await nora.submit('form#conclusion', { text: 'Silence feels to me like not being prepared.' });
    await nora.submit('form#step', {
      text: STEP,
      size: 'hour',
      dueOn: '2026-10-21',
      ifSituation: 'the room turns to me',
      thenAction: 'ask what they would need to know',
    });
    await nora.reads(room.close.ready);
    await nora.submit('form#close');
    await nora.look('session-closed');
    await nora.submit('form#check-form', { heard: '9', mine: '9', way: '8', stretched: '6', unsaid: '8' });
  },

  'the step stands on Today': async ({ nora, made }) => {
    await nora.open('/today');
    await nora.reads(STEP);
    await nora.look('today-with-step');
    const href = await nora.page.locator('a[href^="/steps/"]').first().getAttribute('href');
    expect(href).toMatch(/^\/steps\//);
    made.set('step', (href ?? '').replace(/[?#].*/, ''));
  },
};
