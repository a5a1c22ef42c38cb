// Measures searching 10,000 entries of one's own, first and warm: `node_modules/.bin/node bench/search.ts [entries]`.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePerson } from '../src/app/accounts/new-persons.ts';
import { type Actor, NOBODY } from '../src/app/actor.ts';
import { perform } from '../src/app/deed.ts';
import type { Ports } from '../src/app/ports.ts';
import { forgetIndex } from '../src/app/search/memory.ts';
import { searchWords } from '../src/app/searches.ts';
import { moments, reflections } from '../src/store/journal.table.ts';
import { openStore } from '../src/store/opening.ts';

const ENTRIES = Number(process.argv[2] ?? 10_000);
const ROUNDS = 5;
const AT = '2026-11-22T13:54:00.000Z';
const WORDS = `the team decided without me in the room and Jonas had the answer all along he was waiting for
  permission I never knew I was withholding what surprised me was how quiet it felt — don’t ask café über straße
  résumé strategy review on Monday two slots left nobody died after four minutes I counted silence feels like failing`.split(
  /\s+/,
);
const QUERIES = ['permission', 'strat rev', 'cafe', 'surprised quiet monday', 's', 'nothing-like-this'];

const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-search-'));
const store = await openStore({
  place: { sqlite: join(folder, 'bench.db') },
  keyFile: join(folder, 'bench.key'),
});
const ports: Ports = {
  store,
  now: () => AT,
  newId: () => randomUUID(),
  newSecret: () => randomBytes(32).toString('base64url'),
  announce: () => undefined,
  url: 'http://localhost:4400',
  hasMail: false,
};

function text(words: number): string {
  return Array.from({ length: words }, () => WORDS[randomInt(WORDS.length)]).join(' ');
}

const personId = await store.write({ instance: true }, async (rows) => {
  const scene = { actor: NOBODY, at: AT, rows, ports, newId: ports.newId };
  const about = { name: 'Mira', email: 'mira@example.org', zone: 'Europe/Berlin', password: '' };
  const made = await makePerson(scene, about, { hash: 'x', standsAlone: true }, false);
  if (!made.ok) throw new Error(made.refusal);
  const half = Array.from({ length: ENTRIES / 2 }, (_, index) => index);
  const own = { ownerId: made.value, madeAt: AT, madeOn: '2026-11-22', version: 1, removedAt: null };
  await rows.put(
    reflections,
    half.map(() => {
      const bones = {
        id: ports.newId(),
        subject: 'strategy',
        goalId: null,
        questionId: null,
        changedAt: AT,
      } as const;
      return { ...own, ...bones, words: { text: text(randomInt(60, 160)) } };
    }),
  );
  await rows.put(
    moments,
    half.map(() => {
      const bones = { id: ports.newId(), kind: 'win', friction: null, sessionId: null, explored: 0 } as const;
      return { ...own, ...bones, words: { line: text(randomInt(8, 24)) } };
    }),
  );
  return made.value;
});

const actor: Actor = { kind: 'person', via: 'page', personId, signInId: 'bench', freshAt: AT };

async function took(q: string): Promise<number> {
  const began = performance.now();
  const found = await perform(searchWords, { q }, actor, ports);
  if (!found.ok) throw new Error(found.refusal);
  return performance.now() - began;
}

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const first: number[] = [];
const warm = new Map(QUERIES.map((q) => [q, [] as number[]]));
for (let round = 0; round < ROUNDS; round += 1) {
  forgetIndex(store, personId);
  first.push(await took('permission'));
  for (const q of QUERIES) warm.get(q)?.push(await took(q));
}
console.log(`${ENTRIES} entries, ${ROUNDS} rounds, medians`);
console.log(
  `first search after signing in: ${median(first).toFixed(0)} ms (${first.map((ms) => ms.toFixed(0)).join(', ')})`,
);
for (const [q, all] of warm) console.log(`warm, “${q}”: ${median(all).toFixed(1)} ms`);
await store.close();
rmSync(folder, { recursive: true, force: true });
