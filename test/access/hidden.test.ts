// What a reader may not read changes nothing they see: no count, no order, no hint. Told by seeing twice: without it, and with it.
import { expect, it } from 'vitest';
import { perform } from '../../src/app/deed.ts';
import { deeds } from '../../src/app/deeds.ts';
import { goals, goalVersions } from '../../src/store/goals.table.ts';
import { moments, reflections } from '../../src/store/journal.table.ts';
import { closingChecks, notes } from '../../src/store/sessions.table.ts';
import { chains, marks, steps } from '../../src/store/steps.table.ts';
import type { Rows } from '../../src/store/store.ts';
import type { Bones } from './canaries.ts';
import { furnishAccount } from './furniture.ts';
import { openingsOf, routesOf } from './pages.ts';
import { type Ground, groundOn, stridesOf } from './walk.ts';
import { actorOf, FEW, readerOf, WALKERS, type Walker } from './walkers.ts';

/** Everybody but Mira, whose things they are. */
const OTHERS = {
  sqlite: WALKERS.filter(({ who, via }) => who !== 'mira' && via === 'page'),
  postgres: FEW.filter(({ who }) => who !== 'mira'),
} as const;

type Seen = ReadonlyMap<string, string>;

async function readingsBy(
  ground: Ground,
  others: readonly Walker[],
  seen: Map<string, string>,
): Promise<void> {
  for (const deed of deeds.filter(({ reads }) => reads)) {
    for (const { walker, input } of stridesOf(ground, deed, others)) {
      const outcome = await perform(deed, input, actorOf(ground.hood, walker), ground.rehearsal.ports);
      seen.set(`${deed.name} by ${walker.name} ${JSON.stringify(input)}`, JSON.stringify(outcome));
    }
  }
}

async function pagesFor(ground: Ground, walker: Walker, seen: Map<string, string>): Promise<void> {
  const { hood, rehearsal } = ground;
  const { personId } = readerOf(hood, walker);
  const cookie = personId === null ? '' : await hood.cookieOf(personId);
  for (const route of routesOf(ground)) {
    for (const { path } of openingsOf(ground, route, walker)) {
      const headers = { host: 'localhost:4400', ...(cookie ? { cookie } : {}) };
      const response = await rehearsal.site.request(`http://localhost:4400${path}`, { headers }, {});
      seen.set(`${path} by ${walker.name}`, `${response.status} ${await response.text()}`);
    }
  }
}

async function everythingSeen(ground: Ground, others: readonly Walker[]): Promise<Seen> {
  const seen = new Map<string, string>();
  await readingsBy(ground, others, seen);
  for (const walker of others) await pagesFor(ground, walker, seen);
  // The editor makes a new id each time it is opened.
  const fresh = /(action|address)="\/reflections\/[\w-]{36}[^"]*"/g;
  return new Map([...seen].map(([what, text]) => [what, text.replace(fresh, '')]));
}

interface Hiding {
  readonly rows: Rows;
  readonly known: Ground['rows'];
  readonly newId: () => string;
  readonly at: string;
  readonly ownerId: string;
}

const WORDS = { text: 'Unseen' };

/** A goal that lies nowhere, a reflection and a moment. */
async function hideOwn({ rows, known, newId, at, ownerId }: Hiding): Promise<void> {
  const goal = known.get('goals')?.find((row) => row['ownerId'] === ownerId && row['placedIn'] === null);
  const version = known.get('goalVersions')?.find((row) => row['goalId'] === goal?.['id']);
  const goalId = newId();
  await rows.put(goals, [{ ...goal, id: goalId, words: { title: 'Unseen' } } as never]);
  await rows.put(goalVersions, [{ ...version, id: newId(), goalId, words: { title: 'Unseen' } } as never]);
  const dated = { id: newId(), ownerId, madeAt: at, madeOn: '2026-11-22', version: 1, removedAt: null };
  const reflection = { ...dated, subject: 'event', goalId: null, questionId: null, changedAt: at } as const;
  await rows.put(reflections, [{ ...reflection, words: WORDS }]);
  const moment = { kind: 'doubt', friction: null, sessionId: null, explored: 0 } as const;
  await rows.put(moments, [{ ...dated, ...moment, id: newId(), words: { line: 'Unseen' } }]);
}

/** Private notes in every session, and a check where none was answered yet. */
async function hideInSessions(hiding: Hiding, engagementId: string): Promise<void> {
  const { rows, known, newId, at, ownerId: authorId } = hiding;
  const sessions = known.get('sessions')?.filter((row) => row['engagementId'] === engagementId) ?? [];
  for (const { id } of sessions) {
    const row = { id: newId(), sessionId: String(id), engagementId, authorId, at };
    await rows.put(notes, [{ ...row, isPrivate: true, amendedAt: null, words: WORDS }]);
    if (known.get('closingChecks')?.some(({ sessionId }) => sessionId === id)) continue;
    const words = { heard: 1, mine: 1, way: 1, stretched: 1, unsaid: 1 };
    await rows.put(closingChecks, [{ ...row, id: newId(), words }]);
  }
}

const LONG_AGO = '2026-09-25T08:00:00.000Z';

/** A step that was done before the coach came. */
async function hideEarlier({ rows, known, newId }: Hiding, engagementId: string): Promise<void> {
  const isEarly = (row: Bones) => String(row['madeAt']) < '2026-10-01' && row['state'] === 'kept';
  const early = known.get('steps')?.find(isEarly);
  const id = newId();
  await rows.put(chains, [{ id, engagementId, beganAt: LONG_AGO, limitOn: null }]);
  await rows.put(steps, [{ ...early, id, chainId: id, engagementId, words: WORDS } as never]);
  const mark = { id: newId(), engagementId, stepId: id, mark: 'kept', on: '2026-09-25' } as const;
  await rows.put(marks, [{ ...mark, at: LONG_AGO, words: { inTheWay: 'Unseen' } }]);
}

/** More of what is Mira's alone, in every place that others could count it. */
async function hideMore({ hood, rows: known }: Ground): Promise<void> {
  const { house, places, people } = hood;
  const { newId } = house.ports;
  await house.store.write({ instance: true }, async (rows) => {
    const hiding = { rows, known, newId, at: house.clock.now(), ownerId: people.mira.id };
    await hideOwn(hiding);
    for (const { id } of [places.now, places.former, places.past]) await hideInSessions(hiding, id);
    await hideEarlier(hiding, places.now.id);
    await furnishAccount(hiding, people.mira.id, newId());
  });
}

it.each(['sqlite', 'postgres'] as const)('nothing hidden is counted or hinted at, on %s', async (engine) => {
  const ground = await groundOn(engine);
  const before = await everythingSeen(ground, OTHERS[engine]);
  expect(before.size).toBeGreaterThan(100);
  await hideMore(ground);
  const after = await everythingSeen(ground, OTHERS[engine]);
  const changed = [...before].filter(([what, text]) => after.get(what) !== text).map(([what]) => what);
  expect(changed, `\n${changed.join('\n')}\n`).toEqual([]);
});
