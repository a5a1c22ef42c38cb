// The first chapter: the coach invites, the client signs up, both sign the agreement.
import { expect } from 'vitest';
import { wordsFor } from '../../../src/words/words.ts';
import { type Chapter, NORA } from './scene.ts';

const words = wordsFor('en');

export const arrival: Chapter = {
  'a coach invites a client, who signs up by the link': async ({ elena, nora, made }) => {
    await elena.open('/invitations');
    await elena.look('invitations');
    await elena.submit('form:has([name=role])', { role: 'client', note: 'As we said on the phone.' });
    const link = await elena.page.locator('main').innerText();
    const [address = ''] = /http:\/\/localhost:\d+\/invitations\/[\w-]+/.exec(link) ?? [];
    await nora.open(address);
    await nora.reads(words.account.invitation.lede.client('Elena Kask'), 'As we said on the phone.');
    await nora.look('invitation');
    const { name, email, password } = NORA;
    await nora.submit('form#sign-up', { name, email, password });
    made.set('engagement', nora.here());
    expect(nora.page.url()).toContain('/engagements/');
  },

  'both sign the agreement that the coach puts forward': async ({ elena, nora, the, itIs }) => {
    const at = `/engagements/${the('engagement')}/agreement`;
    await elena.open(at);
    await elena.submit('form#write', { noticeHours: '48' });
    await elena.submit('form[action*="/signatures/"]', { name: 'Elena Kask' });
    await elena.reads(words.agreement.states.waitsForOther('Nora Vik'));
    itIs('2026-09-15 20:00');
    await nora.open(at);
    await nora.reads(words.agreement.states.waitsForYou('Elena Kask'));
    await nora.look('agreement');
    await nora.submit('form[action*="/signatures/"]', { name: 'Nora Vik' });
    await nora.reads(words.agreement.states.holds);
  },
};
