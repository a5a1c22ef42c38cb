// Accounts in a real browser: the first run, a password, a second factor, a passkey, and nothing left after signing out.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instanceOf } from '../../src/main/instance.ts';
import { openStore } from '../../src/store/opening.ts';
import type { Store } from '../../src/store/store.ts';
import { readAssets } from '../../src/web/assets.ts';
import { axeFindings, openPage, shot } from '../world/browser.ts';
import { ensureBuilt } from '../world/built.ts';
import { type Clock, clockAt } from '../world/clock.ts';

const EMAIL = 'edda@example.org';
const PASSWORD = 'four small boats at dawn';

let server: ServerType;
let store: Store;
let clock: Clock;
let folder = '';
let at = '';
let page: Page;
let faults: readonly string[];

function listen(): Promise<{
  server: ServerType;
  port: number;
  site: { fetch?: (request: Request, env: object) => unknown };
}> {
  const site: { fetch?: (request: Request, env: object) => unknown } = {};
  return new Promise((resolve) => {
    const made = serve(
      { fetch: (request, env) => site.fetch?.(request, env) as Response, port: 0, hostname: '127.0.0.1' },
      (info) => resolve({ server: made, port: (info as AddressInfo).port, site }),
    );
  });
}

beforeAll(async () => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'throughline-account-'));
  const place = { sqlite: join(folder, 'account.db') };
  store = await openStore({ place, keyFile: join(folder, 'account.key') });
  clock = clockAt(Temporal.Now.instant().toString());
  const listening = await listen();
  server = listening.server;
  at = `http://localhost:${listening.port}`;
  const { site } = await instanceOf({
    store,
    place,
    now: clock.now,
    url: at,
    hasMail: false,
    proxies: [],
    assets: readAssets(join(import.meta.dirname, '..', '..', 'dist', 'client')),
    log: (line) => console.log(line),
  });
  listening.site.fetch = (request, env) => site.fetch(request, env);
  ({ page, faults } = await openPage({ at, zone: 'Asia/Kathmandu' }));
});

afterAll(async () => {
  await page.context().close();
  server.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fillIn(values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
}

async function signIn(): Promise<void> {
  await page.goto('/sign-in');
  await fillIn({ 'E-mail address': EMAIL, Password: PASSWORD });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(): Promise<void> {
  await page.locator('.menu summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in?said=signed-out');
}

async function expectFine(name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await shot(page, name);
}

test('the first run makes the owner, in the zone of the browser', async () => {
  await page.goto('/');
  await page.waitForURL('**/first-run');
  await expectFine('first-run');
  await fillIn({ 'Your name': 'Edda Kranz', 'E-mail address': EMAIL, 'New password': 'too short' });
  await page.getByRole('button', { name: 'Make the owner’s account' }).click();
  await page.getByText('15 characters or more. A sentence').first().waitFor();
  expect(await page.getByLabel('Your name').inputValue()).toBe('Edda Kranz');
  await fillIn({ 'New password': PASSWORD });
  await page.getByRole('button', { name: 'Make the owner’s account' }).click();
  await page.waitForURL('**/begin');
  await expectFine('begin');
  await page.goto('/settings');
  expect(await page.getByLabel('Time zone').inputValue()).toMatch(/^Asia\/(Kathmandu|Katmandu)$/);
  await expectFine('settings');
});

test('signing out leaves nothing private: not by the back button, not in storage', async () => {
  await page.goto('/settings/sign-ins');
  await page.getByText('Where you are signed in').first().waitFor();
  await page.goto('/settings');
  await page.getByText(EMAIL).first().waitFor();
  await signOut();
  await page.goBack();
  await page.waitForURL('**/sign-in?to=**');
  expect(await page.content()).not.toContain(EMAIL);
  expect(await page.content()).not.toContain('Edda Kranz');
  await page.goto('/settings');
  expect(page.url()).toContain('/sign-in?to=%2Fsettings');
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  expect(kept).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
  await expectFine('sign-in');
});

test('a password signs in, and leads to the page that was wanted', async () => {
  await page.goto('/settings');
  await fillIn({ 'E-mail address': EMAIL, Password: PASSWORD });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/settings');
});

test('a passkey is made, and signs in without a password', async () => {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/settings/passkeys');
  await expectFine('passkeys');
  await page.getByLabel('Its name').fill('laptop');
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await page.getByText('The passkey is kept.').waitFor();
  await signOut();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await page.goto('/settings/passkeys');
  await page.getByText('last used').waitFor();
  clock.pass({ minutes: 11 });
  await page.goto('/settings/tokens');
  await page.waitForURL('**/prove**');
  await expectFine('prove');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL('**/settings/tokens');
});

test('a second factor is added by its picture’s secret and asked for at the next sign-in', async () => {
  await page.goto('/settings/second-factor');
  await page.getByRole('button', { name: 'Add a second factor' }).click();
  const secret = (await page.locator('code').first().innerText()).replace(/\s/g, '');
  await expectFine('second-factor');
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const code = () => totp.generate({ timestamp: Date.parse(clock.now()) });
  await page.getByLabel('Code').fill(code());
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  await expectFine('recovery-codes');
  clock.pass({ seconds: 30 });
  await signOut();
  await signIn();
  await page.waitForURL('**/sign-in/second-factor**');
  await expectFine('sign-in-code');
  await page.getByLabel('Code').fill(code());
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
});

test('an invitation is made, shown once, and read by whom it is for', async () => {
  await page.goto('/invitations');
  await expectFine('invitations');
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const link = await page.locator('code').first().innerText();
  const { page: miras } = await openPage({ at, width: 390, height: 844, dark: true, js: false });
  await miras.goto(link);
  await miras.getByText('Edda Kranz would like to coach you.').waitFor();
  await shot(miras, 'invitation-phone');
  await page.goto('/owner');
  await expectFine('owner');
});

test('no page broke its policy or its script', () => {
  expect(faults).toEqual([]);
});
