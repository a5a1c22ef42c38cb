// Servers that are none, that hang, lie or are not to be trusted: each is refused in its own words, and in bounded time.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectMailbox } from '../../src/app/attention/mailboxes.ts';
import { listSources } from '../../src/app/attention/sources.ts';
import { refusals } from '../../src/words/en/refusals.ts';
import { type House, newHouse } from '../world/house.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function serving(talk: (socket: Socket) => void): Promise<number> {
  return portOf(
    createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      talk(socket);
    }),
  );
}

/** Greets, takes the sign-in, and answers every command by this; none: never. */
const greeting = (answer: (tag: string, line: string) => string | null) => (socket: Socket) => {
  socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n');
  socket.on('data', (bytes: Buffer) => {
    for (const line of bytes.toString('latin1').split('\r\n').filter(Boolean)) {
      const [tag = '', command = ''] = line.split(' ');
      const isSignIn = /^(LOGIN|AUTHENTICATE|ID|CAPABILITY|NAMESPACE)$/i.test(command);
      const said = isSignIn ? `${tag} OK done\r\n` : answer(tag, line);
      if (said !== null) socket.write(said, 'latin1');
    }
  });
};

describe('a server', () => {
  let house: House;
  beforeAll(async () => {
    const patience = { connectionTimeout: 2000, greetingTimeout: 400, socketTimeout: 400 };
    house = await newHouse({ reach: { nearby: ['127.0.0.1', 'localhost'], patience } });
  });
  const refusalOf = async (port: number, more: object = {}): Promise<string> => {
    const door = { host: '127.0.0.1', port, login: 'mira', password: 'secret words', security: 'plain' };
    const refused = await house.as('mira').refused(connectMailbox, { ...door, ...more });
    expect(refusals.knows(refused.refusal), refused.refusal).toBe(true);
    expect(JSON.stringify(refused)).not.toContain('secret words');
    return refused.refusal;
  };

  it('that never speaks is silent', async () => {
    expect(await refusalOf(await serving(() => undefined))).toBe('mailbox.silent');
  });

  it('that greets and then hangs is silent', async () => {
    expect(await refusalOf(await serving(greeting(() => null)))).toBe('mailbox.silent');
  });

  it('that sends noise, or speaks something else, is not IMAP', async () => {
    const noise = await serving((socket) => socket.write(Buffer.alloc(200_000, 'x\0\xff')));
    expect(['mailbox.not_imap', 'mailbox.silent']).toContain(await refusalOf(noise));
    const web = await serving((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(['mailbox.not_imap', 'mailbox.cut']).toContain(await refusalOf(web));
  });

  it('that answers with a line of no end is left before it fills the memory', async () => {
    const endless = greeting(() => `* LIST (\\X) "/" ${'y'.repeat(40 * 1024 * 1024)}`);
    expect(['mailbox.not_imap', 'mailbox.silent']).toContain(await refusalOf(await serving(endless)));
  });

  it('that is not there, or has no name, says so', async () => {
    expect(await refusalOf(1)).toBe('mailbox.unreachable');
    expect(await refusalOf(993, { host: 'nowhere.invalid', security: 'tls' })).toBe('mailbox.unknown_host');
  });

  it('whose certificate nobody signed is not trusted, and hears no password', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-certificate-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const asked = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    execFileSync(
      'openssl',
      [...asked, '-keyout', key, '-out', cert, '-subj', '/CN=localhost', '-days', '2'],
      {
        stdio: 'ignore',
      },
    );
    let heard = '';
    const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        heard += bytes.toString();
      });
      socket.write('* OK ready\r\n');
    });
    server.on('tlsClientError', () => undefined);
    const port = await portOf(server);
    rmSync(folder, { recursive: true });
    expect(await refusalOf(port, { host: 'localhost', security: 'tls' })).toBe('mailbox.untrusted');
    expect(heard).toBe('');
  });

  it('that offers no TLS is not asked for it in vain', async () => {
    const port = await serving(greeting((tag) => `${tag} OK done\r\n`));
    expect(await refusalOf(port, { security: 'starttls' })).toBe('mailbox.untrusted');
  });

  it('inside the network is not reached, by whatever name, unless the owner allows it', async () => {
    let knocked = 0;
    const port = await serving(() => {
      knocked += 1;
    });
    const careful = await newHouse({ reach: { nearby: ['10.0.0.0/8'] } });
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '::1', '169.254.169.254', '0.0.0.0']) {
      const door = { host, port, login: 'mira', password: 'x', security: 'tls' };
      const { refusal } = await careful.as('mira').refused(connectMailbox, door);
      expect(refusal, host).toBe('mailbox.private_host');
    }
    expect(knocked).toBe(0);
  });

  it('that was refused leaves no source, and nobody tries for ever', async () => {
    const careful = await newHouse();
    const mira = careful.as('mira');
    const door = { host: '127.0.0.1', port: 993, login: 'mira', password: 'x', security: 'tls' };
    const tries: string[] = [];
    for (let count = 0; count < 31; count += 1)
      tries.push((await mira.refused(connectMailbox, door)).refusal);
    expect([tries[0], tries.at(-1)]).toEqual(['mailbox.private_host', 'account.too_many_attempts']);
    expect((await mira.do(listSources, {})).sources).toEqual([]);
  });
});
