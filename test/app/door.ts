// Accounts to try things on: a real store in a file, a clock that stands still, visitors from somewhere, and who is known.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { firstRun } from '../../src/app/accounts/first-run.ts';
import { invite } from '../../src/app/accounts/invitations.ts';
import { visitorOf } from '../../src/app/accounts/sign-ins.ts';
import { signUp } from '../../src/app/accounts/sign-up.ts';
import type { Actor, Caller } from '../../src/app/actor.ts';
import { type AnyDeed, perform } from '../../src/app/deed.ts';
import type { Ports } from '../../src/app/ports.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import { openStore } from '../../src/store/opening.ts';
import type { Store } from '../../src/store/store.ts';
import { type Clock, clockAt } from '../world/clock.ts';
import { postgresUrl } from '../world/postgres.ts';

export const BEGIN = '2026-11-22T09:00:00.000Z';
/** Good passwords: long, and about nobody. */
export const PASSWORD = 'four small boats at dawn';
export const OTHER_PASSWORD = 'grey herons stand in reeds';

export const HERE: Caller = { address: '127.0.0.1', isLocal: true, device: 'Firefox · Linux' };
export const AWAY: Caller = { address: '203.0.113.7', isLocal: false, device: 'Chrome · Windows' };

export interface Door {
  readonly ports: Ports;
  readonly clock: Clock;
  readonly store: Store;
}

const folders: string[] = [];
const stores: Store[] = [];

afterAll(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface DoorSettings {
  readonly hasMail?: boolean;
  readonly url?: string;
  readonly engine?: 'sqlite' | 'postgres';
}

/** A new instance without anybody. */
export async function newDoor(settings: DoorSettings = {}): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-door-'));
  folders.push(folder);
  const isPostgres = settings.engine === 'postgres';
  const store = await openStore({
    place: isPostgres ? { postgres: await postgresUrl() } : { sqlite: join(folder, 'door.db') },
    keyFile: join(folder, 'door.key'),
  });
  stores.push(store);
  const clock = clockAt(BEGIN);
  const ports: Ports = {
    store,
    now: clock.now,
    newId: () => randomUUID(),
    newSecret: () => randomBytes(32).toString('base64url'),
    announce: () => undefined,
    url: settings.url ?? 'http://localhost:4400',
    hasMail: settings.hasMail ?? true,
  };
  return { ports, clock, store };
}

/** Does a deed and says what came of it. */
export function tryDeed<T = never>(
  { ports }: Door,
  deed: AnyDeed,
  input: unknown,
  actor: Actor = { kind: 'nobody', from: AWAY },
): Promise<Outcome<T>> {
  return perform(deed, input, actor, ports) as Promise<Outcome<T>>;
}

/** Does a deed that is expected to work. */
export async function doDeed<T = Record<string, never>>(
  door: Door,
  deed: AnyDeed,
  input: unknown,
  actor?: Actor,
): Promise<T> {
  const outcome = await tryDeed<T>(door, deed, input, actor);
  expect(outcome).toMatchObject({ ok: true });
  return (outcome as { value: T }).value;
}

/** The code of a refusal; fails the test if there was none. */
export async function refusalOf(door: Door, deed: AnyDeed, input: unknown, actor?: Actor): Promise<string> {
  const outcome = await tryDeed(door, deed, input, actor);
  expect(outcome.ok).toBe(false);
  return outcome.ok ? '' : outcome.refusal;
}

/** Who holds this secret now, as an actor; undefined when its sign-in is over. */
export async function actorBy({ ports, store }: Door, secret: string): Promise<Actor | undefined> {
  const visitor = await store.read((rows) => visitorOf(rows, secret, ports.now()));
  if (!visitor) return undefined;
  const { id: signInId, freshAt } = visitor.signIn;
  return { kind: 'person', via: 'page', personId: visitor.person.id, signInId, freshAt, from: AWAY };
}

export interface Known {
  readonly id: string;
  readonly email: string;
  readonly secret: string;
  readonly actor: Actor;
}

async function known(door: Door, email: string, secret: string): Promise<Known> {
  const actor = await actorBy(door, secret);
  if (actor?.kind !== 'person') throw new Error('Nobody was signed in.');
  return { id: actor.personId, email, secret, actor };
}

/** The owner, Edda, who made the first account. */
export async function makeOwner(door: Door): Promise<Known> {
  const email = 'edda@example.org';
  const input = { name: 'Edda Kranz', email, zone: 'Europe/Berlin', password: PASSWORD };
  const { secret } = await doDeed<{ secret: string }>(door, firstRun, input, { kind: 'nobody', from: HERE });
  return known(door, email, secret);
}

/** An invitation's secret, out of its link. */
export async function invited(door: Door, by: Known, role: string, email?: string): Promise<string> {
  const { link } = await doDeed<{ link: string }>(
    door,
    invite,
    { role, ...(email ? { email } : {}) },
    by.actor,
  );
  return link.split('/').at(-1) ?? '';
}

/** Somebody who came by an invitation. */
export async function joinedBy(door: Door, by: Known, role: string, name: string): Promise<Known> {
  const email = `${name.toLowerCase()}@example.org`;
  const invitation = await invited(door, by, role);
  const input = { name, email, zone: 'Europe/Lisbon', password: OTHER_PASSWORD, invitation };
  const { signIn } = await doDeed<{ signIn: { secret: string } }>(door, signUp, input);
  return known(door, email, signIn.secret);
}
