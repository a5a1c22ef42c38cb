// One running instance: store, time and chance as ports, and the site with all its doors over them.
import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { apiOf, sayProblem } from '../api/endpoints.ts';
import { whoseToken } from '../app/accounts/tokens.ts';
import type { Reach } from '../app/attention/reach.ts';
import { deeds } from '../app/deeds.ts';
import { type Live, liveOf } from '../app/live.ts';
import type { Announcement, Ports } from '../app/ports.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Refusal } from '../domain/kernel/outcome.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Place } from '../store/opening.ts';
import type { Store } from '../store/store.ts';
import { openWire, type Wire } from '../store/wire.ts';
import type { Assets } from '../web/assets.ts';
import { siteOf } from '../web/site.ts';
import type { VisitEnv } from '../web/visit.ts';
import { wordsFor } from '../words/words.ts';

/** What an instance is made of. */
export interface InstanceParts {
  readonly store: Store;
  /** Where the database is: processes over the same one tell each other what changed. */
  readonly place: Place;
  readonly now: () => Instant;
  readonly url: string;
  readonly hasMail: boolean;
  /** How far sources of messages reach. */
  readonly reach?: Reach;
  readonly proxies: readonly string[];
  readonly assets: Assets;
  readonly log: (line: string) => void;
}

/** An instance that answers. */
export interface Instance {
  readonly ports: Ports;
  readonly site: Hono<VisitEnv>;
  readonly live: Live;
  /** Ends the streams, the wire and the store, in this order. */
  readonly close: () => Promise<void>;
}

/** Ids in the order of the clock (UUIDv7): 48 bits of milliseconds, then chance. */
export function idsBy(now: () => Instant): () => Id {
  return () => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Temporal.Instant.from(now()).epochMilliseconds, 0, 6);
    bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}

/** The time of this machine. */
export function machineTime(): Instant {
  return Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
}

/** Hears what other processes announce, and announces to them what happens here. */
async function connected(place: Place, live: Live): Promise<Pick<Ports, 'announce'> & Pick<Wire, 'close'>> {
  // Whoever cannot be told now looks again later: no announcement is worth a failed deed.
  const tell = (announcement: Announcement): void => void live.tell(announcement).catch(() => {});
  const hear = (message: string): void => tell(JSON.parse(message) as Announcement);
  const wire = await openWire(place, { hear, missed: live.tellAll });
  const announce = (announcement: Announcement): void => {
    tell(announcement);
    wire.send(JSON.stringify(announcement));
  };
  return { announce, close: wire.close };
}

/** Puts an instance together. */
export async function instanceOf(parts: InstanceParts): Promise<Instance> {
  const { store, now, url, hasMail, reach } = parts;
  const live = liveOf({ store, now });
  const wire = await connected(parts.place, live);
  const ports: Ports = {
    store,
    now,
    newId: idsBy(now),
    newSecret: () => randomBytes(32).toString('base64url'),
    announce: wire.announce,
    url,
    hasMail,
    ...(reach && { reach }),
  };
  const words = wordsFor('en');
  const api = {
    app: apiOf({ deeds, ports, words, whoseToken: (token) => whoseToken(ports, token) }),
    sayNo: (c: Context, refusal: Refusal) => sayProblem(c, refusal, words),
  };
  const site = siteOf({ ...parts, ports, words, api, live });
  const close = async (): Promise<void> => {
    live.end();
    await wire.close();
    await store.close();
  };
  return { ports, site, live, close };
}
