// The cast: the same five people in every test, made without the cost of real passwords.

import { makePerson } from '../../src/app/accounts/new-persons.ts';
import { NOBODY } from '../../src/app/actor.ts';
import type { Ports } from '../../src/app/ports.ts';
import { instances } from '../../src/store/people.table.ts';

/** Everybody's password, and its hash: reckoned once, since one takes 50 ms. */
export const PASSWORD = 'four small boats at dawn';
export const PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$TxIebRiZKZkp9n1axXY0KQ$ABA+fTHuvHy/UDB1DwT+pRMtXW8DctCQWt5s7079pzA';

/** Who they are to each other: Elena coaches Mira and Tomás, Jon is a stranger to all, Ada owns the place. */
export const CAST = {
  mira: { name: 'Mira Osei', email: 'mira@example.org', zone: 'Europe/Berlin' },
  elena: { name: 'Elena Kask', email: 'elena@example.org', zone: 'Europe/Tallinn' },
  tomas: { name: 'Tomás Reyes', email: 'tomas@example.org', zone: 'America/Santiago' },
  jon: { name: 'Jon Berg', email: 'jon@example.org', zone: 'Europe/Oslo' },
  ada: { name: 'Ada Lind', email: 'ada@example.org', zone: 'Europe/Stockholm' },
} as const;

/** One of the cast. */
export type Name = keyof typeof CAST;

/** A person of the cast as they live in this database. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly zone: string;
}

/** Makes the five; Ada's is the first account. */
export async function makeCast(ports: Ports): Promise<Record<Name, CastMember>> {
  const { store, newId } = ports;
  const at = ports.now();
  const made = await store.write({ instance: true }, async (rows) => {
    const scene = { actor: NOBODY, at, rows, ports, newId };
    const ids: [string, CastMember][] = [];
    for (const [key, one] of Object.entries(CAST)) {
      const kept = { hash: PASSWORD_HASH, standsAlone: true };
      const person = await makePerson(scene, { ...one, password: PASSWORD }, kept, key === 'ada');
      if (!person.ok) throw new Error(person.refusal);
      ids.push([key, { id: person.value, ...one }]);
    }
    await rows.put(instances, [{ id: 'instance', openSignUp: false, madeAt: at }]);
    return Object.fromEntries(ids);
  });
  return made as Record<Name, CastMember>;
}
