// Live: after each commit, whoever has a page open and may see what changed is told that something did, and no more.
import { admits, type Standing } from '../domain/engagement/access.ts';
import { thingOf } from '../domain/engagement/changed.ts';
import { standingOf } from '../domain/engagement/lifecycle.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { agreementTexts, engagements, signatures } from '../store/engagements.table.ts';
import { findBones } from '../store/find.ts';
import type { Rows, Store } from '../store/store.ts';
import { TOUCHED } from './happenings.ts';
import type { Announcement } from './ports.ts';

/** An open page, or rather the one stream of its browser. */
export interface Listener {
  readonly personId: Id;
  /** Says that something changed; `requestId` if this person's own browser asked for it. */
  readonly tell: (requestId: string | undefined) => void;
  /** Looks whether its sign-in still holds, and ends the stream if not. */
  readonly recheck: () => void;
  readonly end: () => void;
}

/** Who listens, and how they are told. */
export interface Live {
  /** Tells listeners of what was announced here or in another process; one after the other, in order. */
  readonly tell: (announcement: Announcement) => Promise<void>;
  /** Lets a listener in; the answer lets it go again. */
  readonly listen: (listener: Listener) => () => void;
  /** Something may have been missed: everybody looks again. */
  readonly tellAll: () => void;
  /** Ends all streams and lets no more in. */
  readonly end: () => void;
}

/** More open browsers than one person has; the oldest stream ends when another opens. */
const MOST_STREAMS = 12;
const SIDES: readonly Standing[] = ['client', 'coach', 'former coach'];

interface Around {
  readonly store: Store;
  readonly now: () => Instant;
}

/** Whether someone who stands like this may hear of these kinds of thing at all; the announcement chose its side. */
function mayHear({ kinds, audience }: Announcement, standing: Standing): boolean {
  if (audience === 'client' && standing !== 'client') return false;
  if (audience === 'coach' && standing === 'client') return false;
  return kinds.some((kind) => {
    if (kind === TOUCHED || kind === 'ItemShared') return SIDES.includes(standing);
    const thing = thingOf({ kind });
    return thing !== undefined && admits(thing, standing, 'read') === 'yes';
  });
}

async function partiesIn(rows: Rows, announcement: Announcement, at: Instant): Promise<readonly Id[]> {
  const id = announcement.engagementId ?? '';
  const [engagement] = await findBones(rows, engagements, { id });
  if (!engagement) return [];
  const isOver = engagement.overAt !== null;
  const texts = isOver ? await findBones(rows, agreementTexts, { engagementId: id }) : [];
  const signed = isOver ? await findBones(rows, signatures, { engagementId: id }) : [];
  const parties = [engagement.clientId, engagement.coachId].filter((one) => one !== null);
  return parties.filter((one) =>
    mayHear(announcement, standingOf(engagement, one, at, { texts, signatures: signed })),
  );
}

/** Everybody who listens in this process. */
interface Audience {
  readonly isEmpty: () => boolean;
  readonly of: (personId: Id) => readonly Listener[];
  readonly all: () => readonly Listener[];
  readonly add: (listener: Listener) => void;
  readonly remove: (listener: Listener) => void;
}

function audienceOf(): Audience {
  const listeners = new Map<Id, Set<Listener>>();
  return {
    isEmpty: () => listeners.size === 0,
    of: (personId) => [...(listeners.get(personId) ?? [])],
    all: () => [...listeners.values()].flatMap((mine) => [...mine]),
    add(listener) {
      const mine = listeners.get(listener.personId) ?? new Set();
      listeners.set(listener.personId, mine.add(listener));
    },
    remove(listener) {
      const mine = listeners.get(listener.personId);
      mine?.delete(listener);
      if (mine?.size === 0) listeners.delete(listener.personId);
    },
  };
}

/** Tells one announcement to those it concerns. */
function teller({ store, now }: Around, audience: Audience): (announcement: Announcement) => Promise<void> {
  const tellPerson = (personId: Id, { actorId, requestId }: Announcement): void => {
    for (const one of audience.of(personId)) one.tell(actorId === personId ? requestId : undefined);
  };
  /** One's own things; a sign-in may be over with them. */
  const tellOwn = (announcement: Announcement): void => {
    const { personId } = announcement;
    if (personId === null) return;
    tellPerson(personId, announcement);
    for (const one of audience.of(personId)) one.recheck();
  };
  return async (announcement) => {
    if (audience.isEmpty()) return;
    if (announcement.audience === 'author' || announcement.engagementId === null) {
      tellOwn(announcement);
      return;
    }
    const parties = await store.read((rows) => partiesIn(rows, announcement, now()));
    for (const party of parties) tellPerson(party, announcement);
  };
}

/** Opens the place where streams of this process are held. */
export function liveOf(around: Around): Live {
  const audience = audienceOf();
  const tellNow = teller(around, audience);
  let isOpen = true;
  let last: Promise<unknown> = Promise.resolve();
  return {
    tell(announcement) {
      const told = last.then(() => tellNow(announcement));
      last = told.catch(() => {});
      return told;
    },
    listen(listener) {
      if (!isOpen) {
        listener.end();
        return () => {};
      }
      audience.add(listener);
      const mine = audience.of(listener.personId);
      if (mine.length > MOST_STREAMS) mine[0]?.end();
      return () => audience.remove(listener);
    },
    tellAll() {
      for (const listener of audience.all()) listener.tell(undefined);
    },
    end() {
      isOpen = false;
      for (const listener of audience.all()) listener.end();
    },
  };
}
