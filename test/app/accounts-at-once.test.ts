// Many at once, on both engines: limits hold, an invitation is taken once, a code counts once, a letter leaves once.
import { describe, expect, it } from 'vitest';
import { attempt } from '../../src/app/accounts/limits.ts';
import { askReset, resetPassword } from '../../src/app/accounts/password-changes.ts';
import { signUp } from '../../src/app/accounts/sign-up.ts';
import { signIn } from '../../src/app/accounts/signing-in.ts';
import { claimLetter } from '../../src/app/outbox.ts';
import { findAll } from '../../src/store/find.ts';
import { outbox } from '../../src/store/people.table.ts';
import { doDeed, invited, makeOwner, newDoor, OTHER_PASSWORD, PASSWORD, tryDeed } from './door.ts';

const together = <T>(count: number, what: (number: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, number) => what(number)));

describe.each(['sqlite', 'postgres'] as const)('at once on %s', (engine) => {
  it('no more tries pass than the limit says', async () => {
    const door = await newDoor({ engine });
    const counter = { limit: 'password of account', of: 'somebody' } as const;
    const outcomes = await together(30, () => attempt(door.ports, counter));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
  });

  it('an invitation makes one person, a link one password, a letter one claim', async () => {
    const door = await newDoor({ engine });
    const edda = await makeOwner(door);
    const invitation = await invited(door, edda, 'client');
    const comes = await together(4, (number) => {
      const email = `mira${number}@example.org`;
      return tryDeed(door, signUp, {
        name: 'Mira',
        email,
        zone: 'UTC',
        password: OTHER_PASSWORD,
        invitation,
      });
    });
    expect(comes.filter(({ ok }) => ok)).toHaveLength(1);
    const people = await door.store.read(({ db }) => db.selectFrom('persons').select('id').execute());
    expect(people).toHaveLength(2);

    await doDeed(door, askReset, { email: edda.email });
    const [letter] = await door.store.read((rows) => findAll(rows, outbox, { kind: 'reset' }));
    const secret = letter?.content?.['link']?.split('/').at(-1);
    const sets = await together(4, (number) =>
      tryDeed(door, resetPassword, { secret, password: `wet lanterns in the ivy ${number}` }),
    );
    expect(sets.filter(({ ok }) => ok)).toHaveLength(1);

    const letters = await door.store.read((rows) => findAll(rows, outbox, {}));
    const claimed = (await together(8, () => claimLetter(door.ports))).filter((one) => one !== undefined);
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(letters.length);
    expect(claimed).toHaveLength(letters.length);
  });

  it('signing in works as well', async () => {
    const door = await newDoor({ engine });
    const edda = await makeOwner(door);
    const entered = await together(5, () => tryDeed(door, signIn, { email: edda.email, password: PASSWORD }));
    expect(entered.filter(({ ok }) => ok)).toHaveLength(5);
  });
});
