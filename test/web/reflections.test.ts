// The editor as plain forms: nothing typed is lost, whatever is pressed, however long it is, whoever wrote meanwhile.
import { beforeAll, describe, expect, it } from 'vitest';
import { makeOneGoal } from '../../src/app/goals.ts';
import { readReflection } from '../../src/app/journal-readings.ts';
import { drawOneQuestion } from '../../src/app/questions.ts';
import { removeOneReflection, writeOneReflection } from '../../src/app/reflections.ts';
import type { Answer } from '../world/guest.ts';
import { type House, newHouse } from '../world/house.ts';

const DRAFT = { 'x-draft': '1' };
const put = { _method: 'put', subject: 'strategy' };

const areaOf = ({ text }: Answer, name = 'text'): string =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>\n([^<]*)</textarea>`).exec(text)?.[1] ?? 'no such field';
const hiddenOf = ({ text }: Answer, name: string): string =>
  new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? 'no such field';
const actionsOf = ({ text }: Answer): string[] =>
  [...text.matchAll(/(?:form)?action="(\/reflections\/[^"]+)"/g)].map(([, action]) => action ?? '');

let house: House;
beforeAll(async () => {
  house = await newHouse();
});

const mira = () => house.as('mira');
const begun = async (text: string) => mira().do(writeOneReflection, { text });
const textOf = async (reflectionId: string) => (await mira().do(readReflection, { reflectionId })).said.text;

describe('two who write upon the same words', () => {
  async function stale() {
    const { id, rev } = await begun('It began with a pause.');
    const at = `/reflections/${id}`;
    await mira().post(at, { ...put, text: 'It began with a long pause.', rev }, DRAFT);
    const typed = { ...put, text: 'I asked & waited.', rev };
    return { at, id, rev, typed, page: await mira().post(at, typed) };
  }

  it('get both on one page, with what stands and what is typed', async () => {
    const { page, id, rev } = await stale();
    expect(page.status).toBe(409);
    expect(page.read).toContain('It began with a long pause.');
    expect(areaOf(page)).toBe('I asked &amp; waited.');
    expect(await textOf(id)).toBe('It began with a long pause.');
    // Sent once more as it is, it is refused once more: the form stays upon what it was written upon.
    expect(hiddenOf(page, 'rev')).toBe(rev);
    expect((await mira().post(`/reflections/${id}`, { ...put, text: 'I asked.', rev })).status).toBe(409);
  });

  it('keep both in one', async () => {
    const { at, id, typed } = await stale();
    expect((await mira().post(at, { ...typed, joins: 'on' })).to).toBe(`${at}?said=saved`);
    expect(await textOf(id)).toBe('It began with a long pause.\n\nI asked & waited.');
  });

  it('keep theirs as one of its own', async () => {
    const { at, id, typed, page } = await stale();
    const other = actionsOf(page).find(
      (action) => /^\/reflections\/[\w-]{36}$/.test(action) && action !== at,
    );
    expect((await mira().post(other ?? '', typed)).to).toBe(`${other}?said=saved`);
    expect(await textOf(other?.split('/')[2] ?? '')).toBe('I asked & waited.');
    expect(await textOf(id)).toBe('It began with a long pause.');
  });

  it('are told so as a program where the editor saves by itself', async () => {
    const { at, typed } = await stale();
    const answer = await mira().post(at, typed, DRAFT);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      409,
      { code: 'reflection.changed_meanwhile' },
    ]);
    const shown = await mira().post(at, typed, { 'x-draft': 'shown' });
    expect([shown.status, areaOf(shown)]).toEqual([409, 'I asked &amp; waited.']);
  });
});

it('what was removed elsewhere is still in the form, and saved as a new one', async () => {
  const { id, rev } = await begun('Soon gone');
  await mira().do(removeOneReflection, { reflectionId: id });
  const page = await mira().post(`/reflections/${id}`, { ...put, text: 'Not gone', rev });
  expect([page.status, areaOf(page), hiddenOf(page, 'rev')]).toEqual([409, 'Not gone', '']);
  const [action = ''] = actionsOf(page).filter((one) => /^\/reflections\/[\w-]{36}$/.test(one));
  expect(action).not.toContain(id);
  expect((await mira().post(action, { ...put, text: 'Not gone' })).status).toBe(303);
  expect(await textOf(action.split('/')[2] ?? '')).toBe('Not gone');
});

it('somebody else’s address takes no text and shows none', async () => {
  const { id } = await begun('Mine alone');
  for (const headers of [{}, DRAFT, { 'x-draft': 'shown' }])
    expect(
      (await house.as('elena').post(`/reflections/${id}`, { ...put, text: 'Mine' }, headers)).status,
    ).toBe(404);
  const asked = await house.as('elena').post(`/reflections/${id}/question`, { ...put, text: 'Mine' });
  expect(asked.status).toBe(404);
  expect(await textOf(id)).toBe('Mine alone');
});

describe('another question', () => {
  it('saves what is written so far with it, and keeps no step', async () => {
    const id = house.ports.newId();
    const typed = { ...put, text: 'Half a thought', rev: '', stepId: 'none of mine' };
    const { to } = await mira().post(`/reflections/${id}/question`, typed);
    expect(to).toBe(`/reflections/${id}`);
    expect(await textOf(id)).toBe('Half a thought');
    const page = await mira().get(to ?? '');
    expect(areaOf(page)).toBe('Half a thought');
    const question = hiddenOf(page, 'questionId');
    await mira().post(`/reflections/${id}/question`, {
      ...typed,
      text: 'Half a thought',
      rev: hiddenOf(page, 'rev'),
    });
    expect(hiddenOf(await mira().get(to ?? ''), 'questionId')).not.toBe(question);
  });

  it('before a word is written leads to an editor that asks it', async () => {
    const id = house.ports.newId();
    const { to } = await mira().post(`/reflections/${id}/question`, { ...put, subject: 'event', text: ' ' });
    expect(to).toMatch(/^\/reflections\/new\?subject=event&questionId=[\w-]+$/);
    expect((await mira().get(to ?? '')).read).toContain('What I noticed');
  });

  it('asked for upon older words shows both', async () => {
    const { id, rev } = await begun('First words');
    await mira().post(`/reflections/${id}`, { ...put, text: 'Second words', rev }, DRAFT);
    const page = await mira().post(`/reflections/${id}/question`, { ...put, text: 'Third words', rev });
    expect([page.status, areaOf(page)]).toEqual([409, 'Third words']);
    expect(page.read).toContain('Second words');
  });

  it('when there is none left says so, with the text where it was', async () => {
    const jon = house.as('jon');
    for (let drawn = 0; drawn < 500; drawn += 1)
      if ((await jon.do(drawOneQuestion, {})).question === null) break;
    const id = house.ports.newId();
    const { to } = await jon.post(`/reflections/${id}/question`, { ...put, text: 'Without one' });
    const page = await jon.get(to ?? '');
    expect(areaOf(page)).toBe('Without one');
    expect(page.read).toContain('Write without one.');
  });
});

describe('on something else', () => {
  const asked = (id: string, typed: Record<string, string>) =>
    mira().post(`/reflections/${id}/subject`, { ...put, ...typed });

  it('takes along what is written, and back again', async () => {
    const id = house.ports.newId();
    const { to } = await asked(id, { to: 'event', text: 'He stood up\r\nand left', rev: '' });
    expect(to).toBe(`/reflections/${id}`);
    const event = await mira().get(to ?? '');
    expect(areaOf(event, 'whatHappened')).toBe('He stood up\nand left');
    const parts = { subject: 'event', whatHappened: 'He stood up', whatITake: 'Wait longer' };
    await asked(id, { ...parts, to: 'strategy', rev: hiddenOf(event, 'rev') });
    expect(await textOf(id)).toBe('He stood up\n\nWait longer');
    const strategy = await mira().get(`/reflections/${id}`);
    expect([areaOf(strategy), hiddenOf(strategy, 'subject')]).toEqual([
      'He stood up\n\nWait longer',
      'strategy',
    ]);
  });

  it('on a goal it is on the first one, until another is chosen', async () => {
    const { id: goalId } = await mira().do(makeOneGoal, {
      title: 'Decide with the team',
      area: 'leadership',
    });
    const id = house.ports.newId();
    await asked(id, { to: 'goal', text: 'With whom?' });
    const { subject, goal } = await mira().do(readReflection, { reflectionId: id });
    expect([subject, goal?.id]).toEqual(['goal', goalId]);
  });

  it('where no goal can be named says so, with the text where it was', async () => {
    const tomas = house.as('tomas');
    const typed = { ...put, to: 'goal', text: 'On none yet' };
    const page = await tomas.post(`/reflections/${house.ports.newId()}/subject`, typed);
    expect([page.status, areaOf(page), hiddenOf(page, 'subject')]).toEqual([422, 'On none yet', 'strategy']);
  });

  it('before a word is written leads to an editor on that, for the same step', async () => {
    const id = house.ports.newId();
    const { to } = await asked(id, { to: 'event', text: ' ', stepId: 'its-step', inquiry: 'its-question' });
    expect(to).toBe('/reflections/new?subject=event&step=its-step&inquiry=its-question');
    expect((await mira().get(`/reflections/${id}`)).status).toBe(404);
  });

  it('asked for upon older words shows both; at somebody else’s address nothing', async () => {
    const { id, rev } = await begun('First words');
    await mira().post(`/reflections/${id}`, { ...put, text: 'Second words', rev }, DRAFT);
    const page = await asked(id, { to: 'event', text: 'Third words', rev });
    expect([page.status, areaOf(page)]).toEqual([409, 'Third words']);
    expect(page.read).toContain('Second words');
    const elena = await house.as('elena').post(`/reflections/${id}/subject`, { ...put, to: 'event' });
    expect(elena.status).toBe(404);
  });
});

describe('the length of a reflection', () => {
  const MOST = 1_048_576;

  it.each([
    ['a', MOST],
    ['ж', MOST / 2],
    ['語', Math.floor(MOST / 3)],
    ['🌱', MOST / 4],
  ])('is 1 MB in %s, by form and by API', async (sign, count) => {
    const text = sign.repeat(count);
    const saved = await mira().post(`/reflections/${house.ports.newId()}`, { ...put, text });
    expect(saved.status).toBe(303);
    expect(await textOf(saved.to?.split(/[/?]/)[2] ?? '')).toBe(text);
    expect((await mira().api('POST', '/reflections', { text })).status).toBe(201);
  });

  it.each(['a', 'ж', '語', '🌱'])(
    'beyond 1 MB in %s is refused in words, with the text in the form',
    async (sign) => {
      const text = sign.repeat(Math.floor((MOST * 1.4) / Buffer.byteLength(sign)));
      const id = house.ports.newId();
      const page = await mira().post(`/reflections/${id}`, { ...put, text });
      expect(page.status).toBe(422);
      expect(areaOf(page)).toBe(text);
      expect(page.read).toContain('it holds 1 MB, and this is 1.40 MB');
      const draft = await mira().post(`/reflections/${id}`, { ...put, text }, DRAFT);
      expect([draft.status, JSON.parse(draft.text)]).toMatchObject([422, { code: 'reflection.too_long' }]);
      expect((await mira().get(`/reflections/${id}`)).status).toBe(404);
    },
  );

  it('beyond what any request may say is refused with the text in the form', async () => {
    const text = 'a'.repeat(3_000_000);
    const page = await mira().post(`/reflections/${house.ports.newId()}`, { ...put, text });
    expect([page.status, areaOf(page) === text]).toEqual([413, true]);
  });

  it('counts a line break once', async () => {
    const text = `x${'\r\n'.repeat(MOST - 1)}`;
    const saved = await mira().post(`/reflections/${house.ports.newId()}`, { ...put, text });
    expect(saved.status).toBe(303);
  });
});
