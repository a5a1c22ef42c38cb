// The sweep that reads sources: it works by itself, and whoever asks the server to end does not wait for a mail server.
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { scheduleOf } from '../../src/jobs/schedule.ts';
import { startSweeps } from '../../src/jobs/sweeping.ts';
import { sources } from '../../src/store/attention.table.ts';
import { findBones } from '../../src/store/find.ts';
import { type House, newHouse } from '../world/house.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that greets and says no more; the promise resolves once somebody has called. */
async function silentServer(): Promise<{ readonly port: number; readonly called: Promise<void> }> {
  let port = 0;
  const called = new Promise<void>((resolve) => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n', () => resolve());
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server?.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  return { port, called };
}

async function addMailbox(house: House, port: number): Promise<void> {
  const at = house.clock.now();
  const { id: ownerId } = house.person('mira');
  const none = { failures: 0, messages: 0, unreadable: 0, total: null, done: 0, fault: null, readAt: null };
  const words = {
    name: 'Mail',
    addresses: [],
    host: '127.0.0.1',
    port,
    security: 'plain',
    user: 'mira',
    folders: [{ path: 'INBOX', isSent: false }],
  } as const;
  const source = { id: house.ports.newId(), ownerId, kind: 'mailbox', state: 'waiting', madeAt: at } as const;
  const row = { ...source, ...none, dueAt: at, words, secret: { password: 'x' } };
  await house.store.write({ person: ownerId }, (rows) => rows.put(sources, [row]));
}

it('is put down at once when the server ends, to be read by the next', async () => {
  const house = await newHouse({ reach: { nearby: ['127.0.0.1'] } });
  const { port, called } = await silentServer();
  await addMailbox(house, port);
  const sweeping = startSweeps(scheduleOf(house.ports, null), () => {});
  await called;
  const since = performance.now();
  await sweeping.stop();
  // A server that says nothing is otherwise waited for a minute.
  expect(performance.now() - since).toBeLessThan(15_000);
  const [row] = await house.store.read((rows) => findBones(rows, sources, {}));
  expect(row).toMatchObject({ state: 'waiting', fault: null, failures: 0, dueAt: house.clock.now() });
});
