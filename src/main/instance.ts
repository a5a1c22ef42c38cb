// One running instance: store, time and chance as ports, and the site with all its doors over them.
import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { apiOf, sayProblem } from '../api/endpoints.ts';
import { whoseToken } from '../app/accounts/tokens.ts';
import { deeds } from '../app/deeds.ts';
import type { Announcement, Ports } from '../app/ports.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Store } from '../store/store.ts';
import type { Assets } from '../web/assets.ts';
import { siteOf } from '../web/site.ts';
import type { VisitEnv } from '../web/visit.ts';
import { wordsFor } from '../words/words.ts';

/** What an instance is made of. */
export interface InstanceParts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly url: string;
  readonly hasMail: boolean;
  readonly proxies: readonly string[];
  readonly assets: Assets;
  readonly log: (line: string) => void;
  readonly announce: (announcement: Announcement) => void;
}

/** An instance that answers. */
export interface Instance {
  readonly ports: Ports;
  readonly site: Hono<VisitEnv>;
}

/** Ids in the order of the clock (UUIDv7): 48 bits of milliseconds, then chance. */
export function idsBy(now: () => Instant): () => Id {
  return () => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Temporal.Instant.from(now()).epochMilliseconds, 0, 6);
    bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
    const hex = bytes.toString('hex');
    return [
      [0, 8],
      [8, 12],
      [12, 16],
      [16, 20],
      [20, 32],
    ]
      .map(([from, to]) => hex.slice(from, to))
      .join('-');
  };
}

/** The time of this machine. */
export function machineTime(): Instant {
  return Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
}

/** Puts an instance together. */
export function instanceOf(parts: InstanceParts): Instance {
  const { store, now, url, hasMail, announce } = parts;
  const ports: Ports = {
    store,
    now,
    newId: idsBy(now),
    newSecret: () => randomBytes(32).toString('base64url'),
    announce,
    url,
    hasMail,
  };
  const words = wordsFor('en');
  const api = apiOf({ deeds, ports, words, whoseToken: (token) => whoseToken(ports, token) });
  const sayNo = (c: Parameters<typeof sayProblem>[0], refusal: Parameters<typeof sayProblem>[1]) =>
    sayProblem(c, refusal, words);
  const site = siteOf({ ...parts, ports, words, api: { app: api, sayNo } });
  return { ports, site };
}
