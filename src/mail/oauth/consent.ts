// Reading a mailbox with the person's consent instead of their password (OAuth 2: authorisation code with PKCE, refresh tokens).
import * as oauth from 'oauth4webapi';

/** Who asks for consent: one client that the owner registered with the mail's provider. */
export interface ConsentClient {
  readonly id: string;
  readonly secret: string;
  readonly provider: ConsentProvider;
}

/** Where consent is asked and tokens are given. */
export interface ConsentProvider {
  readonly issuer: string;
  readonly authorization: string;
  readonly token: string;
  readonly scope: string;
  /** What the provider wants besides, so that it gives a refresh token. */
  readonly extra: Readonly<Record<string, string>>;
}

/** The providers whose mailboxes are no longer opened by passwords. */
export const PROVIDERS = {
  google: {
    issuer: 'https://accounts.google.com',
    authorization: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    extra: { access_type: 'offline', prompt: 'consent' },
  },
  microsoft: {
    issuer: 'https://login.microsoftonline.com/common/v2.0',
    authorization: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope: 'offline_access https://outlook.office.com/IMAP.AccessAsUser.All',
    extra: { prompt: 'select_account' },
  },
} as const satisfies Readonly<Record<string, ConsentProvider>>;

/** What is kept, sealed, while the person is away at the provider. */
export interface ConsentAsked {
  readonly state: string;
  readonly verifier: string;
}

/** What opens the mailbox, and what gets the next one. */
export interface Tokens {
  readonly accessToken: string;
  /** Missing where the provider goes on with the one it gave before. */
  readonly refreshToken?: string;
  /** Seconds that the access token is good for, as the provider says; 3600 where it does not. */
  readonly seconds: number;
}

/** `denied`: the person or the provider said no; `refused`: the provider does not know the client or the token; `unreachable`: nobody answered. */
export type ConsentFault = 'denied' | 'refused' | 'unreachable';

/** What came of asking. */
export type Consent =
  | { readonly ok: true; readonly tokens: Tokens }
  | { readonly ok: false; readonly fault: ConsentFault };

/** Something new to ask with. */
export function newConsent(): ConsentAsked {
  return { state: oauth.generateRandomState(), verifier: oauth.generateRandomCodeVerifier() };
}

/** Where to send the person; they come back to `returnTo` with a code. */
export async function consentPage(
  { id, provider }: ConsentClient,
  asked: ConsentAsked,
  returnTo: string,
): Promise<URL> {
  const page = new URL(provider.authorization);
  const challenge = await oauth.calculatePKCECodeChallenge(asked.verifier);
  const parameters = {
    ...provider.extra,
    client_id: id,
    redirect_uri: returnTo,
    response_type: 'code',
    scope: provider.scope,
    state: asked.state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) page.searchParams.set(name, value);
  return page;
}

function serverOf({ issuer, authorization, token }: ConsentProvider): oauth.AuthorizationServer {
  return { issuer, authorization_endpoint: authorization, token_endpoint: token };
}

/** Only a provider on this very machine, as in a test, is asked without TLS. */
function optionsFor({ token }: ConsentProvider): oauth.TokenEndpointRequestOptions {
  const isHere = new URL(token).hostname === '127.0.0.1';
  return {
    signal: () => AbortSignal.timeout(20_000),
    ...(isHere && { [oauth.allowInsecureRequests]: true }),
  };
}

function tokensOf(told: oauth.TokenEndpointResponse): Tokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds = 3600 } = told;
  return { accessToken, seconds, ...(refreshToken !== undefined && { refreshToken }) };
}

function faultIn(error: unknown): ConsentFault {
  if (error instanceof oauth.AuthorizationResponseError) return 'denied';
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.OperationProcessingError)
    return 'refused';
  return 'unreachable';
}

async function asking(work: () => Promise<oauth.TokenEndpointResponse>): Promise<Consent> {
  try {
    return { ok: true, tokens: tokensOf(await work()) };
  } catch (error) {
    return { ok: false, fault: faultIn(error) };
  }
}

/** Takes the person back: what the provider put into the address becomes tokens, if it is the answer to what was asked. */
export function takeConsent(client: ConsentClient, asked: ConsentAsked, returned: URL): Promise<Consent> {
  const server = serverOf(client.provider);
  const known: oauth.Client = { client_id: client.id };
  return asking(async () => {
    // Providers whose issuer names the tenant leave `iss` out of the answer; the state binds it to what was asked.
    const answer = oauth.validateAuthResponse(server, known, returned, asked.state);
    const returnTo = `${returned.origin}${returned.pathname}`;
    const secret = oauth.ClientSecretPost(client.secret);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      known,
      secret,
      answer,
      returnTo,
      asked.verifier,
      optionsFor(client.provider),
    );
    return oauth.processAuthorizationCodeResponse(server, known, response);
  });
}

/** A new access token for an old refresh token. */
export function renewConsent(client: ConsentClient, refreshToken: string): Promise<Consent> {
  const server = serverOf(client.provider);
  const known: oauth.Client = { client_id: client.id };
  return asking(async () => {
    const secret = oauth.ClientSecretPost(client.secret);
    const response = await oauth.refreshTokenGrantRequest(
      server,
      known,
      secret,
      refreshToken,
      optionsFor(client.provider),
    );
    return oauth.processRefreshTokenResponse(server, known, response);
  });
}
