// A visit: who comes with this request, from where, and what pages need to answer. One cheap read per request.
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { noteSeen, type Visitor, visitorOf } from '../app/accounts/sign-ins.ts';
import type { Actor, Caller } from '../app/actor.ts';
import type { Ports } from '../app/ports.ts';
import { minutesBetween } from '../domain/kernel/time.ts';
import type { Words } from '../words/words.ts';
import { callerOf, proxyList } from './caller.ts';
import type { Shell } from './shell.ts';

/** The signed-in person, as every page knows them. */
export type VisitingPerson = Visitor['person'];

/** What a page or a form is handed. */
export interface Visit {
  readonly actor: Actor;
  /** Null while nobody is signed in. */
  readonly person: VisitingPerson | null;
  readonly from: Caller;
  readonly ports: Ports;
  readonly words: Words;
  /** What the frame of the page is drawn from. */
  readonly shell: Shell;
}

/** The context of every page: `c.get('visit')`. */
export interface VisitEnv {
  Variables: { visit: Visit };
  Bindings: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } } };
}

/** What visits are made from; put together in main.ts. */
export interface VisitParts {
  readonly ports: Ports;
  readonly words: Words;
  readonly proxies: readonly string[];
  readonly shellFor: (person: VisitingPerson | null) => Shell;
}

const isSecure = (ports: Ports): boolean => ports.url.startsWith('https:');
/** Under TLS no other host, path or plain connection can set it. */
const cookieName = (ports: Ports): string => (isSecure(ports) ? '__Host-throughline' : 'throughline');
const halfwayName = (ports: Ports): string => `${cookieName(ports)}-halfway`;

const flags = (ports: Ports) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(ports) }) as const;

/** The secret of this browser's sign-in, if it holds one. */
export function secretIn(c: Context, ports: Ports): string | undefined {
  return getCookie(c, cookieName(ports)) || undefined;
}

/** Hands a sign-in to the browser; the one it had is overwritten. Told as a length, since clocks of browsers may be wrong. */
export function keepSecret(c: Context, ports: Ports, signIn: { secret: string; endsAt: string }): void {
  const maxAge = Math.floor(minutesBetween(ports.now(), signIn.endsAt) * 60);
  setCookie(c, cookieName(ports), signIn.secret, { ...flags(ports), maxAge });
  deleteCookie(c, halfwayName(ports), flags(ports));
}

/** Takes the sign-in from the browser, and everything that it may have kept of private pages. */
export function dropSecret(c: Context, ports: Ports): void {
  deleteCookie(c, cookieName(ports), flags(ports));
  c.header('Clear-Site-Data', '"cache", "storage"');
}

/** The secret of a sign-in that still waits for its second factor, for this browser alone. */
export const halfway = {
  keep(c: Context, ports: Ports, secret: string): void {
    setCookie(c, halfwayName(ports), secret, { ...flags(ports), maxAge: 600 });
  },
  in: (c: Context, ports: Ports): string | undefined => getCookie(c, halfwayName(ports)) || undefined,
};

/** A path of ours out of what somebody gave; `/` for everything else, so that no link leads away through us. */
export function safePath(given: string | undefined, ports: Ports): string {
  if (!given?.startsWith('/') || /^\/[/\\]|[\p{Cc}\\]/u.test(given) || given.length > 1000) return '/';
  if (!URL.canParse(given, ports.url)) return '/';
  const url = new URL(given, ports.url);
  return url.origin === ports.url ? `${url.pathname}${url.search}` : '/';
}

/** The page that was wanted: of a form the page it stood on. */
export function wantedPath(c: Context, ports: Ports): string {
  const url = new URL(c.req.url);
  if (c.req.method === 'GET') return safePath(`${url.pathname}${url.search}`, ports);
  const referer = c.req.header('referer') ?? '';
  if (!URL.canParse(referer) || new URL(referer).origin !== ports.url) return '/';
  const page = new URL(referer);
  return safePath(`${page.pathname}${page.search}`, ports);
}

/** Where to sign in, or (`prove`) to prove again who one is, and come back from there. */
export function waySignIn(c: Context, ports: Ports, place: 'sign-in' | 'prove' = 'sign-in'): string {
  const wanted = wantedPath(c, ports);
  return wanted === '/' ? `/${place}` : `/${place}?to=${encodeURIComponent(wanted)}`;
}

async function visitorIn(c: Context, ports: Ports): Promise<Visitor | undefined> {
  const secret = secretIn(c, ports);
  if (secret === undefined || secret.length > 100) return undefined;
  const visitor = await ports.store.read((rows) => visitorOf(rows, secret, ports.now()));
  // A page fetched ahead of a click has no effect at all.
  const isAhead = /prefetch/.test(c.req.header('x-sec-purpose') ?? c.req.header('sec-purpose') ?? '');
  if (visitor && !isAhead) await noteSeen(ports, visitor);
  return visitor;
}

function actorOf(c: Context, visitor: Visitor | undefined, from: Caller): Actor {
  if (!visitor) return { kind: 'nobody', from };
  const { id: signInId, freshAt } = visitor.signIn;
  const actor = {
    kind: 'person',
    via: 'page',
    personId: visitor.person.id,
    signInId,
    freshAt,
    from,
  } as const;
  const requestId = c.req.header('x-turbo-request-id') ?? '';
  return /^[\w-]{1,64}$/.test(requestId) ? { ...actor, requestId } : actor;
}

/** Turns the cookie of each request into a visit. Pages of a signed-in person are kept by no cache. */
export function visits({ ports, words, proxies, shellFor }: VisitParts): MiddlewareHandler<VisitEnv> {
  const isProxy = proxyList(proxies);
  return async (c, next) => {
    const socket = c.env?.incoming?.socket?.remoteAddress;
    const from = callerOf({ socket, header: (name) => c.req.header(name) }, isProxy);
    const visitor = await visitorIn(c, ports);
    const person = visitor?.person ?? null;
    c.set('visit', { actor: actorOf(c, visitor, from), person, from, ports, words, shell: shellFor(person) });
    await next();
    // On the answer itself: `c.header` would now make it anew.
    if (person && !c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  };
}
