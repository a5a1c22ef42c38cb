// Account pages, asked in process: the door, cookies, the way back, Settings, what a link shows and what only a post does.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Door, newDoor, OTHER_PASSWORD, PASSWORD } from '../app/door.ts';
import { doorApp, type Visitor, visitorOf } from './door-app.ts';

const URL_HERE = 'http://localhost:4400';
const OWNER = { name: 'Edda Kranz', email: 'edda@example.org', zone: 'Europe/Berlin', password: PASSWORD };

let door: Door;
let edda: Visitor;

const newVisitor = (address?: string, proxies?: readonly string[]) =>
  visitorOf(doorApp(door, proxies), door.ports.url, address);

beforeEach(async () => {
  door = await newDoor();
  edda = newVisitor();
  expect((await edda.post('/first-run', OWNER)).to).toBe('/');
});

/** Who this browser is signed in as. */
async function whoIs(visitor: Visitor): Promise<string> {
  const { text } = await visitor.get('/settings');
  return (
    /name="name" class="entry" value="([^"]*)"|name="name"[^>]*value="([^"]*)"/
      .exec(text)
      ?.slice(1)
      .find(Boolean) ?? 'nobody'
  );
}

const signInAs = (visitor: Visitor, more: Record<string, string> = {}) =>
  visitor.post('/sign-in', { email: OWNER.email, password: PASSWORD, ...more });

async function linkOf(role = 'client'): Promise<string> {
  const { text } = await edda.post('/invitations', { role });
  return /\/invitations\/[\w-]{43}/.exec(text)?.[0] ?? '';
}

describe('the first run', () => {
  it('leads there from the door, and is over afterwards', async () => {
    door = await newDoor();
    const visitor = newVisitor();
    expect((await visitor.get('/sign-in')).to).toBe('/first-run');
    expect((await visitor.get('/first-run')).text).not.toContain('name="code"');
    expect((await edda.get('/first-run')).to).toBe('/sign-in');
  });

  it.each([
    ['from another machine', '203.0.113.7', {}],
    ['through a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }],
    [
      'under another name, as a rebound DNS entry would',
      '127.0.0.1',
      { host: 'evil.example', origin: 'http://evil.example' },
    ],
  ])('asks for the printed code %s', async (_where, address, headers) => {
    door = await newDoor();
    const visitor = newVisitor(address);
    expect((await visitor.get('/first-run', headers)).text).toContain('name="code"');
    const refused = await visitor.post('/first-run', OWNER, headers);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="Edda Kranz"');
    expect(refused.text).not.toContain(PASSWORD);
  });
});

describe('signing in', () => {
  it('gives a cookie that script cannot read and other sites do not send', async () => {
    const visitor = newVisitor();
    const answer = await signInAs(visitor);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('throughline='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
    expect(await whoIs(visitor)).toBe('Edda Kranz');
  });

  it('binds the cookie to the host under TLS', async () => {
    door = await newDoor({ url: 'https://coaching.example.org' });
    const { firstRunCode } = await import('../../src/app/accounts/first-run.ts');
    const code = (await firstRunCode(door.ports)) ?? '';
    const visitor = newVisitor();
    const answer = await visitor.post('/first-run', { ...OWNER, code });
    expect(answer.to).toBe('/');
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-throughline='));
    expect(cookie).toMatch(/Secure/);
    expect(cookie).not.toMatch(/Domain/);
  });

  it('says the same to a wrong password and a wrong address, and keeps the address typed', async () => {
    const visitor = newVisitor();
    const wrong = await signInAs(visitor, { password: 'some other long words' });
    const nobody = await signInAs(visitor, { email: 'nobody@example.org' });
    expect([wrong.status, nobody.status]).toEqual([422, 422]);
    expect(wrong.text.replaceAll(OWNER.email, 'X')).toBe(nobody.text.replaceAll('nobody@example.org', 'X'));
    expect(wrong.text).toContain('do not belong together');
  });

  it('leads back to the wanted page, and nowhere else', async () => {
    const visitor = newVisitor();
    expect((await visitor.get('/settings')).to).toBe('/sign-in?to=%2Fsettings');
    expect((await signInAs(visitor, { to: '/settings?said=saved' })).to).toBe('/settings?said=saved');
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/%09/evil',
      'javascript:x',
    ]) {
      const { to: led } = await signInAs(newVisitor(), { to });
      expect(new URL(led ?? '', URL_HERE).origin).toBe(URL_HERE);
    }
  });

  it('ends the sign-in this browser had before', async () => {
    const before = edda.cookies.get('throughline') ?? '';
    await signInAs(edda);
    const old = newVisitor();
    old.cookies.set('throughline', before);
    expect(await whoIs(old)).toBe('nobody');
  });

  it('is refused from other sites', async () => {
    const answer = await edda.post('/settings', { name: 'Eve' }, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });

  it('says when to come back after too many tries', async () => {
    const visitor = newVisitor();
    for (let times = 0; times < 10; times += 1)
      await signInAs(visitor, { password: 'some other long words' });
    const answer = await signInAs(visitor);
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('15 minutes');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
  });
});

describe('an address behind proxies', () => {
  it('is believed only from those that were configured', async () => {
    const behind = newVisitor('10.0.0.5', ['10.0.0.0/8']);
    const claimed = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.0.0.9' };
    const { callerOf, proxyList } = await import('../../src/web/caller.ts');
    const header = (name: string) => (name === 'x-forwarded-for' ? claimed['x-forwarded-for'] : undefined);
    const trusted = callerOf({ socket: '10.0.0.5', header }, proxyList(['10.0.0.0/8']));
    const untrusted = callerOf({ socket: '203.0.113.50', header }, proxyList(['10.0.0.0/8']));
    expect([trusted.address, untrusted.address]).toEqual(['203.0.113.9', '203.0.113.50']);
    const six = callerOf({ socket: '2001:db8:1:2:3:4:5:6', header: () => undefined }, proxyList([]));
    expect(six.address).toBe('2001:db8:1:2::/64');
    expect((await behind.get('/sign-in')).status).toBe(200);
  });
});

describe('signing out', () => {
  it('takes the cookie, clears what the browser kept, and ends the sign-in', async () => {
    const secret = edda.cookies.get('throughline') ?? '';
    const answer = await edda.post('/sign-out', {});
    expect(answer.to).toBe('/sign-in?said=signed-out');
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    edda.cookies.set('throughline', secret);
    expect(await whoIs(edda)).toBe('nobody');
  });

  it('leaves pages that no cache keeps', async () => {
    expect((await edda.get('/settings')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('an invitation', () => {
  it('shows itself as often as it is fetched, and acts only when posted', async () => {
    const path = await linkOf();
    const mira = newVisitor('203.0.113.8');
    for (let times = 0; times < 3; times += 1) {
      expect((await mira.get(path)).text).toContain('Edda Kranz would like to coach you.');
    }
    const invitation = path.split('/').at(-1) ?? '';
    const newcomer = { name: 'Mira', email: 'mira@example.org', zone: 'Europe/Lisbon', invitation };
    const short = await mira.post('/sign-up', { ...newcomer, password: 'too short' });
    expect(short.status).toBe(422);
    expect(short.text).toContain('value="mira@example.org"');
    const made = await mira.post('/sign-up', { ...newcomer, password: OTHER_PASSWORD });
    expect(made.to).toMatch(/^\/engagements\//);
    expect(await whoIs(mira)).toBe('Mira');
    expect((await newVisitor().get(path)).status).toBe(404);
  });

  it('is taken with the account one has, after signing in there and back', async () => {
    const path = await linkOf('person');
    const mira = newVisitor('203.0.113.8');
    const invitation = path.split('/').at(-1) ?? '';
    const newcomer = { name: 'Mira', email: 'mira@example.org', zone: 'UTC', invitation };
    await mira.post('/sign-up', { ...newcomer, password: OTHER_PASSWORD });
    const next = await linkOf('client');
    expect((await edda.get(next)).text).toContain('your own invitation');
    expect((await mira.get(next)).text).toContain('You are signed in as Mira.');
    expect((await mira.post(next, {})).to).toMatch(/^\/engagements\//);
  });
});

describe('Settings', () => {
  it('keeps name, zone, theme and whether keys are shortcuts', async () => {
    const form = { name: 'Edda K.', zone: 'Asia/Tokyo', theme: 'dark', shortcuts: 'false' };
    expect((await edda.post('/settings', form)).to).toBe('/settings?said=saved');
    const { text } = await edda.get('/settings?said=saved');
    expect(text).toContain('value="Edda K."');
    expect(text).toContain('Saved.');
    expect(text).toMatch(/data-theme="dark"/);
    expect(text).not.toMatch(/name="shortcuts" value="on" checked/);
  });

  it('asks to prove again before its forms are shown, and leads back', async () => {
    door.clock.pass({ minutes: 11 });
    for (const page of ['email', 'password', 'second-factor', 'passkeys', 'tokens']) {
      expect((await edda.get(`/settings/${page}`)).to).toBe(`/prove?to=%2Fsettings%2F${page}`);
    }
    const before = edda.cookies.get('throughline');
    expect((await edda.post('/prove', { password: 'some other words', to: '/' })).status).toBe(422);
    const proved = await edda.post('/prove', { password: PASSWORD, to: '/settings/tokens' });
    expect(proved.to).toBe('/settings/tokens');
    expect(edda.cookies.get('throughline')).not.toBe(before);
    expect((await edda.get('/settings/tokens')).status).toBe(200);
  });

  it('shows a token once', async () => {
    const { text } = await edda.post('/settings/tokens', { label: 'Script' });
    const token = /tl_[\w-]{43}/.exec(text)?.[0] ?? '';
    expect(token).not.toBe('');
    const later = await edda.get('/settings/tokens');
    expect(later.text).toContain('Script');
    expect(later.text).not.toContain(token);
  });

  it('draws the second factor without a style anywhere, and shows it again when the code was wrong', async () => {
    const { text } = await edda.post('/settings/second-factor/secret', {});
    expect(text).toMatch(/<svg class="code-picture"/);
    expect(text).not.toMatch(/style=/);
    const proof = /name="proof" value="([\w-]+)"/.exec(text)?.[1] ?? '';
    const wrong = await edda.post('/settings/second-factor', { proof, code: '000000' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('code-picture');
  });
});

describe('the owner’s page', () => {
  it('finds a person by exact address, and is not there for others', async () => {
    const { text } = await edda.post('/owner/people', { email: 'EDDA@example.org' });
    expect(text).toContain('here since');
    const path = await linkOf('person');
    const mira = newVisitor('203.0.113.8');
    const invitation = path.split('/').at(-1) ?? '';
    await mira.post('/sign-up', {
      name: 'Mira',
      email: 'mira@example.org',
      zone: 'UTC',
      invitation,
      password: OTHER_PASSWORD,
    });
    expect((await mira.get('/owner')).status).toBe(404);
    expect((await edda.post('/owner/sign-up', { open: 'true' })).to).toBe('/owner?said=switched');
    expect((await newVisitor().get('/sign-up')).text).toContain('Send the link');
  });
});

describe('a new password by mail', () => {
  it('says the same for every address, in the page as well', async () => {
    const known = await newVisitor().post('/password', { email: OWNER.email });
    const nobody = await newVisitor().post('/password', { email: 'nobody@example.org' });
    expect([known.to, nobody.to]).toEqual(['/password/sent', '/password/sent']);
    expect((await newVisitor().get(`/password/${'x'.repeat(43)}`)).status).toBe(404);
  });
});
