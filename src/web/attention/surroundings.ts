// What letters are drawn with: their reader's day, goals, mailboxes and engagements, read once for a page.
import { listSources } from '../../app/attention/sources.ts';
import { listEngagements } from '../../app/engagement-lists.ts';
import { listGoals } from '../../app/goal-lists.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { ask } from '../doors.ts';
import type { Visit } from '../visit.ts';
import type { Place } from './into-pages.tsx';
import type { LetterReader } from './letter-reader.ts';

const OVER = new Set(['completed', 'ended']);

/** The engagements of a client that are not over, the newest first. */
export async function placesOf(visit: Visit): Promise<readonly Place[]> {
  const { engagements } = await ask(visit, listEngagements, {});
  return engagements
    .filter(({ role, state }) => role === 'client' && !OVER.has(state))
    .map(({ id, otherName }) => ({ id, otherName }));
}

/** Those of them in which somebody else reads: an agenda needs two. */
export const withSomebody = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ otherName }) => otherName !== null);

/** Everything that letters need to know of their reader; their goals too, for the page around them. */
export async function surroundingsOf(visit: Visit, back: string) {
  const [{ goals }, { sources }, places] = await Promise.all([
    ask(visit, listGoals, {}),
    ask(visit, listSources, {}),
    placesOf(visit),
  ]);
  const zone = visit.person?.zone ?? 'UTC';
  const reader: LetterReader = {
    today: dayAt(visit.ports.now(), zone),
    zone,
    device: visit.from.device,
    goals: goals.filter(({ state }) => state === 'open').map(({ id, title }) => ({ id, title })),
    canTurn: { step: places.length > 0, topic: withSomebody(places).length > 0 },
    mailboxes: new Map(sources.map(({ id, host, user }) => [id, { host, user }])),
    back,
  };
  return { reader, goals };
}
