// The pages of sources: every state in words with what to do about it, a mailbox whose host is guessed, files, forgetting.
import { beforeAll, describe, expect, it } from 'vitest';
import type { SourceView } from '../../../src/app/attention/source-views.ts';
import { listSources } from '../../../src/app/attention/sources.ts';
import { knownHost, likelyHost } from '../../../src/web/attention/mail-hosts.ts';
import { sourceSays } from '../../../src/web/attention/sources-page.tsx';
import { waysToOpen } from '../../../src/web/attention/ways-to-open.ts';
import { plainShell } from '../../../src/web/shell.ts';
import { type DemoHouse, demoHouse } from '../../world/demo-house.ts';

const NOW = '2026-11-24T15:20:00.000Z';

const MAILBOX: SourceView = {
  id: 'source',
  kind: 'mailbox',
  name: 'Work',
  state: 'well',
  fault: null,
  madeAt: '2026-11-01T08:00:00.000Z',
  readAt: '2026-11-24T15:17:00.000Z',
  nextAt: null,
  messages: 9_412,
  unreadable: 0,
  done: 0,
  total: null,
  host: 'imap.example.org',
  user: 'mira@example.org',
  provider: null,
  port: 993,
  security: 'tls',
  addresses: [],
  folders: [],
  files: [],
};

const says = (given: Partial<SourceView>): string => sourceSays({ ...MAILBOX, ...given }, plainShell, NOW);

describe('a source in one line', () => {
  it('says whose it is, how much was looked at and when', () => {
    expect(says({})).toBe('mira@example.org · 9,412 messages looked at · last read 3 minutes ago');
  });

  it('says how far its first reading is, in letters or in what files weigh', () => {
    const first = { state: 'reading', readAt: null, messages: 0 } as const;
    expect(says({ ...first, done: 1_200, total: 4_800 })).toContain('1,200 of 4,800, 25 %');
    expect(says({ ...first, kind: 'files', done: 120_000, total: 480_000 })).toContain(
      '120 MB of 480 MB, 25 %',
    );
    expect(says({ ...first, done: 1_200 })).toContain('1,200 so far');
  });

  it('says when one in trouble is tried again, and what could not be read', () => {
    const troubled = { state: 'troubled', nextAt: '2026-11-24T15:25:00.000Z', unreadable: 2 } as const;
    expect(says(troubled)).toContain('tried again in 5 minutes');
    expect(says(troubled)).toContain('2 could not be read and were left out');
  });
});

describe('the host of a mailbox', () => {
  it('is known for well-known providers, likely for others, and nothing for what is no address', () => {
    expect(knownHost('Somebody@GMail.com ')).toBe('imap.gmail.com');
    expect(knownHost('mira@calmtools.example')).toBeNull();
    expect(knownHost('mira@constructor')).toBeNull();
    expect(likelyHost('mira@calmtools.example')).toBe('imap.calmtools.example');
    expect(likelyHost('mira')).toBeNull();
    expect(likelyHost('mira@<script>')).toBeNull();
  });
});

describe('the way to a message where it lies', () => {
  const from = (host: string | null) => ({ host, user: 'mira@example.org' });

  it('is a search by its id at Gmail, the door of Outlook, and a program where there is one', () => {
    const [gmail, program] = waysToOpen('a+b@x.example', from('imap.gmail.com'), 'Firefox · Linux');
    expect(gmail?.href).toBe(
      'https://mail.google.com/mail/?authuser=mira%40example.org#search/rfc822msgid%3Aa%2Bb%40x.example',
    );
    expect(program?.href).toBe('mid:a%2Bb@x.example');
    const [outlook, mail] = waysToOpen('a@x.example', from('outlook.office365.com'), 'Safari · Mac');
    expect(outlook?.href).toBe('https://outlook.office.com/mail/');
    expect(mail?.href).toBe('message:%3Ca@x.example%3E');
  });

  it('is none for what has no id of its own, and no program where none answers', () => {
    expect(waysToOpen('1234@no-id.invalid', from('imap.gmail.com'), 'Safari · Mac')).toEqual([]);
    expect(waysToOpen('a@x.example', from(null), 'Chrome · Android')).toEqual([]);
  });
});

describe('the pages of sources', () => {
  let house: DemoHouse;
  const source = async () => (await house.as('mira').do(listSources, {})).sources[0];

  beforeAll(async () => {
    house = await demoHouse(NOW, 'Europe/Berlin');
  });

  it('invites whoever has none, and says who sees it', async () => {
    const page = await house.as('hanna').get('/attention');
    expect(page.read).toContain('Connect a mailbox');
    expect(page.read).toContain('Nobody else is shown any of it');
    expect((await house.as('hanna').get('/today')).read).toContain(
      'the few that serve your goals: connect a mailbox',
    );
    expect((await house.as('mira').get('/today')).read).not.toContain('connect a mailbox');
  });

  it('asks for the host that nobody knows with a guess, what was typed still there, never the password', async () => {
    const form = { login: 'mira@calmtools.example', password: 'hush hush', host: '' };
    const page = await house.as('mira').post('/attention/mailboxes', form);
    expect(page.status).toBe(422);
    expect(page.text).toContain('value="mira@calmtools.example"');
    expect(page.text).toContain('value="imap.calmtools.example"');
    expect(page.read).toContain('Probably imap.calmtools.example');
    expect(page.text).not.toContain('hush hush');
  });

  it('takes another name, and keeps the old one where it is empty', async () => {
    const one = await source();
    const at = `/attention/sources/${one?.id}/name`;
    expect((await house.as('mira').post(at, { _method: 'put', name: '' })).status).toBe(422);
    const renamed = await house.as('mira').post(at, { _method: 'put', name: 'The office' });
    expect((await house.as('mira').get(renamed.to ?? '')).read).toContain('The office');
  });

  it('is nobody else’s: their page does not exist', async () => {
    const one = await source();
    expect((await house.as('elena').get(`/attention/sources/${one?.id}`)).status).toBe(404);
    expect(
      (await house.as('elena').post(`/attention/sources/${one?.id}`, { _method: 'delete' })).status,
    ).toBe(404);
  });

  it('shows the owner what to register, and nobody else', async () => {
    const page = await house.as('elena').get('/owner/mail');
    expect(page.read).toContain('/attention/consent/google');
    expect((await house.as('mira').get('/owner/mail')).status).toBeGreaterThanOrEqual(403);
    const form = { _method: 'put', id: 'client-of-this-place', secret: 'very secret' };
    const set = await house.as('elena').post('/owner/mail/google', form);
    const after = await house.as('elena').get(set.to ?? '');
    expect(after.read).toContain('Set: client-of-this-place');
    expect(after.text).not.toContain('very secret');
    expect((await house.as('mira').get('/attention/sources')).read).toContain('Sign in with Google');
    await house.as('elena').post('/owner/mail/google', { _method: 'delete' });
    expect((await house.as('mira').get('/attention/sources')).read).not.toContain('Sign in with Google');
  });
});

describe('forgetting', () => {
  it('forgets everything of a source with one button, after saying what goes', async () => {
    const house = await demoHouse(NOW, 'Europe/Berlin');
    const [one] = (await house.as('mira').do(listSources, {})).sources;
    const page = await house.as('mira').get(`/attention/sources/${one?.id}`);
    expect(page.read).toContain('Everything that came from here goes at once');
    const gone = await house.as('mira').post(`/attention/sources/${one?.id}`, { _method: 'delete' });
    expect((await house.as('mira').get(gone.to ?? '')).read).toContain('Forgotten, with everything');
    expect((await house.as('mira').get('/attention')).read).not.toContain('Portfolio round');
  });
});
