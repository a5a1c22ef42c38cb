// The pages of attention as somebody reads and fills them, without script: the demo's mail, 137 messages of a Tuesday.
import { beforeAll, describe, expect, it } from 'vitest';
import { readAttention } from '../../../src/app/attention/attention-reading.ts';
import { type DemoHouse, demoHouse } from '../../world/demo-house.ts';
import type { Answer } from '../../world/guest.ts';

const AT = '2026-11-24T15:20:00.000Z';

let house: DemoHouse;

beforeAll(async () => {
  house = await demoHouse(AT, 'Europe/Berlin');
});

const mira = () => house.as('mira');

/** The messages that are put before Mira now, as the deed tells them. */
const few = async () => (await mira().do(readAttention, {})).today.few;

/** The first form of the page that is sent to this place, with what it holds. */
function formTo(page: Answer, action: string): Record<string, string> {
  const [, form = ''] = new RegExp(`action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(page.text) ?? [];
  const fields = [...form.matchAll(/name="([^"]+)"[^>]*value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
}

describe('the few of today', () => {
  it('stand there with sender, subject, hour and the sentences that say why', async () => {
    const page = await mira().get('/attention');
    expect(page.read).toContain('Seven of 137 deserve you');
    expect(page.read).toContain('Portfolio round: my notes, and one place left');
    expect(page.read).toContain('Asks: “Which three questions about strategy would you bring?”');
    expect(page.read).toContain('About “Read Dana’s notes on the portfolio and mark three questions”');
    expect(page.read).toContain('130 can wait or go');
    expect(page.read).toContain('you may have missed this');
  });

  it('says what each reason counts to whoever asks, and nowhere else', async () => {
    const [first] = await few();
    const page = await mira().get('/attention');
    const amount = `+${first?.reasons[0]?.amount.toFixed(1)}`;
    const [open = ''] = page.text.split(`id="more-${first?.id}"`);
    expect(open).not.toContain(amount);
    expect(page.text).toContain(amount);
  });

  it('puts a message aside with one tap, says so with the way back, and takes it back', async () => {
    const [first] = await few();
    const at = `/attention/messages/${first?.id}/sayings`;
    const said = await mira().post(at, { says: 'mattered', back: '/attention' });
    expect([said.status, said.to]).toEqual([303, `/attention?said=mattered&of=${first?.id}`]);
    const page = await mira().get(said.to ?? '');
    expect(page.read).toContain('Noted: this mattered. Undo');
    expect(page.read).toContain('You said: this mattered');
    expect((await few()).map(({ id }) => id)).not.toContain(first?.id);
    const back = await mira().post(at, formTo(page, at));
    expect((await mira().get(back.to ?? '')).read).toContain('Taken back');
    expect((await few()).map(({ id }) => id)).toContain(first?.id);
  });

  it('lets what did not matter go, and counts one less', async () => {
    const last = (await few()).at(-1);
    const at = `/attention/messages/${last?.id}/sayings`;
    await mira().post(at, { says: 'did not matter' });
    expect((await mira().get('/attention')).read).toContain('Six of 137 deserve you');
    await mira().post(at, { _method: 'delete' });
  });

  it('says which goal a message serves, by one of the open goals', async () => {
    const [first] = await few();
    const page = await mira().get('/attention');
    const [, goalId = ''] =
      /name="goalId" value="([^"]+)"[^>]*>\s*Move toward strategy/.exec(page.text) ?? [];
    const at = `/attention/messages/${first?.id}/goal`;
    const said = await mira().post(at, { _method: 'put', goalId, back: '/attention' });
    expect((await mira().get(said.to ?? '')).read).toContain('serves Move toward strategy');
    await mira().post(at, { _method: 'delete' });
  });

  it('never leads away from here, and undoes only what has an id', async () => {
    const [first] = await few();
    const at = `/attention/messages/${first?.id}/sayings`;
    const said = await mira().post(at, { says: 'can wait', back: 'https://example.org/' });
    expect(said.to).toBe(`/attention?said=wait&of=${first?.id}`);
    await mira().post(at, { _method: 'delete' });
    expect((await mira().get('/attention?said=mattered&of=../../settings')).text).not.toContain(
      '../settings',
    );
  });
});

describe('what stands beside them', () => {
  it('says of each long-term goal whether it gets enough, over four and twelve weeks', async () => {
    const { read } = await mira().get('/attention');
    expect(read).toMatch(/Move toward strategy hungry/);
    expect(read).toMatch(/in 4 weeks, \d+ of \d+ in 12/);
    expect(read).toContain('Nothing kept for “Move toward strategy” in four weeks.');
  });

  it('asks for the one thing of today among open steps for a long-term goal, and knows once it is kept', async () => {
    const page = await mira().get('/attention');
    expect(page.read).toContain('The one thing of today');
    const [, stepId = ''] = /action="\/steps\/([^/]+)\/marks"/.exec(page.text) ?? [];
    const kept = await mira().post(`/steps/${stepId}/marks`, { mark: 'kept', back: '/attention' });
    const after = await mira().get(kept.to ?? '');
    expect(after.read).toContain('That is the one thing.');
    await mira().post(`/steps/${stepId}/marks`, { mark: 'open' });
  });

  it('counts the hours of this week’s meetings and those for a goal', async () => {
    const { read } = await mira().get('/attention');
    expect(read).toMatch(/1 of 6 hours this week serve a goal/);
    expect(read).toContain('Prioritisation with the team');
    expect(read).toContain('Next week');
  });
});

describe('the fold', () => {
  it('finds by the beginnings of words in sender and subject, and says how many', async () => {
    const all = await mira().get('/attention/rest');
    expect(all.read).toContain('Further back');
    const found = await mira().get('/attention/rest?q=ward+prin');
    expect(found.read).toMatch(/\d+ messages/);
    expect(found.text.match(/class="letter-subject"/g)?.length).toBeGreaterThan(0);
    expect(found.read).not.toContain('Your order');
    expect((await mira().get('/attention/rest?q=zeppelin')).read).toContain('Nothing begins with “zeppelin”');
  });

  it('brings back what mattered after all', async () => {
    const page = await mira().get('/attention/rest?q=ruth');
    expect(page.read).toContain('From ward 7: your four minutes');
    const [, id = ''] = /id="letter-([^"]+)"/.exec(page.text) ?? [];
    const said = await mira().post(`/attention/messages/${id}/sayings`, {
      says: 'mattered',
      back: '/attention/rest?q=ruth',
    });
    expect(said.to).toBe(`/attention/rest?q=ruth&said=mattered&of=${id}`);
    await mira().post(`/attention/messages/${id}/sayings`, { _method: 'delete' });
  });
});
