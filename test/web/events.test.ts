// Live pages: each stream tells its reader that something changed, only of what they may see, and ends with their sign-in.
import { describe, expect, it } from 'vitest';
import { invite } from '../../src/app/accounts/invitations.ts';
import { changeProfile } from '../../src/app/accounts/profiles.ts';
import { endOtherSignIns } from '../../src/app/accounts/sign-ins.ts';
import { signUp } from '../../src/app/accounts/sign-up.ts';
import { takeInvitation } from '../../src/app/accounts/taking.ts';
import { addStep } from '../../src/domain/engagement/adding.ts';
import { endEngagement } from '../../src/domain/engagement/lifecycle.ts';
import { withdrawGoal } from '../../src/domain/engagement/placing.ts';
import { focusGoals } from '../../src/domain/engagement/planning.ts';
import { accept } from '../../src/domain/kernel/outcome.ts';
import type { Rule } from '../world/acting.ts';
import type { Name } from '../world/cast.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';
import { Stream } from '../world/streams.ts';

const addOne =
  (goalId: string): Rule =>
  ({ book, at, newId }) =>
    addStep(book, { by: 'client', id: newId(), kind: 'practical', size: 'quarter', goalId }, at);

async function furnished(): Promise<{ house: House; lived: Lived; streams: Record<Name, Stream> }> {
  const house = await newHouse();
  const lived = await house.engagement({ week: 2 });
  const streams: Partial<Record<Name, Stream>> = {};
  for (const who of ['mira', 'elena', 'tomas', 'jon', 'ada'] as const)
    streams[who] = await Stream.of(house, who);
  return { house, lived, streams: streams as Record<Name, Stream> };
}

const heardIn = async (streams: Record<Name, Stream>): Promise<Record<string, number>> => {
  const counted: Record<string, number> = {};
  for (const [who, stream] of Object.entries(streams)) counted[who] = (await stream.heard()).length;
  return counted;
};
const NOBODY = { mira: 0, elena: 0, tomas: 0, jon: 0, ada: 0 };

describe('the event stream', () => {
  it('tells both sides of what both see, and nobody else', async () => {
    const { house, lived, streams } = await furnished();
    await house.act(lived.id, 'mira', addOne(lived.goalId));
    expect(await heardIn(streams)).toEqual({ ...NOBODY, mira: 1, elena: 1 });
  });

  it('carries no content', async () => {
    const { house, lived, streams } = await furnished();
    await house.act(lived.id, 'mira', addOne(lived.goalId));
    expect(await streams.elena.heard()).toEqual(['data: {}']);
  });

  it('does not signal to the coach what is the client’s own', async () => {
    const { house, lived, streams } = await furnished();
    const { goalId, sprintId, id } = lived;
    await house.act(id, 'mira', ({ book, at }) =>
      focusGoals(book, { by: 'client', sprintId, goalIds: [goalId, goalId] }, at),
    );
    await house.act(id, 'mira', () =>
      accept({ events: [{ kind: 'GoalReworded', about: goalId, audience: 'client' }] }),
    );
    expect(await heardIn(streams)).toEqual({ ...NOBODY, mira: 2 });
    await house.as('mira').do(changeProfile, { shortcuts: false });
    expect(await heardIn(streams)).toEqual({ ...NOBODY, mira: 1 });
  });

  it('lets an open page of the coach let go at once of what was taken back', async () => {
    const { house, lived, streams } = await furnished();
    await house.act(lived.id, 'mira', ({ book }) =>
      withdrawGoal(book, { by: 'client', goalId: lived.goalId }),
    );
    expect(await streams.elena.heard()).toEqual(['data: {}']);
  });

  it('is silent to a past coach about what they may read no more', async () => {
    const { house, lived, streams } = await furnished();
    await house.act(lived.id, 'mira', ({ book, at }) => endEngagement(book, { by: 'client' }, at));
    expect(await heardIn(streams)).toEqual({ ...NOBODY, mira: 1, elena: 1 });
    house.clock.pass({ days: 31 });
    const streamsNow = { mira: await Stream.of(house, 'mira'), elena: await Stream.of(house, 'elena') };
    const sign = { engagementId: lived.id, personId: null, actorId: null, audience: 'parties' } as const;
    await house.live.tell({ ...sign, kinds: ['StepKept'] });
    await house.live.tell({ ...sign, kinds: ['Touched'] });
    expect(await streamsNow.elena.heard()).toEqual([]);
    expect(await streamsNow.mira.heard()).toHaveLength(2);
    await house.live.tell({ ...sign, kinds: ['AgreementSigned'] });
    expect(await streamsNow.elena.heard()).toHaveLength(1);
  });

  it.each(['client', 'coach'] as const)('tells whoever invited a %s that it was taken', async (role) => {
    const house = await newHouse();
    const streams = { mira: await Stream.of(house, 'mira'), jon: await Stream.of(house, 'jon') };
    const { link } = await house.as('mira').do(invite, { role });
    await streams.mira.heard();
    const secret = link.split('/').at(-1);
    await house.as('elena').do(takeInvitation, { secret });
    expect(await streams.mira.heard()).toEqual(['data: {}']);
    const next = await house.as('mira').do(invite, { role });
    await streams.mira.heard();
    const newcomer = {
      name: 'Nora',
      email: 'nora@example.org',
      zone: 'UTC',
      password: 'a long and new sentence',
    };
    await house.as('nobody').do(signUp, { ...newcomer, invitation: next.link.split('/').at(-1) });
    expect(await streams.mira.heard()).toEqual(['data: {}']);
    expect(await streams.jon.heard()).toEqual([]);
  });

  it('tells the owner that somebody came', async () => {
    const house = await newHouse();
    const { link } = await house.as('ada').do(invite, { role: 'person' });
    const ada = await Stream.of(house, 'ada');
    await house.as('jon').do(takeInvitation, { secret: link.split('/').at(-1) });
    expect(await ada.heard()).toEqual(['data: {}']);
  });

  it('names the request to the browser that asked, and to nobody else', async () => {
    const { house, streams } = await furnished();
    const own = { 'x-turbo-request-id': 'abc-1' };
    const answer = await house
      .as('mira')
      .post('/settings', { name: 'Mira O.', zone: 'Europe/Berlin', theme: 'dark' }, own);
    expect(answer.status).toBe(303);
    expect(await streams.mira.heard()).toContain('data: {"requestId":"abc-1"}');
    expect(await streams.elena.heard()).toEqual([]);
  });

  it('is not held open by whoever asks for its head only', async () => {
    const house = await newHouse();
    for (let count = 0; count < 20; count += 1) {
      const { body } = await house.as('mira').request('/events', { method: 'HEAD' });
      expect(body).toBeNull();
    }
    const stream = await Stream.of(house, 'mira');
    expect(await stream.heard()).toEqual([]);
  });

  it('answers nobody', async () => {
    const house = await newHouse();
    const { status, body } = await house.as('nobody').request('/events');
    expect([status, body]).toEqual([204, null]);
  });
});

describe('a stream ends', () => {
  it('when its person signs out, and not before', async () => {
    const { house, streams } = await furnished();
    await house.as('mira').do(endOtherSignIns, {});
    expect(await streams.mira.next()).toMatch(/changed/);
    expect(await streams.mira.next()).toBeUndefined();
    expect(await streams.elena.heard()).toEqual([]);
  });

  it('by signing out in the browser', async () => {
    const { house, streams } = await furnished();
    expect((await house.as('mira').post('/sign-out')).status).toBe(303);
    await streams.mira.next();
    expect(await streams.mira.next()).toBeUndefined();
  });

  it('when the server ends, and no new one begins', async () => {
    const { house, streams } = await furnished();
    house.live.end();
    for (const stream of Object.values(streams)) expect(await stream.next()).toBeUndefined();
    const { body } = await house.as('mira').request('/events');
    expect(new TextDecoder().decode((await body?.getReader().read())?.value)).toBe('retry: 3000\n\n');
  });

  it('when so many others of its person are open that it must be forgotten', async () => {
    const house = await newHouse();
    const streams: Stream[] = [];
    for (let count = 0; count < 13; count += 1) streams.push(await Stream.of(house, 'mira'));
    expect(await streams[0]?.next()).toBeUndefined();
    expect(await streams[1]?.heard()).toEqual([]);
  });
});

it('crosses from one process to the other on PostgreSQL, with the same silence', async () => {
  const house = await newHouse({ engine: 'postgres' });
  const other = await newHouse({ beside: house });
  const lived = await house.engagement({ week: 2 });
  const streams = {
    mira: await Stream.of(other, 'mira'),
    elena: await Stream.of(other, 'elena'),
    jon: await Stream.of(other, 'jon'),
  };
  await house.act(lived.id, 'mira', addOne(lived.goalId));
  const { goalId, sprintId } = lived;
  await house.act(lived.id, 'mira', ({ book, at }) =>
    focusGoals(book, { by: 'client', sprintId, goalIds: [goalId] }, at),
  );
  expect(await streams.mira.heard(house)).toHaveLength(2);
  expect(await streams.elena.heard(house)).toEqual(['data: {}']);
  expect(await streams.jon.heard(house)).toEqual([]);
  for (const stream of Object.values(streams)) await stream.close();
});
