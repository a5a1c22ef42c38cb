// Pauses as deeds: the client's at once, the coach's by proposal; their end is the client's to say.
import { describe, expect, it } from 'vitest';
import { answerOnePause, changePause, endPause, startPause, withdrawOnePause } from '../../src/app/pauses.ts';
import { readSprint, type SprintReading } from '../../src/app/sprints.ts';
import { newHouse } from '../world/house.ts';

const CAME_BACK = '2026-12-07';

async function running(engine: 'sqlite' | 'postgres' = 'sqlite') {
  const house = await newHouse({ engine });
  const lived = await house.engagement({ week: 5 });
  const { id: engagementId, sprintId } = lived;
  const read = (): Promise<SprintReading> => house.as('mira').do(readSprint, { sprintId });
  return { house, mira: house.as('mira'), elena: house.as('elena'), engagementId, read, ...lived };
}

describe.each(['sqlite', 'postgres'] as const)('a pause on %s', (engine) => {
  it('is the client’s at once, moves the sprint’s end, and ends when the client says so', async () => {
    const { mira, elena, engagementId, read, book, house } = await running(engine);
    const { endsOn } = (await read()).sprint;
    const { id: pauseId } = await mira.do(startPause, { engagementId, endsOn: CAME_BACK });
    expect((await book()).engagement.state).toBe('paused');
    const paused = await read();
    expect(paused).toMatchObject({ momentum: null, pauses: [{ state: 'running', endsOn: CAME_BACK }] });
    expect(paused.sprint.endsOn > endsOn).toBe(true);
    expect((await elena.refused(endPause, { pauseId })).refusal).toBe('pause.client_only');
    await mira.do(changePause, { pauseId, endsOn: '2026-12-14' });
    house.clock.set('2026-11-29T09:00:00.000Z');
    await mira.do(endPause, { pauseId });
    expect((await book()).engagement.state).toBe('active');
    expect((await read()).pauses).toMatchObject([{ state: 'ended', endsOn: '2026-11-29' }]);
  });

  it('of the coach waits for the client’s yes', async () => {
    const { mira, elena, engagementId, book } = await running(engine);
    const days = { engagementId, startsOn: '2026-11-30', endsOn: CAME_BACK };
    const { id: first } = await elena.do(startPause, days);
    expect((await elena.refused(answerOnePause, { pauseId: first, answer: 'accept' })).refusal).toBe(
      'pause.client_only',
    );
    await elena.do(withdrawOnePause, { pauseId: first });
    const { id: pauseId } = await elena.do(startPause, days);
    await mira.do(answerOnePause, { pauseId, answer: 'accept' });
    expect((await book()).pauses.find(({ id }) => id === pauseId)?.state).toBe('set');
    await mira.do(withdrawOnePause, { pauseId });
    expect((await book()).engagement.state).toBe('active');
  });
});

describe('around a pause', () => {
  it('its length has limits, and nobody else can name it', async () => {
    const { house, mira, engagementId } = await running();
    const long = { engagementId, endsOn: '2027-02-22' };
    expect(await mira.refused(startPause, long)).toMatchObject({
      refusal: 'pause.length',
      detail: { most: 56 },
    });
    const { id: pauseId } = await mira.do(startPause, { engagementId, endsOn: CAME_BACK });
    expect((await house.as('tomas').refused(endPause, { pauseId })).refusal).toBe('pause.not_found');
  });

  it('there is none before a sprint runs', async () => {
    const house = await newHouse();
    const { id: engagementId } = await house.engagement({ state: 'agreed' });
    const input = { engagementId, endsOn: CAME_BACK };
    expect((await house.as('mira').refused(startPause, input)).refusal).toBe('pause.not_active');
  });
});
