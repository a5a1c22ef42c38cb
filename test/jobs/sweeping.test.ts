// How sweeps run: again and again, never beside themselves, told once of the same trouble, stopped without being cut off.
import { expect, it } from 'vitest';
import { startSweeps } from '../../src/jobs/sweeping.ts';

it('runs again while there is more, one run at a time, and stops after the one that runs', async () => {
  let running = 0;
  let runs = 0;
  let most = 0;
  let third: () => void = () => {};
  const atThird = new Promise<void>((resolve) => {
    third = resolve;
  });
  const run = async (): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    runs += 1;
    if (runs === 3) third();
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return 10;
  };
  const sweeping = startSweeps([{ name: 'a', says: '', everySeconds: 3600, most: 10, run }], () => {});
  await atThird;
  await sweeping.stop();
  expect([running, most]).toEqual([0, 1]);
  const ended = runs;
  await new Promise((resolve) => setImmediate(resolve));
  expect(runs).toBe(ended);
});

it('says a trouble once, without its words, and when it is over', async () => {
  const lines: string[] = [];
  let runs = 0;
  const over = Promise.withResolvers<void>();
  const run = async (): Promise<number> => {
    runs += 1;
    if (runs < 4) throw new TypeError('CANARY of somebody');
    over.resolve();
    return 0;
  };
  const sweeping = startSweeps([{ name: 'a', says: '', everySeconds: 0, run }], (line) => lines.push(line));
  await over.promise;
  await sweeping.stop();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^sweep a: TypeError at run /);
  expect(lines[1]).toBe('sweep a: works again');
  expect(lines.join()).not.toContain('CANARY');
});
