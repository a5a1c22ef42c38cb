// What goes with a step: an hour kept free for it, which only its client sees, links for both, and the files for a calendar.
import { expect, it } from 'vitest';
import { addOneStep, readStep } from '../../src/app/steps.ts';
import { newHouse } from '../world/house.ts';

it('keeps an hour and links by the form, hands the hour out as a file, and shows the coach no hour', async () => {
  const house = await newHouse();
  const [mira, elena] = [house.as('mira'), house.as('elena')];
  const { id: engagementId, goalId, sprintId } = await house.engagement({ week: 3 });
  const step = { engagementId, goalId, text: 'Draft the note', dueOn: '2026-11-25' };
  const { id } = await mira.do(addOneStep, step);
  const form = (await mira.get(`/steps/${id}?do=plan`)).text;
  for (const name of ['block.startsLocal', 'block.minutes', 'links'])
    expect(form).toContain(`name="${name}"`);
  const plan = {
    _method: 'patch',
    'block.startsLocal': '2026-11-24T09:00',
    'block.minutes': '',
    links: ['https://example.org/draft', ''],
    ifSituation: 'the stand-up is over',
    thenAction: 'close the door',
  };
  expect((await mira.post(`/steps/${id}/plan`, plan)).to).toContain('said=planned');
  const mine = await mira.get(`/steps/${id}`);
  expect(mine.read).toMatch(/Kept free for it: Tue.* 24 Nov.*09:00, /);
  expect(mine.text).toContain('href="https://example.org/draft"');
  const file = await mira.get(`/steps/${id}/calendar.ics`);
  expect(file.headers.get('content-type')).toContain('text/calendar');
  expect(file.text).toContain('DTSTART:20261124T080000Z');
  expect(file.text).toContain('DTEND:20261124T090000Z');
  expect(file.text).not.toContain('Draft the note');
  const theirs = await elena.get(`/steps/${id}`);
  expect(theirs.text).toContain('href="https://example.org/draft"');
  expect(theirs.read).not.toContain('Kept free');
  expect((await elena.do(readStep, { stepId: id })).step.block).toBeNull();
  expect((await elena.get(`/steps/${id}/calendar.ics`)).status).toBe(404);
  expect((await mira.get(`/sprints/${sprintId}/plan`)).text).toContain(`/sprints/${sprintId}/calendar.ics`);
  await mira.post(`/steps/${id}/plan`, { _method: 'patch', links: '', 'block.startsLocal': '' });
  expect((await mira.do(readStep, { stepId: id })).step).toMatchObject({ block: null, links: [] });
});
