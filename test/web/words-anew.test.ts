// Wrong taps and typos around suggestions: a topic in other words by whoever wrote it, a wording taken after it was left.
import { beforeAll, expect, it } from 'vitest';
import { addOneTopic, answerOneTopic, rewordOneTopic } from '../../src/app/agenda.ts';
import { readGoal } from '../../src/app/goal-stories.ts';
import { suggestOneWording } from '../../src/app/wordings.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

let house: House;
let lived: Lived;
let sessionId: string;

beforeAll(async () => {
  house = await newHouse();
  lived = await house.engagement({ week: 3 });
  sessionId = lived.sessionIds[2] ?? '';
});

it('a topic is worded anew by its client, a suggestion by its coach until it is answered', async () => {
  const [mira, elena] = [house.as('mira'), house.as('elena')];
  const own = await mira.do(addOneTopic, { sessionId, text: 'Saying noo' });
  const path = `/sessions/${sessionId}`;
  expect((await mira.get(path)).text).toContain(`id="reword-${own.id}"`);
  await mira.post(`${path}/topics/${own.id}`, { _method: 'patch', text: 'Saying no' });
  expect((await elena.get(path)).read).toContain('Saying no');
  expect((await elena.get(path)).read).not.toContain('Saying noo');
  expect((await elena.refused(rewordOneTopic, { topicId: own.id, text: 'Mine' })).refusal).toBe(
    'topic.not_yours',
  );
  const { id: topicId } = await elena.do(addOneTopic, { sessionId, text: 'What Jonas herd' });
  expect((await elena.get(path)).text).toContain(`id="reword-${topicId}"`);
  expect((await mira.refused(rewordOneTopic, { topicId, text: 'Mine' })).refusal).toBe('topic.not_yours');
  await elena.post(`${path}/topics/${topicId}`, { _method: 'patch', text: 'What Jonas heard' });
  expect((await mira.get(path)).read).toContain('What Jonas heard');
  await mira.do(answerOneTopic, { topicId, answer: 'take' });
  expect((await elena.refused(rewordOneTopic, { topicId, text: 'Other' })).refusal).toBe('topic.not_on');
});

it('a wording that was left is taken after all, and its story says whose it was', async () => {
  const mira = house.as('mira');
  const { goalId } = lived;
  const { id } = await house.as('elena').do(suggestOneWording, { goalId, title: 'Say it while it helps' });
  const at = `/goals/${goalId}/wordings/${id}/answer`;
  await mira.post(at, { answer: 'leave' });
  const page = await mira.get(`/goals/${goalId}`);
  expect(page.read).toContain('Say it while it helps');
  expect(page.text).toContain(`id="take-${id}"`);
  expect((await mira.post(at, { answer: 'take' })).to).toContain('said=taken');
  const { story } = await mira.do(readGoal, { goalId });
  expect(story.at(-1)).toMatchObject({ title: 'Say it while it helps', suggestedBy: 'Elena Kask' });
  expect((await mira.get(`/goals/${goalId}`)).text).not.toContain('id="left-wordings"');
});
