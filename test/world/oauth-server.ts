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
  /** Where a mail server asks whose a token is: add the token. */
  readonly introspection: string;
  /** Access tokens given before are good no more, though their time is not over. */
  readonly expire: () => void;
  /** All that it gave so far. */
  readonly tokens: () => readonly string[];
  /** How often tokens were given. */
  readonly given: () => number;
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
  given = 0;
  readonly refreshTokens = new Set<string>();
  readonly accessTokens = new Map<string, string>();
  private readonly user: string;

  constructor(user: string) {
    this.user = user;
  }

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

  whose(token: string): Told {
    const username = this.accessTokens.get(token);
    return { status: 200, body: username === undefined ? { active: false } : { active: true, username } };
  }

  private tokens(isFirst: boolean): Told {
    const refresh = randomUUID();
    if (isFirst) this.refreshTokens.add(refresh);
    const access = randomUUID();
    this.given += 1;
    this.accessTokens.set(access, this.user);
    const body = { access_token: access, token_type: 'Bearer', expires_in: 1800 };
    return { status: 200, body: isFirst ? { ...body, refresh_token: refresh } : body };
  }
}

/** Starts a provider; its client is `throughline` with the secret `of the pier`. Everybody there is this user. */
export async function newOAuthServer(user = 'mira'): Promise<OAuthServer> {
  const provider = new Provider(user);
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const whose = new URL(request.url ?? '/', 'http://x').searchParams.get('whose');
    const { status, body } =
      whose === null
        ? provider.give(new URLSearchParams(Buffer.concat(parts).toString()))
        : provider.whose(whose);
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
    introspection: `${at}/introspection?whose=`,
    expire: () => provider.accessTokens.clear(),
    tokens: () => [...provider.accessTokens.keys(), ...provider.refreshTokens],
    given: () => provider.given,
    forget: () => provider.refreshTokens.clear(),
    close: () => server.close(),
  };
}
