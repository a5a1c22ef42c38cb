// Finished on the page of the engagement, without a review; and what each of them takes along afterwards.
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { addNote } from '../../../src/app/notes.ts';
import { wordsFor } from '../../../src/words/words.ts';
import type { Walker } from '../../world/walker.ts';
import type { SprintChapter, SprintScene } from './sprint-scene.ts';

const { engagements, faults, taking } = wordsFor('en');
const { finish, over } = engagements;
const HERS = 'Ask about the line next time, and mean it.';
const HIS = 'I was glad when the line broke.';

/** Takes both files along by their buttons. */
async function takesAlong({ page, open, look }: Walker, name: string) {
  await open('/settings/export');
  await look(name);
  const take = async (about: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `${taking.take} ${about}`, exact: true }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  return { markdown: await take(taking.markdown), json: JSON.parse(await take(taking.json)) };
}

/** A private note of each, made by its deed: how that goes by the pages is lived elsewhere. */
async function noting({ house, lived }: SprintScene): Promise<void> {
  const [sessionId = ''] = lived.sessionIds;
  await house.as('elena').do(addNote, { sessionId, text: HERS, isPrivate: true });
  await house.as('tomas').do(addNote, { sessionId, text: HIS, isPrivate: true });
}

export const finishing: SprintChapter = {
  'the client finishes where the engagement is, asked once more': async (scene) => {
    const { tomas, elena, the, itIs } = scene;
    itIs('2026-12-12 10:00');
    await noting(scene);
    await elena.open(the('engagement'));
    expect(await elena.page.locator('#finish').count()).toBe(0);
    await tomas.open(the('engagement'));
    await tomas.page.locator('#finish > summary').click();
    await tomas.reads(finish.lead, finish.review);
    await tomas.look('ends-finish');
    await tomas.open(the('engagement'));
    await tomas.page.locator('#finish > summary').click();
    await tomas.page.locator('#finish-form').getByRole('button', { name: finish.act }).click();
    const dialog = tomas.page.getByRole('dialog');
    await dialog.getByText(finish.confirm).waitFor();
    await dialog.getByRole('button', { name: finish.act }).click();
    await tomas.reads(over.completed('You', 'Saturday 12 December'));
    await elena.open(the('engagement'));
    await elena.reads(over.completed('Tomás Reyes', 'Saturday 12 December'));
  },

  'a page of the coach from before is answered calmly': async ({ elena, the, house }) => {
    const page = await house.as('elena').post(`${the('engagement')}/steps`, { text: 'Once more' });
    expect(page.read).toContain(faults.gone.title);
    await elena.open(the('engagement'));
    await elena.doesNotRead('Once more');
  },

  'each takes along what is theirs: within the thirty days what was done together too': async (scene) => {
    const client = await takesAlong(scene.tomas, 'ends-export');
    const [own] = client.json.engagements;
    expect(own).toMatchObject({ role: 'client', with: 'Elena Kask', state: 'completed' });
    for (const text of [client.markdown, JSON.stringify(client.json)]) {
      expect(text).toContain(HIS);
      expect(text).not.toContain(HERS);
    }
    const coach = await takesAlong(scene.elena, 'ends-export-coach');
    expect(coach.json.engagements).toMatchObject([
      { role: 'coach', with: 'Tomás Reyes', state: 'completed' },
    ]);
    expect(coach.markdown).toContain(HERS);
    expect(coach.markdown + JSON.stringify(coach.json)).not.toContain(HIS);
  },

  'afterwards the coach takes along their own notes, dates and hours, and none of the client’s words': async (
    scene,
  ) => {
    scene.itIs('2027-02-01 10:00');
    const { markdown, json } = await takesAlong(scene.elena, 'ends-export-coach-past');
    const text = markdown + JSON.stringify(json);
    expect(text).toContain(HERS);
    for (const word of [HIS, 'Speak up before the decision', 'The line was down'])
      expect(text).not.toContain(word);
    const { json: his } = await takesAlong(scene.tomas, 'ends-export-past');
    expect(JSON.stringify(his)).toContain('Speak up before the decision');
  },
};
