// A mailbox opened by consent: the owner registers a client, the person goes to the provider and comes back, tokens are renewed.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  listConsentClients,
  removeConsentClient,
  setConsentClient,
} from '../../src/app/attention/consent-clients.ts';
import { beginConsent, finishConsent } from '../../src/app/attention/consents.ts';
import { changePassword } from '../../src/app/attention/mailboxes.ts';
import { readNextSource } from '../../src/app/attention/reading-sources.ts';
import { listSources } from '../../src/app/attention/sources.ts';
import { hasDovecot, type MailServer, newMailServer } from '../world/dovecot.ts';
import { type House, newHouse } from '../world/house.ts';
import { newOAuthServer, type OAuthServer } from '../world/oauth-server.ts';

const NEVER = new AbortController().signal;
const CLIENT = { provider: 'google', id: 'throughline', secret: 'of the pier' };
const MINE = 'mira@harbour.example';

function letter(id: string): string {
  const head = `From: Tom <tom@example.org>\r\nTo: ${MINE}\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\n`;
  return `${head}Message-ID: <${id}@example.org>\r\nSubject: About ${id}\r\n\r\nWords.\r\n`;
}

describe.runIf(hasDovecot())('consent', () => {
  let provider: OAuthServer;
  let server: MailServer;
  let house: House;
  beforeEach(async () => {
    provider = await newOAuthServer(MINE);
    server = await newMailServer(provider.introspection);
    const there = { host: '127.0.0.1', port: server.port, security: 'plain' } as const;
    house = await newHouse({
      reach: { nearby: ['127.0.0.1'], providers: { google: { ...provider.provider, ...there } } },
    });
  });
  afterEach(async () => {
    provider.close();
    await server.stop();
  });

  const register = () => house.as('ada').do(setConsentClient, CLIENT);
  const begin = async (): Promise<URL> => {
    const { url } = await house.as('mira').do(beginConsent, { provider: 'google', login: MINE });
    return new URL(url);
  };
  const finishing = (back: URL) => ({ provider: 'google', answer: back.search.slice(1) });
  const connect = async (): Promise<void> => {
    await register();
    await house.as('mira').do(finishConsent, finishing(provider.answer(await begin())));
  };
  const sourceOf = async () => (await house.as('mira').do(listSources, {})).sources[0];

  it('is asked only where the owner registered a client, whose secret nobody reads again', async () => {
    expect((await house.as('mira').do(listSources, {})).providers).toEqual([]);
    const refused = await house.as('mira').refused(beginConsent, { provider: 'google' });
    expect(refused.refusal).toBe('consent.no_client');
    expect((await house.as('mira').refused(setConsentClient, CLIENT)).refusal).toBe('instance.not_found');
    await register();
    const { clients } = await house.as('ada').do(listConsentClients, {});
    expect(clients).toMatchObject([
      {
        provider: 'google',
        clientId: 'throughline',
        returnTo: 'http://localhost:4400/attention/consent/google',
      },
      { provider: 'microsoft', clientId: null },
    ]);
    expect(JSON.stringify(clients)).not.toContain(CLIENT.secret);
    expect((await house.as('mira').do(listSources, {})).providers).toEqual(['google']);
  });

  it('connects the mailbox, which is read by tokens that are renewed by themselves', async () => {
    server.put(MINE, letter('one'));
    await connect();
    expect(await sourceOf()).toMatchObject({ state: 'waiting', provider: 'google', user: MINE });
    await readNextSource(house.ports, NEVER);
    expect(await sourceOf()).toMatchObject({ state: 'well', messages: 1 });
    expect(provider.given(), 'the first token still holds').toBe(1);
    server.put(MINE, letter('two'));
    house.clock.pass({ minutes: 40 });
    await readNextSource(house.ports, NEVER);
    expect(await sourceOf()).toMatchObject({ state: 'well', messages: 2 });
    expect(provider.given(), 'its half hour is over').toBe(2);
    server.put(MINE, letter('three'));
    provider.expire();
    house.clock.pass({ minutes: 5 });
    await readNextSource(house.ports, NEVER);
    expect(await sourceOf()).toMatchObject({ state: 'well', messages: 3 });
    expect(provider.given(), 'it ended before its time').toBe(3);
  });

  it('that was taken back stops the reading with a word of it, and can be given anew', async () => {
    await connect();
    await readNextSource(house.ports, NEVER);
    provider.forget();
    house.clock.pass({ minutes: 40 });
    await readNextSource(house.ports, NEVER);
    expect(await sourceOf()).toMatchObject({
      state: 'troubled',
      fault: 'mailbox.consent_ended',
      nextAt: null,
    });
    const { id: sourceId } = (await sourceOf()) ?? { id: '' };
    const password = await house.as('mira').refused(changePassword, { sourceId, password: 'x' });
    expect(password.refusal).toBe('mailbox.by_consent');
    await house.as('mira').do(finishConsent, finishing(provider.answer(await begin())));
    await readNextSource(house.ports, NEVER);
    expect((await house.as('mira').do(listSources, {})).sources).toMatchObject([
      { id: sourceId, state: 'well' },
    ]);
  });

  it('is bound to the person who asked, to ten minutes, and to one answer', async () => {
    await register();
    const back = provider.answer(await begin());
    const no = async (who: 'mira' | 'tomas') =>
      (await house.as(who).refused(finishConsent, finishing(back))).refusal;
    expect(await no('tomas')).toBe('consent.not_asked');
    await house.as('mira').do(finishConsent, finishing(back));
    expect(await no('mira')).toBe('consent.not_asked');
    const late = provider.answer(await begin());
    house.clock.pass({ minutes: 11 });
    expect((await house.as('mira').refused(finishConsent, finishing(late))).refusal).toBe(
      'consent.not_asked',
    );
  });

  it('that is denied, or given for another mailbox, connects nothing', async () => {
    await register();
    const denied = finishing(provider.answer(await begin(), 'no'));
    expect((await house.as('mira').refused(finishConsent, denied)).refusal).toBe('consent.denied');
    const { url } = await house
      .as('mira')
      .do(beginConsent, { provider: 'google', login: 'jon@harbour.example' });
    const other = finishing(provider.answer(new URL(url)));
    expect((await house.as('mira').refused(finishConsent, other)).refusal).toBe('consent.other_mailbox');
    expect(await sourceOf()).toBeUndefined();
  });

  it('ends with the client that asked for it', async () => {
    await connect();
    await house.as('ada').do(removeConsentClient, { provider: 'google' });
    house.clock.pass({ minutes: 40 });
    await readNextSource(house.ports, NEVER);
    expect(await sourceOf()).toMatchObject({ state: 'troubled', fault: 'consent.no_client', nextAt: null });
  });

  it('goes by pages: away without a form leading to another site, and back to the list', async () => {
    await register();
    const away = await house.as('mira').post('/attention/consent/google', { login: MINE });
    expect(away.status).toBe(200);
    const url = new URL(/url=(.*)$/.exec(away.headers.get('refresh') ?? '')?.[1] ?? '');
    expect(url.searchParams.get('redirect_uri')).toBe('http://localhost:4400/attention/consent/google');
    const back = provider.answer(url);
    expect((await house.as('nobody').get(`${back.pathname}${back.search}`)).to).toMatch('/sign-in');
    const done = await house.as('mira').get(`${back.pathname}${back.search}`);
    expect([done.status, done.to]).toEqual([303, '/attention/sources?said=connected']);
    const again = await house.as('mira').get(`${back.pathname}${back.search}`);
    expect([again.status, again.read]).toEqual([422, expect.stringContaining('begin once more')]);
  });

  it('leaves no token and no secret open on the disk', async () => {
    await connect();
    await readNextSource(house.ports, NEVER);
    const { place } = house.settings;
    if (!('sqlite' in place)) throw new Error('Not a file.');
    const disk = ['', '-wal'].map((end) => readFileSync(`${place.sqlite}${end}`, 'latin1')).join('');
    for (const word of [CLIENT.secret, MINE, ...provider.tokens()])
      expect(disk.includes(word), word).toBe(false);
  });
});
