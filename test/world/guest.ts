// Somebody at the doors of a house: does deeds, opens pages, posts forms, calls the API.

import { openSignIn } from '../../src/app/accounts/sign-ins.ts';
import { makeServerToken } from '../../src/app/accounts/tokens.ts';
import type { Actor, Caller } from '../../src/app/actor.ts';
import { type Deed, perform } from '../../src/app/deed.ts';
import type { Ports } from '../../src/app/ports.ts';
import type { Outcome, Refusal } from '../../src/domain/kernel/outcome.ts';
import { plus } from '../../src/domain/kernel/time.ts';
import type { Instance } from '../../src/main/instance.ts';
import type { CastMember, Name } from './cast.ts';
import type { Clock } from './clock.ts';

/** One of the cast, or nobody known. */
export type Who = Name | 'nobody';

/** A page, or what a form answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Where it leads, for a redirect. */
  readonly to: string | null;
  readonly text: string;
  /** The text without its tags, as somebody would read it. */
  readonly read: string;
}

/** What the API answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore format: JSON of any shape is what tests look into
  readonly body: Record<string, never> & Readonly<Record<string, unknown>>;
}

type Form = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Somebody at the doors. */
export interface Guest {
  readonly actor: Actor;
  /** Does a deed; throws on a refusal. */
  readonly do: <I, O>(deed: Deed<I, O>, input: unknown) => Promise<O>;
  readonly try: <I, O>(deed: Deed<I, O>, input: unknown) => Promise<Outcome<O>>;
  /** The refusal of a deed; throws if there was none. */
  readonly refused: <I, O>(deed: Deed<I, O>, input: unknown) => Promise<Refusal>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: (path: string, form?: Form, headers?: Record<string, string>) => Promise<Answer>;
  readonly api: (method: string, path: string, body?: unknown) => Promise<ApiAnswer>;
  /** The request itself, for tests that need more than that. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** The sign-in as `name=value`, for a browser. */
  readonly cookie: () => Promise<string>;
  readonly token: () => Promise<string>;
}

interface Inner {
  readonly clock: Clock;
  readonly ports: Ports;
  readonly site: Instance['site'];
  readonly people: Readonly<Record<Name, CastMember>>;
}

const HERE: Caller = { address: '127.0.0.1', isLocal: true, device: 'Firefox · Linux' };
const ENV = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const held = new WeakMap<Ports, Map<string, { secret: string; until: string }>>();
const tokens = new WeakMap<Ports, Map<string, string>>();

function mapOf<V>(all: WeakMap<Ports, Map<string, V>>, ports: Ports): Map<string, V> {
  const known = all.get(ports) ?? new Map<string, V>();
  all.set(ports, known);
  return known;
}

/** A sign-in that holds now: a new one when the clock has gone past the last. */
async function secretOf(ports: Ports, personId: string): Promise<string> {
  const mine = mapOf(held, ports);
  const known = mine.get(personId);
  const at = ports.now();
  if (known && known.until > at && plus(known.until, { days: -6 }) <= at) return known.secret;
  const { secret } = await ports.store.write({ person: personId }, (rows) =>
    openSignIn({ rows, ports, at }, personId, 'Firefox · Linux'),
  );
  mine.set(personId, { secret, until: plus(at, { days: 6 }) });
  return secret;
}

async function tokenOf(ports: Ports, person: CastMember): Promise<string> {
  const mine = mapOf(tokens, ports);
  const known = mine.get(person.id);
  if (known) return known;
  const made = await makeServerToken(ports, person.email, 'tests');
  if (!made.ok) throw new Error(made.refusal);
  mine.set(person.id, made.value.token);
  return made.value.token;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function readable(html: string): string {
  const body = html.replace(/<(head|script|style|template|datalist)\b[\s\S]*?<\/\1>/g, ' ');
  const bare = body.replace(/<[^>]*>/g, ' ').replace(/&(#?\w+);/g, (all, name) => NAMED[name] ?? all);
  return bare.replace(/\s+/g, ' ').trim();
}

async function answered(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers, to: headers.get('location'), text, read: readable(text) };
}

function formBody(form: Form): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
  }
  return body.toString();
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

type Person = CastMember | null;

function actorOf(person: Person, ports: Ports): Actor {
  if (!person) return { kind: 'nobody', from: HERE };
  const { id: personId } = person;
  return { kind: 'person', via: 'page', personId, signInId: 'test', freshAt: ports.now(), from: HERE };
}

function deedsBy(person: Person, ports: Ports): Pick<Guest, 'do' | 'try' | 'refused'> {
  const tryDeed: Guest['try'] = (deed, input) => perform(deed, input, actorOf(person, ports), ports);
  return {
    try: tryDeed,
    async do(deed, input) {
      const outcome = await tryDeed(deed, input);
      if (outcome.ok) return outcome.value;
      throw new Error(`${deed.name}: ${outcome.refusal} ${JSON.stringify(outcome.detail ?? {})}`);
    },
    async refused(deed, input) {
      const outcome = await tryDeed(deed, input);
      if (outcome.ok) throw new Error(`${deed.name} was accepted.`);
      return outcome;
    },
  };
}

function pagesBy(person: Person, { ports, site }: Inner): Pick<Guest, 'cookie' | 'request' | 'get' | 'post'> {
  const cookie = async (): Promise<string> => {
    const name = ports.url.startsWith('https:') ? '__Host-throughline' : 'throughline';
    return person ? `${name}=${await secretOf(ports, person.id)}` : '';
  };
  const request: Guest['request'] = async (path, init = {}) => {
    const headers = new Headers({ host: new URL(ports.url).host, 'user-agent': BROWSER });
    const kept = await cookie();
    if (kept) headers.set('cookie', kept);
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    return site.request(`${ports.url}${path}`, { ...init, headers }, ENV);
  };
  return {
    cookie,
    request,
    get: async (path, headers = {}) => answered(await request(path, { headers })),
    async post(path, form = {}, headers = {}) {
      const init = { method: 'POST', body: formBody(form), headers: { ...FORM, ...headers } };
      return answered(await request(path, init));
    },
  };
}

function apiBy(person: Person, { ports, site }: Inner): Pick<Guest, 'api' | 'token'> {
  const token = async (): Promise<string> => (person ? tokenOf(ports, person) : '');
  return {
    token,
    async api(method, path, body) {
      const headers = new Headers(person ? { authorization: `Bearer ${await token()}` } : {});
      if (body !== undefined) headers.set('content-type', 'application/json');
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await site.request(`${ports.url}/api/v1${path}`, init, ENV);
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
  };
}

/** Somebody at the doors of this house. */
export function guestOf(house: Inner, who: Who): Guest {
  const { ports, people } = house;
  const person = who === 'nobody' ? null : people[who];
  return {
    get actor() {
      return actorOf(person, ports);
    },
    ...deedsBy(person, ports),
    ...pagesBy(person, house),
    ...apiBy(person, house),
  };
}
