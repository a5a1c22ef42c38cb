// Messages put into the order of their time: more than one run of them, on the disk sealed, and gone afterwards.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { timeRuns } from '../../src/app/attention/time-runs.ts';
import type { Message } from '../../src/domain/attention/message.ts';

let arriving: string;
beforeEach(() => {
  arriving = mkdtempSync(join(tmpdir(), 'throughline-runs-'));
});
afterEach(() => rmSync(arriving, { recursive: true }));

function message(number: number, at: number): Message {
  return {
    id: `<${number}@example.org>`,
    at: new Date(1_790_000_000_000 + at * 1000).toISOString(),
    from: { address: 'tom@example.org', name: 'Tom – Reéd' },
    to: [],
    cc: [],
    subject: 'Lantern',
    references: [],
    bulk: false,
    automatic: false,
    text: 'Ein Wort – ein Licht 💡',
    attachments: 0,
  };
}

it('tells all of them by time, those of one instant as they came', async () => {
  const runs = timeRuns({ nearby: [], arriving, room: async () => Number.MAX_SAFE_INTEGER });
  const all = Array.from({ length: 12_001 }, (_, index) => message(index, (index * 7919) % 5000));
  for (const one of all) expect(await runs.add(one)).toBeUndefined();
  expect(readdirSync(arriving)).toHaveLength(2);
  for (const place of readdirSync(arriving))
    expect(readFileSync(join(arriving, place), 'latin1')).not.toContain('example.org');
  const told = await Array.fromAsync(runs.inOrder());
  expect(told).toEqual(all.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)));
  expect(await Array.fromAsync(runs.inOrder())).toEqual(told);
  await runs.drop();
  expect(readdirSync(arriving)).toEqual([]);
});

it('says so when the disk is short', async () => {
  const runs = timeRuns({ nearby: [], arriving, room: async () => 0 });
  const long = { ...message(1, 1), text: 'x'.repeat(40 * 1024 * 1024) };
  expect(await runs.add(long)).toMatchObject({ refusal: 'files.no_room' });
  expect(readdirSync(arriving)).toEqual([]);
});
