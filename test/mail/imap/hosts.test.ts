// Where a mailbox may lie: outside, or on the inside where the owner allows it; whatever a name or an address is written like.
import { describe, expect, it } from 'vitest';
import { chosenOf, isInside, reachHost } from '../../../src/mail/imap/hosts.ts';

describe('addresses on the inside', () => {
  it.each([
    '127.0.0.1',
    '127.255.0.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    'fe80::1%eth0',
    'fd12:3456::1',
    'ff02::1',
    '2002:7f00:1::',
    'no address',
  ])('%s', (address) => {
    expect(isInside(address)).toBe(true);
  });
});

describe('addresses outside', () => {
  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '192.169.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '::ffff:808:808',
    '64:ff9b::808:808',
  ])('%s', (address) => {
    expect(isInside(address)).toBe(false);
  });
});

describe('a host', () => {
  it('is reached at an address outside, by IPv4 first, whatever else its name says', () => {
    const addresses = ['2606:4700::1111', '10.0.0.7', '8.8.8.8'];
    expect(chosenOf('mail.example.org', addresses, [])).toEqual({
      ok: true,
      address: '8.8.8.8',
      isNearby: false,
    });
  });

  it('on the inside is reached only where the owner allows its name, its address or its network', () => {
    const refused = { ok: false, fault: 'private' };
    const reached = { ok: true, address: '10.0.0.7', isNearby: true };
    const chosen = (...nearby: string[]) => chosenOf('mail.home.arpa', ['10.0.0.7'], nearby);
    expect(chosen()).toEqual(refused);
    expect(chosen('mail.home', '10.0.0.8', '10.0.1.0/24', '::1')).toEqual(refused);
    for (const one of ['Mail.Home.Arpa.', '10.0.0.7', '10.0.0.0/24', '::ffff:10.0.0.0/120'])
      expect(chosen(one), one).toEqual(reached);
  });

  it('that hides the inside behind a name or a number is seen through', async () => {
    for (const host of ['localhost', 'LOCALHOST.', '2130706433', '0x7f.1', '127.1', '::ffff:127.0.0.1'])
      expect(await reachHost(host, []), host).toEqual({ ok: false, fault: 'private' });
    expect(await reachHost('localhost', ['127.0.0.0/8'])).toMatchObject({ ok: true, isNearby: true });
  });

  it('that has no address is unknown', async () => {
    expect(await reachHost('nowhere.invalid', [])).toEqual({ ok: false, fault: 'unknown' });
  });
});
