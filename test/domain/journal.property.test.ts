// Sharing under any sequence by both: shared only by its owner, gone when taken back, never changed by the coach.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permits } from '../../src/domain/engagement/access.ts';
import {
  catchMoment,
  changeMoment,
  exploreFriction,
  removeMoment,
} from '../../src/domain/engagement/catching.ts';
import type { Engagement, Party } from '../../src/domain/engagement/engagement.ts';
import {
  acknowledgeFriction,
  acknowledgementOf,
  markTalkedThrough,
  takeBackAcknowledgement,
  takeBackTalk,
  talkOf,
  waitsForCoach,
} from '../../src/domain/engagement/friction.ts';
import type { JournalChanges } from '../../src/domain/engagement/journal.ts';
import type { Acknowledgement, Moment, Talk } from '../../src/domain/engagement/moment.ts';
import { isShared, type Reading, type Sharing } from '../../src/domain/engagement/shared-item.ts';
import { noteReading, shareItem, takeBackItem } from '../../src/domain/engagement/sharing.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import { type Instant, plus } from '../../src/domain/kernel/time.ts';
import { BERLIN, berlin, CLIENT, COACH, engagementOf, holds, nextId, yes } from './books.ts';

interface World {
  readonly engagement: Engagement;
  readonly moment: Moment;
  readonly sharings: readonly Sharing[];
  readonly readings: readonly Reading[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly talks: readonly Talk[];
}

const START = berlin('2026-11-22T10:00');
const caught = yes(
  catchMoment(
    { ownerId: CLIENT, zone: BERLIN },
    { by: CLIENT, id: 'm', kind: 'friction', friction: null },
    START,
  ),
);
const [first] = caught.moments ?? [];
if (!first) throw new Error('no moment was caught');
const start: World = {
  engagement: engagementOf(),
  moment: first,
  sharings: [],
  readings: [],
  acknowledgements: [],
  talks: [],
};

const input = fc.record({
  deed: fc.oneof(
    {
      weight: 20,
      arbitrary: fc.constantFrom(
        'share',
        'take back',
        'acknowledge',
        'unacknowledge',
        'talk',
        'untalk',
        'change',
        'explore',
        'read',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('remove', 'end') },
  ),
  by: fc.constantFrom<Party>('client', 'coach'),
  move: fc.integer({ min: 0, max: 5 }),
});
type Input = typeof input extends fc.Arbitrary<infer T> ? T : never;

const merged = <T extends { readonly id: string }>(old: readonly T[], fresh: readonly T[] = []): T[] => [
  ...new Map([...old, ...fresh].map((record) => [record.id, record])).values(),
];
const item = { kind: 'moment', itemId: 'm', ownerId: CLIENT } as const;
const read = (world: World, readerId: string, at: Instant): Outcome<JournalChanges> => {
  const { version } = world.moment;
  const reading = noteReading(world, { ...item, id: nextId(), readerId, version }, at);
  return { ok: true, value: { readings: reading ? [reading] : [], events: [] } };
};

const DEEDS: Readonly<Record<string, (world: World, one: Input, at: Instant) => Outcome<JournalChanges>>> = {
  share: (world, { by }, at) => shareItem(world, { by: idOf(by), id: nextId(), item }, at),
  'take back': (world, { by }, at) => takeBackItem(world, { by: idOf(by), itemId: 'm' }, at),
  acknowledge: (world, { by }, at) => acknowledgeFriction(world, { by, id: nextId() }, at),
  unacknowledge: (world, { by }, at) => takeBackAcknowledgement(world, { by }, at),
  talk: (world, { by }, at) => markTalkedThrough(world, { by, id: nextId() }, at),
  untalk: (world, { by }, at) => takeBackTalk(world, { by }, at),
  change: (world, { by, move }) =>
    changeMoment(world, { by: idOf(by), kind: move % 3 ? 'friction' : 'doubt', friction: null }),
  explore: (world, { by, move }) => exploreFriction(world, { by: idOf(by), move }),
  read: (world, { by }, at) => read(world, idOf(by), at),
  remove: (world, { by }, at) => removeMoment(world, { by: idOf(by) }, at),
};
const idOf = (by: Party): string => (by === 'client' ? CLIENT : COACH);

function after(world: World, changes: JournalChanges): World {
  return {
    ...world,
    moment: changes.moments?.[0] ?? world.moment,
    sharings: merged(world.sharings, changes.sharings),
    readings: merged(world.readings, changes.readings),
    acknowledgements: merged(world.acknowledgements, changes.acknowledgements),
    talks: merged(world.talks, changes.talks),
  };
}

/** What the test remembers by itself: whether the client's last word was to share. */
const remembered = (shared: boolean, { deed }: Input): boolean => {
  if (deed === 'share') return true;
  return deed === 'take back' || deed === 'remove' ? false : shared;
};

const ANSWERS: readonly string[] = ['acknowledge', 'unacknowledge', 'talk', 'untalk'];

function isSound(before: World, now: World, one: Input, shared: boolean): void {
  expect(isShared(now, 'm')).toBe(shared);
  expect(permits('moment', 'coach', 'read', { shared: isShared(now, 'm') })).toBe(shared ? 'yes' : 'hidden');
  if (!shared) expect(waitsForCoach(now)).toBe(false);
  if (ANSWERS.includes(one.deed)) expect(isShared(before, 'm')).toBe(true);
  if (one.by === 'coach') expect([now.moment, now.sharings]).toEqual([before.moment, before.sharings]);
  if (talkOf(now) && !talkOf(before)) expect(acknowledgementOf(now)).toBeDefined();
  const fresh = now.readings.filter((reading) => !before.readings.includes(reading));
  expect(fresh.every(({ readerId }) => readerId === COACH && isShared(before, 'm'))).toBe(true);
  const versions = now.readings.map(({ version }) => version);
  expect(new Set(versions).size).toBe(versions.length);
}

describe('whatever both do with a moment', () => {
  it('the coach reads and answers it only while its owner shares it, and changes nothing of it', () => {
    let answered = 0;
    const property = fc.property(fc.array(input, { minLength: 20, maxLength: 60, size: 'max' }), (inputs) => {
      let world = start;
      let shared = false;
      inputs.forEach((one, index) => {
        const at = plus(START, { minutes: index });
        if (one.deed === 'end') {
          world = { ...world, engagement: engagementOf({ state: 'ended', overAt: at, overBy: one.by }) };
          return;
        }
        const outcome = DEEDS[one.deed]?.(world, one, at);
        if (!outcome?.ok) return;
        if (ANSWERS.includes(one.deed)) answered += 1;
        const now = after(world, outcome.value);
        shared = remembered(shared, one);
        isSound(world, now, one, shared);
        world = now;
      });
    });
    holds(property, 300);
    expect(answered).toBeGreaterThan(20);
  });
});
