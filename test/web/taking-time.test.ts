// How long requests may take to arrive: whoever sends slowly is cut off, but for files that go on coming.
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { limitTimes, mayTakeLong } from '../../src/web/taking-time.ts';

let server: Server;
let port: number;

beforeEach(async () => {
  server = createServer({ requestTimeout: 0 }, (incoming, response) => {
    if (incoming.url === '/files') mayTakeLong(incoming);
    incoming.on('error', () => undefined);
    incoming.resume().on('end', () => response.end('thanks'));
  });
  limitTimes(server, { whole: 500, still: 1500 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(() => server.close());

const LENGTH = 20;

/** Sends a byte now and then; what came back once the line is closed. */
function dribble(path: string, bytes: number): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    let sent = 0;
    const socket: Socket = connect(port, '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${LENGTH}\r\n\r\n`,
    );
    const sending = setInterval(() => {
      sent += 1;
      if (sent <= bytes) socket.write('x');
    }, 50);
    socket.on('data', (part: Buffer) => {
      said += part;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(sending);
      resolve(said);
    });
  });
}

it('cuts off what takes too long', async () => {
  expect(await dribble('/words', LENGTH)).toBe('');
});

it('lets files take as long as they go on coming', async () => {
  expect(await dribble('/files', LENGTH)).toContain('thanks');
});

it('cuts off files that stand still', async () => {
  expect(await dribble('/files', 4)).toBe('');
});
