// Several servers over one database share the sources: each is read by one of them at a time, and a dead one's go on.
import { expect, it } from 'vitest';
import { claimSource, keepHeld } from '../../src/app/attention/source-claims.ts';
import { endReading } from '../../src/app/attention/source-endings.ts';
import { sources } from '../../src/store/attention.table.ts';
import { findBones } from '../../src/store/find.ts';
import { type House, newHouse } from '../world/house.ts';

const NEVER = new AbortController().signal;

async function withSources(house: House, count: number): Promise<void> {
  const at = house.clock.now();
  const { id: ownerId } = house.person('mira');
  const plain = {
    ownerId,
    kind: 'mailbox',
    state: 'waiting',
    fault: null,
    madeAt: at,
    readAt: null,
  } as const;
  const none = { failures: 0, messages: 0, unreadable: 0, total: null, done: 0 };
  const rows = Array.from({ length: count }, () => ({
    ...plain,
    ...none,
    id: house.ports.newId(),
    dueAt: at,
  }));
  await house.store.write({ instance: true }, (all) => all.put(sources, rows));
}

async function claimAll(house: House): Promise<string[]> {
  const claims: string[] = [];
  for (;;) {
    const claim = await claimSource(house.ports, NEVER);
    if (!claim) return claims;
    claims.push(claim.id);
  }
}

it.each(['sqlite', 'postgres'] as const)('each is claimed once, on %s', async (engine) => {
  const house = await newHouse({ engine });
  const beside = await newHouse({ engine, beside: house });
  await withSources(house, 24);
  const claimed = (await Promise.all([house, beside, house, beside].map(claimAll))).flat();
  expect(claimed).toHaveLength(24);
  expect(new Set(claimed).size).toBe(24);
});

it.each(['sqlite', 'postgres'] as const)('whoever slept has lost it to another, on %s', async (engine) => {
  const house = await newHouse({ engine });
  const beside = await newHouse({ engine, beside: house });
  await withSources(house, 1);
  const slept = await claimSource(house.ports, NEVER);
  if (!slept) throw new Error('Nothing was claimed.');
  const renew = () =>
    house.store.write({ person: slept.ownerId }, (rows) =>
      keepHeld(rows, slept, house.clock.now(), () => ({ done: 1 })),
    );
  house.clock.pass({ minutes: 2 });
  expect(await renew()).toBe(true);
  house.clock.pass({ minutes: 2 });
  expect(await claimSource(beside.ports, NEVER)).toBeUndefined();
  house.clock.pass({ minutes: 2 });
  const other = await claimSource(beside.ports, NEVER);
  expect(other?.id).toBe(slept.id);
  expect(await renew()).toBe(false);
  expect(await endReading(house.ports, slept, { how: 'never', fault: 'mailbox.cut' })).toBe(false);
  const [row] = await house.store.read((rows) => findBones(rows, sources, {}));
  expect(row).toMatchObject({ state: 'reading', fault: null, done: 1 });
});
