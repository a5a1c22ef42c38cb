// The environment: what it means unset, and one line for each wrong value.
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';

const read = (environment: Record<string, string>) => readConfig(environment, '/srv/throughline');

it('has a default for everything', () => {
  expect(read({})).toEqual({
    ok: true,
    value: {
      port: 4400,
      data: '/srv/throughline/data',
      url: 'http://localhost:4400',
      keyFile: '/srv/throughline/data/throughline.key',
      proxies: [],
      database: null,
      mail: null,
      mailHosts: [],
    },
  });
});

it('takes what is set', () => {
  expect(
    read({
      PORT: '80',
      THROUGHLINE_DATA: '/data',
      THROUGHLINE_URL: 'https://coaching.example.org/',
      THROUGHLINE_KEY_FILE: '/keys/key',
      THROUGHLINE_PROXIES: '127.0.0.1, 10.0.0.0/8 ::1',
      THROUGHLINE_MAIL_HOSTS: 'mail.home.arpa, 10.0.0.0/8 ::1',
      DATABASE_URL: 'postgres://me:secret@db/throughline',
      SMTP_URL: 'smtps://me:secret@mail.example.org:465?from=me@example.org',
    }),
  ).toMatchObject({
    ok: true,
    value: {
      url: 'https://coaching.example.org',
      proxies: ['127.0.0.1', '10.0.0.0/8', '::1'],
      mailHosts: ['mail.home.arpa', '10.0.0.0/8', '::1'],
      mail: { url: 'smtps://me:secret@mail.example.org:465', from: 'me@example.org' },
    },
  });
});

it.each([
  ['PORT', '0'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['THROUGHLINE_URL', 'coaching.example.org'],
  ['THROUGHLINE_URL', 'http://coaching.example.org'],
  ['THROUGHLINE_URL', 'https://example.org/coaching'],
  ['THROUGHLINE_URL', 'https://me:secret@example.org'],
  ['THROUGHLINE_PROXIES', 'everybody'],
  ['THROUGHLINE_PROXIES', '300.1.1.1'],
  ['THROUGHLINE_PROXIES', '10.0.0.0/40'],
  ['THROUGHLINE_MAIL_HOSTS', 'https://mail.home.arpa'],
  ['THROUGHLINE_MAIL_HOSTS', '10.0.0.0/40'],
  ['DATABASE_URL', 'mysql://db/x'],
  ['SMTP_URL', 'mail.example.org'],
  ['SMTP_URL', 'smtp://mail.example.org?from=nobody'],
])('names a wrong %s in one line without saying its value: %s', (variable, value) => {
  const refused = read({ [variable]: value });
  expect(refused).toMatchObject({ ok: false, variable });
  const line = refused.ok ? '' : refused.line;
  expect(line).toMatch(new RegExp(`^${variable} should (be|begin) [^\\n]+\\.$`));
  expect(line).not.toContain('secret@example.org');
});
