// Consent asked of a real provider over HTTP: given, refused, renewed, taken back; and nobody slips in a code of their own.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type ConsentClient,
  consentPage,
  newConsent,
  renewConsent,
  takeConsent,
} from '../../../src/mail/oauth/consent.ts';
import { newOAuthServer, type OAuthServer } from '../../world/oauth-server.ts';

const RETURN = 'https://coach.example.org/attention/consent';
let server: OAuthServer;
let client: ConsentClient;
beforeAll(async () => {
  server = await newOAuthServer();
  client = { id: 'throughline', secret: 'of the pier', provider: server.provider };
});
afterAll(() => server.close());

async function given() {
  const asked = newConsent();
  const consent = await takeConsent(client, asked, server.answer(await consentPage(client, asked, RETURN)));
  if (!consent.ok) throw new Error(consent.fault);
  return consent.tokens;
}

it('opens a mailbox with what the provider gives, and goes on with the same consent', async () => {
  const tokens = await given();
  expect(tokens).toMatchObject({
    seconds: 1800,
    accessToken: expect.any(String),
    refreshToken: expect.any(String),
  });
  const renewed = await renewConsent(client, tokens.refreshToken ?? '');
  expect(renewed).toMatchObject({ ok: true, tokens: { accessToken: expect.any(String) } });
  expect(renewed.ok && renewed.tokens.accessToken).not.toBe(tokens.accessToken);
});

it('asks by PKCE, and for nothing but mail', async () => {
  const asked = newConsent();
  const { searchParams } = await consentPage(client, asked, RETURN);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    code_challenge_method: 'S256',
    response_type: 'code',
    scope: 'mail',
  });
  expect(searchParams.toString()).not.toContain(asked.verifier);
});

it('is not given where the person says no, or somebody else asked', async () => {
  const asked = newConsent();
  const page = await consentPage(client, asked, RETURN);
  expect(await takeConsent(client, asked, server.answer(page, 'no'))).toEqual({ ok: false, fault: 'denied' });
  const other = newConsent();
  const theirs = server.answer(await consentPage(client, other, RETURN));
  expect(await takeConsent(client, asked, theirs)).toMatchObject({ ok: false });
  const withMyState = new URL(theirs);
  withMyState.searchParams.set('state', asked.state);
  expect(await takeConsent(client, asked, withMyState)).toEqual({ ok: false, fault: 'refused' });
});

it('ends when it is taken back, and says where nobody answers', async () => {
  const { refreshToken = '' } = await given();
  server.forget();
  expect(await renewConsent(client, refreshToken)).toEqual({ ok: false, fault: 'refused' });
  const nowhere = { ...client, provider: { ...server.provider, token: 'http://127.0.0.1:1/token' } };
  expect(await renewConsent(nowhere, refreshToken)).toEqual({ ok: false, fault: 'unreachable' });
  expect(await renewConsent({ ...client, secret: 'wrong' }, refreshToken)).toEqual({
    ok: false,
    fault: 'refused',
  });
});
