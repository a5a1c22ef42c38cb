// Where screens are looked at: the demo and a few clients more, online; and the ids that addresses are made of.
import { invite } from '../../../src/app/accounts/invitations.ts';
import type { Session } from '../../../src/domain/engagement/session.ts';
import { messages, sources } from '../../../src/store/attention.table.ts';
import { findBones } from '../../../src/store/find.ts';
import { goals } from '../../../src/store/goals.table.ts';
import { moments, reflections, sharings } from '../../../src/store/journal.table.ts';
import type { OpenPage, PageWishes } from '../../world/browser.ts';
import { openPage } from '../../world/browser.ts';
import { ensureBuilt } from '../../world/built.ts';
import { type DemoHouse, demoHouse } from '../../world/demo-house.ts';
import { listen } from '../../world/online.ts';
import { more } from './stories.table.ts';

/** A Tuesday, twenty past four in Berlin: one session is on. */
export const AT = '2026-11-24T15:20:00.000Z';
const ZONE = 'Europe/Berlin';

/** What a client of the place has, by id. */
export interface Belongings {
  readonly engagement: string;
  readonly sprint: string;
  /** The earliest first. */
  readonly sessions: readonly string[];
  readonly reviews: readonly string[];
  /** Kept and open steps, and one with a waiting move. */
  readonly kept: string;
  readonly open: string;
  readonly moving: string;
  /** What that move proposes. */
  readonly asked: string;
  readonly goals: readonly string[];
  readonly reflections: readonly string[];
  /** The earliest first. */
  readonly moments: readonly string[];
  readonly shared: readonly string[];
  /** Messages of others, and where they came from; none without mail. */
  readonly messages: readonly string[];
  readonly source: string | undefined;
}

/** The place, and who has what in it. */
export interface Place {
  readonly house: DemoHouse;
  readonly url: string;
  readonly visit: (who: string, wishes?: PageWishes) => Promise<OpenPage>;
  /** Belongings by the client's name. */
  readonly of: (client: string) => Belongings;
  /** The secret of an invitation that is open. */
  readonly invitation: string;
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();

async function ownIn({ store, idOf }: DemoHouse, client: string) {
  const ownerId = idOf(client);
  return store.read(async (rows) => ({
    goals: ids(await findBones(rows, goals, { ownerId })),
    reflections: ids(await findBones(rows, reflections, { ownerId })),
    moments: ids(await findBones(rows, moments, { ownerId })),
    messages: ids(await findBones(rows, messages, { ownerId })),
    source: (await findBones(rows, sources, { ownerId }))[0]?.id,
    shared: (await findBones(rows, sharings, { ownerId }))
      .filter(({ kind, takenBackAt }) => takenBackAt === null && (kind === 'moment' || kind === 'reflection'))
      .map(({ itemId }) => itemId)
      .sort(),
  }));
}

const inOrder = (sessions: readonly Session[]): readonly string[] =>
  [...sessions].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).map(({ id }) => id);

async function belongingsOf(house: DemoHouse, client: string): Promise<Belongings> {
  const { engagement, sprints, sessions, reviews, steps } = await house.book(client);
  const waiting = steps.find(({ state, previousId }) => state === 'proposed' && previousId !== null);
  return {
    engagement: engagement.id,
    sprint: sprints[0]?.id ?? '',
    sessions: inOrder(sessions),
    reviews: reviews.map(({ id }) => id),
    kept: steps.find(({ state }) => state === 'kept')?.id ?? '',
    open: steps.find(({ state, id }) => state === 'agreed' && id !== waiting?.previousId)?.id ?? '',
    moving: waiting?.previousId ?? '',
    asked: waiting?.id ?? '',
    ...(await ownIn(house, client)),
  };
}

const CLIENTS = ['mira', 'tomas', 'jon', 'samira', 'noah', 'lea', 'ida', 'nell', 'otto', 'petra', 'rosa'];

/** Opens the place. */
export async function openPlace(): Promise<Place> {
  ensureBuilt();
  const answer: Parameters<typeof listen>[0] = {};
  const url = await listen(answer);
  const house = await demoHouse(AT, ZONE, { url, built: true, also: more });
  answer.fetch = (request, env) => house.site.fetch(request, env);
  const all = new Map<string, Belongings>();
  for (const client of CLIENTS) all.set(client, await belongingsOf(house, client));
  const invited = await house.as('elena').do(invite, { role: 'client' });
  return {
    house,
    url,
    invitation: invited.link.split('/').at(-1) ?? '',
    of(client) {
      const found = all.get(client);
      if (!found) throw new Error(`Nobody looked at what ${client} has.`);
      return found;
    },
    async visit(who, wishes = {}) {
      const open = await openPage({ ...wishes, at: url });
      if (who === 'nobody') return open;
      const [name = '', value = ''] = (await house.as(who).cookie()).split('=');
      await open.context.addCookies([{ name, value, url }]);
      return open;
    },
  };
}
