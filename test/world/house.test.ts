// The house that other tests live in: people at its doors, engagements with a past, two engines, two processes.
import { describe, expect, it } from 'vitest';
import { showAccount } from '../../src/app/accounts/profiles.ts';
import { momentum } from '../../src/domain/engagement/momentum.ts';
import { newHouse } from './house.ts';

describe.each(['sqlite', 'postgres'] as const)('a house on %s', (engine) => {
  it('has its cast at its doors', async () => {
    const house = await newHouse({ engine });
    const mira = house.as('mira');
    expect(await mira.do(showAccount, {})).toMatchObject({ name: 'Mira Osei', isOwner: false });
    expect((await mira.get('/settings')).read).toContain('Mira Osei');
    expect((await house.as('nobody').get('/settings')).to).toBe('/sign-in?to=%2Fsettings');
    expect((await mira.api('GET', '/account')).body).toMatchObject({ email: 'mira@example.org' });
    expect((await house.as('nobody').api('GET', '/account')).status).toBe(401);
    expect((await house.as('nobody').refused(showAccount, {})).refusal).toBe('account.sign_in');
  });

  it('has engagements in every state, each with its past', async () => {
    const house = await newHouse({ engine });
    const exploring = await house.engagement({ client: 'jon', state: 'exploring' });
    const agreed = await house.engagement({ client: 'ada', state: 'agreed' });
    const planned = await house.engagement({ client: 'tomas', state: 'planned' });
    const active = await house.engagement({ week: 7 });
    const states = [exploring, agreed, planned, active].map(
      async ({ book }) => (await book()).engagement.state,
    );
    expect(await Promise.all(states)).toEqual(['exploring', 'agreed', 'agreed', 'active']);
    const book = await active.book();
    expect(book.sprints).toMatchObject([{ state: 'active', startsOn: '2026-10-05' }]);
    expect(book.sessions.filter(({ state }) => state === 'closed')).toHaveLength(4);
    expect(momentum(book, house.clock.now())?.client).toMatchObject({ overall: { state: 'slipping' } });
    expect(house.clock.now()).toBe('2026-11-22T13:54:00.000Z');
  });

  it('can be lived in by two processes', async () => {
    const house = await newHouse({ engine });
    const other = await newHouse({ beside: house });
    const { id } = await house.engagement({ state: 'exploring' });
    expect(other.people).toEqual(house.people);
    expect(await other.store.read(({ db }) => db.selectFrom('engagements').select('id').execute())).toEqual([
      { id },
    ]);
  });
});
