// What was learned as its person reads it, strikes it out and sets it; and pages drawn from made-up attention.
import { beforeAll, describe, expect, it } from 'vitest';
import { readAttention } from '../../../src/app/attention/attention-reading.ts';
import { SIGNALS } from '../../../src/domain/attention/signal.table.ts';
import { AttentionCard } from '../../../src/web/attention/card.tsx';
import { plainShell, ShellContext } from '../../../src/web/shell.ts';
import { wordsFor } from '../../../src/words/words.ts';
import { type DemoHouse, demoHouse } from '../../world/demo-house.ts';
import { attentionOf, FEW } from './made-up.ts';

let house: DemoHouse;
const mira = () => house.as('mira');

beforeAll(async () => {
  house = await demoHouse('2026-11-24T15:20:00.000Z', 'Europe/Berlin');
});

describe('what it has learned', () => {
  it('stands there in words, with where it is weak', async () => {
    const { read } = await mira().get('/attention/learned');
    expect(read).toContain('Mail from priya@calmtools.example');
    expect(read).toContain('speaks for it, a little');
    expect(read).toContain('A reply is not importance.');
  });

  it('is struck out line by line, and counts again', async () => {
    const page = await mira().get('/attention/learned');
    const [, name = '', value = ''] = /name="(case|slot)" value="(\d+)"/.exec(page.text) ?? [];
    const struck = await mira().post('/attention/struck', { [name]: value });
    const after = await mira().get(struck.to ?? '');
    expect(after.read).toContain('Struck out, from the next message on. Undo');
    expect(after.text).toContain('<s>');
    const [, lessonId = ''] = /action="\/attention\/struck\/([^"]+)"/.exec(after.text) ?? [];
    await mira().post(`/attention/struck/${lessonId}`, { _method: 'delete' });
    expect((await mira().get('/attention/learned')).text).not.toContain('<s>');
  });

  it('says every case of every signal in words', () => {
    const { about } = wordsFor('en').attentionLearned;
    for (const { name, cases } of SIGNALS) {
      for (let at = 0; at < cases; at += 1) {
        expect(about.signal(name, at), `${name} ${at}`).toMatch(/^Messages \S.*[^ ]$/);
        expect(about.signal(name, at), `${name} ${at}`).not.toMatch(/undefined|null|NaN/);
      }
    }
  });
});

describe('rules and settings', () => {
  it('mutes a sender as a rule that stands there, and shows the sender again', async () => {
    const { few } = (await mira().do(readAttention, {})).today;
    const tom = few.find(({ from }) => from.name === 'Tom Hale');
    await mira().post('/attention/muted', { messageId: tom?.id ?? '', back: '/attention' });
    expect((await mira().get('/attention')).read).not.toContain('Could we squeeze one more export in?');
    expect((await mira().get('/attention/learned')).read).toContain('tom@calmtools.example Show again');
    await mira().post('/attention/unmuted', { address: 'tom@calmtools.example' });
    expect((await mira().get('/attention/learned')).read).not.toContain('tom@calmtools.example Show again');
  });

  it('asks for fewer a day, and refuses what is no number of messages', async () => {
    const refused = await mira().post('/attention/budget', { _method: 'put', budget: '0' });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/id="budget-form-budget"[^>]*aria-invalid="true"/);
    await mira().post('/attention/budget', { _method: 'put', budget: '3' });
    expect((await mira().get('/attention')).read).toContain('Three of 137 deserve you');
    await mira().post('/attention/budget', { _method: 'put', budget: '7' });
  });

  it('takes further addresses, one field each and one more', async () => {
    const form = { _method: 'put', addresses: ['mira@home.example', ''] };
    expect((await mira().post('/attention/addresses', form)).status).toBe(303);
    const page = await mira().get('/attention/learned');
    expect(page.text.match(/name="addresses"/g)).toHaveLength(2);
    expect(page.text).toContain('value="mira@home.example"');
  });
});

describe('the card of a first page', () => {
  const drawn = (view: Parameters<typeof AttentionCard>[0]['view']): string =>
    String(
      <ShellContext.Provider value={plainShell}>
        <AttentionCard view={view} zone="Europe/Berlin" back="/people" most={3} />
      </ShellContext.Provider>,
    )
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');

  it('shows three with their reasons, counts the others, and folds the rest into one line', () => {
    const text = drawn(attentionOf());
    expect(text).toContain('Six of 137 deserve you');
    expect(text).toContain(
      'Asks: “Can you look before I send?” · About “Ask Priya to run the prioritisation”',
    );
    expect(text).toContain('serves Decide with the team, not for it');
    expect(text).toMatch(/One more.*130 can wait or go/);
    expect(text).not.toContain('you may have missed');
  });

  it('is not there where attention is off, and names a source in trouble where it is on', () => {
    expect(drawn(attentionOf({ isOn: false })).trim()).toBe('');
    const [source] = attentionOf().sources;
    const troubled = source ? [{ ...source, state: 'troubled' as const }] : [];
    expect(drawn(attentionOf({ sources: troubled }))).toContain('Work cannot be read');
    expect(FEW).toHaveLength(4);
  });
});
