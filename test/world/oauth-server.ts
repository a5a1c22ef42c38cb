// A provider that asks for consent and gives tokens, as strict as the real ones: codes once, verifiers checked, clients known.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConsentProvider } from '../../src/mail/oauth/consent.ts';

/** A provider that runs. */
export interface OAuthServer {
  readonly provider: ConsentProvider;
  /** The person says yes (or no) on the provider's page: the address that their browser is sent back to. */
  readonly answer: (page: URL, says?: 'yes' | 'no') => URL;
  /** Refresh tokens given before are known no more, as when a person takes their consent back. */
  readonly forget: () => void;
  readonly close: () => void;
}

const CLIENT = { id: 'throughline', secret: 'of the pier' };

type Asked = { readonly challenge: string; readonly returnTo: string };
type Told = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

const REFUSED: Told = { status: 400, body: { error: 'invalid_grant' } };

class Provider {
  private readonly codes = new Map<string, Asked>();
  readonly refreshTokens = new Set<string>();

  ask(page: URL, says: 'yes' | 'no'): URL {
    const told = page.searchParams;
    const back = new URL(told.get('redirect_uri') ?? '');
    back.searchParams.set('state', told.get('state') ?? '');
    if (says === 'no' || told.get('client_id') !== CLIENT.id) {
      back.searchParams.set('error', 'access_denied');
      return back;
    }
    const code = randomUUID();
    this.codes.set(code, {
      challenge: told.get('code_challenge') ?? '',
      returnTo: told.get('redirect_uri') ?? '',
    });
    back.searchParams.set('code', code);
    return back;
  }

  give(told: URLSearchParams): Told {
    if (told.get('client_id') !== CLIENT.id || told.get('client_secret') !== CLIENT.secret)
      return { status: 401, body: { error: 'invalid_client' } };
    if (told.get('grant_type') === 'refresh_token')
      return this.refreshTokens.has(told.get('refresh_token') ?? '') ? this.tokens(false) : REFUSED;
    const code = told.get('code') ?? '';
    const asked = this.codes.get(code);
    this.codes.delete(code);
    const challenge = createHash('sha256')
      .update(told.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight = asked?.challenge === challenge && asked.returnTo === told.get('redirect_uri');
    return isRight ? this.tokens(true) : REFUSED;
  }

  private tokens(isFirst: boolean): Told {
    const refresh = randomUUID();
    if (isFirst) this.refreshTokens.add(refresh);
    const body = { access_token: randomUUID(), token_type: 'Bearer', expires_in: 1800 };
    return { status: 200, body: isFirst ? { ...body, refresh_token: refresh } : body };
  }
}

/** Starts a provider; its client is `throughline` with the secret `of the pier`. */
export async function newOAuthServer(): Promise<OAuthServer> {
  const provider = new Provider();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const { status, body } = provider.give(new URLSearchParams(Buffer.concat(parts).toString()));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    provider: {
      issuer: at,
      authorization: `${at}/ask`,
      token: `${at}/token`,
      scope: 'mail',
      extra: { prompt: 'consent' },
    },
    answer: (page, says = 'yes') => provider.ask(page, says),
    forget: () => provider.refreshTokens.clear(),
    close: () => server.close(),
  };
}
