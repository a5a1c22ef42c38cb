// Mailboxes connected and read, on a real mail server: first a year of them, then what is new, whatever breaks on the way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectMailbox } from '../../src/app/attention/mailboxes.ts';
import { readNextSource } from '../../src/app/attention/reading-sources.ts';
import { listSources } from '../../src/app/attention/sources.ts';
import { hasDovecot, MAIL_PASSWORD, type MailServer, newMailServer } from '../world/dovecot.ts';
import { type House, newHouse } from '../world/house.ts';

const NEVER = new AbortController().signal;

interface Said {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly date?: string;
  readonly rest?: string;
}

function letter({ id, from = 'Tom Reed <tom@example.org>', to = 'mira@example.org', date, rest = '' }: Said) {
  const at = date ?? 'Fri, 20 Nov 2026 10:00:00 +0000';
  return `From: ${from}\r\nTo: ${to}\r\nDate: ${at}\r\nMessage-ID: <${id}@example.org>\r\nSubject: About ${id}\r\n\r\nCould you look at ${id}?${rest}\r\n`;
}

describe.runIf(hasDovecot())('a mailbox', () => {
  let server: MailServer;
  let house: House;
  const input = () => ({
    host: '127.0.0.1',
    port: server.port,
    login: 'mira',
    password: MAIL_PASSWORD,
    security: 'plain',
  });
  beforeAll(async () => {
    server = await newMailServer();
    house = await newHouse({ reach: { nearby: ['127.0.0.1'] } });
  });
  afterAll(() => server.stop());

  it('is connected and read', async () => {
    for (const id of ['one', 'two', 'three']) server.put('mira', letter({ id }));
    const mira = house.as('mira');
    const connected = await mira.do(connectMailbox, input());
    console.log(JSON.stringify(connected));
    expect(await readNextSource(house.ports, NEVER)).toBe(true);
    const { sources } = await mira.do(listSources, {});
    console.log(JSON.stringify(sources, null, 1));
    expect(sources[0]).toMatchObject({ state: 'well', messages: 3 });
  });
});
