// After the end: no page leads to a form that would only be refused, and nothing is drawn as if it came.
import { describe, expect, it } from 'vitest';
import { endEngagement } from '../../src/domain/engagement/lifecycle.ts';
import { newHouse } from '../world/house.ts';

/** An engagement that its client ended today. */
async function ended() {
  const house = await newHouse();
  const lived = await house.engagement({ week: 7 });
  const { sessions } = await lived.book();
  await house.act(lived.id, 'mira', ({ book, at }) => endEngagement(book, { by: 'client' }, at));
  const sessionId = sessions.find(({ state }) => state === 'planned')?.id ?? '';
  return { house, lived, sessionId };
}

describe('the pages that only hold a form', () => {
  it('are not there for a former coach, or lead to the thing that is still read', async () => {
    const { house, lived, sessionId } = await ended();
    const elena = house.as('elena');
    for (const page of ['steps/new', 'sessions/new', 'sessions/several', 'sprints/new']) {
      expect((await elena.get(`/engagements/${lived.id}/${page}`)).status, page).toBe(404);
    }
    const session = `/sessions/${sessionId}`;
    expect(await elena.get(`${session}/move`)).toMatchObject({ status: 303, to: session });
    const sprint = `/sprints/${lived.sprintId}`;
    expect(await elena.get(`${sprint}/plan`)).toMatchObject({ status: 303, to: sprint });
    expect((await elena.get(sprint)).status).toBe(200);
  });

  it('lead the client to the page that says it has ended', async () => {
    const { house, lived, sessionId } = await ended();
    const mira = house.as('mira');
    const home = `/engagements/${lived.id}`;
    for (const page of ['steps/new', 'sessions/new', 'sessions/several', 'sprints/new']) {
      expect(await mira.get(`${home}/${page}`), page).toMatchObject({ status: 303, to: home });
    }
    expect((await mira.get(home)).text).toContain('id="over"');
    const session = `/sessions/${sessionId}`;
    expect(await mira.get(`${session}/move`)).toMatchObject({ status: 303, to: session });
    const sprint = `/sprints/${lived.sprintId}`;
    expect(await mira.get(`${sprint}/plan`)).toMatchObject({ status: 303, to: sprint });
    expect((await mira.get(sprint)).text).not.toContain(`${sprint}/plan`);
  });
});

it('a form on a page from before the end is not shown again to a former coach', async () => {
  const { house, lived, sessionId } = await ended();
  const home = `/engagements/${lived.id}`;
  for (const [path, typed] of [
    [`${home}/steps`, { text: 'Ask once more', dueOn: '2026-11-25' }],
    [`${home}/sessions`, { startsLocal: '2026-12-04T16:00' }],
    [`${home}/sprints`, { startsOn: '2026-12-07' }],
    [`${home}/end`, {}],
    [`/sessions/${sessionId}/topics`, { text: 'What now?' }],
    [`/sessions/${sessionId}/start`, {}],
  ] as const) {
    const page = await house.as('elena').post(path, typed);
    expect(page.status, path).toBe(403);
    expect(page.read, path).toContain('This is not here any more');
    expect(/<main[\s\S]*<\/main>/.exec(page.text)?.[0], path).not.toContain('<form');
  }
  // Whose engagement it is keeps what was typed.
  const own = await house.as('mira').post(`${home}/steps`, { text: 'Ask once more', dueOn: '2026-11-25' });
  expect(own.text).toContain('Ask once more');
});

it('draws no review ahead and lists no week to come', async () => {
  const { house, lived } = await ended();
  for (const who of ['mira', 'elena'] as const) {
    const page = await house.as(who).get(`/sprints/${lived.sprintId}`);
    expect(page.read).toContain('Week 7');
    expect(page.read).not.toContain('Week 13');
    expect(page.read).not.toMatch(/end review/i);
  }
});

it('says to a coach of earlier clients only that there is nobody at the moment', async () => {
  const { house } = await ended();
  const page = await house.as('elena').get('/people');
  expect(page.read).toContain('Nobody at the moment.');
  expect(page.read).not.toContain('Nobody yet.');
});
