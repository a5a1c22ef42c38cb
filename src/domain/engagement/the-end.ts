// The end of an engagement, completed or ended: future sessions cancelled, proposals lapsed, open steps left to the client.
import type { Event } from '../kernel/event.ts';
import type { Instant } from '../kernel/time.ts';
import { type Book, type Changes, together, withChanges } from './book.ts';
import { lapsedAskings } from './closing.ts';
import type { Engagement, Party } from './engagement.ts';
import { todayIn } from './hour.ts';
import { endPauseNow } from './pausing.ts';
import type { Session } from './session.ts';
import { settledAs } from './step.ts';

/** How an engagement comes to its end, and by whom. */
export interface End {
  readonly state: 'completed' | 'ended';
  readonly by: Party;
}

const waits = ({ state }: { readonly state: string }): boolean => state === 'waiting';
const lapsed = <T extends object>(record: T): T & { readonly state: 'lapsed' } => ({
  ...record,
  state: 'lapsed',
});

/** A pause that runs ends with the engagement, its dates corrected to the days really paused. */
function outOfPause(book: Book, at: Instant): Changes {
  const running = book.pauses.find(({ state }) => state === 'running');
  if (!running) return { events: [] };
  const ended = endPauseNow(book, { by: 'client', pauseId: running.id }, at);
  return ended.ok ? ended.value : { events: [] };
}

/** Sessions still to come are cancelled and no date is offered any more; one whose time has come stays as it is. */
function withoutSessions(book: Book, { by }: End, at: Instant): Changes {
  const future = book.sessions.filter(({ state, startsAt }) => state === 'planned' && startsAt > at);
  const cancelled = future.map((session): Session => {
    const settled = { settledAt: at, settledBy: by, cancelledFor: 'end', offeredLocal: null } as const;
    return { ...session, state: 'cancelled', ...settled };
  });
  const offered = book.sessions.filter((session) => session.offeredLocal !== null);
  const events = future.map(({ id }): Event => {
    return { kind: 'SessionCancelled', about: id, facts: { cancelledFor: 'end' } };
  });
  return {
    sessions: [...offered.map((session): Session => ({ ...session, offeredLocal: null })), ...cancelled],
    sessionMoves: book.sessionMoves.filter(waits).map(lapsed),
    events,
  };
}

/** Everything that waits for somebody's word lapses, a pause not yet begun with it. */
function withoutProposals(book: Book, { by }: End, at: Instant): Changes {
  const { id: engagementId } = book.engagement;
  return {
    steps: book.steps
      .filter(({ state }) => state === 'proposed')
      .map((step) => settledAs(step, 'lapsed', by, at)),
    gaps: book.gaps.filter(waits).map(lapsed),
    pauses: book.pauses.filter(({ state }) => state === 'waiting' || state === 'set').map(lapsed),
    topics: book.topics.filter(({ state }) => state === 'suggested').map(lapsed),
    wordings: book.wordings
      .filter((wording) => wording.engagementId === engagementId && waits(wording))
      .map(lapsed),
    reviews: book.reviews.filter(({ state }) => state === 'standing').map(lapsed),
    sprints: book.sprints
      .filter(({ state }) => state === 'active' || state === 'in review')
      .map((sprint) => ({ ...sprint, state: 'finished', finishedAt: at })),
    events: [],
  };
}

/**
 * What the end does to a book, whoever brought it about. Open steps stay the client's; an hour that began and was not
 * closed stays left open for good. The event is what links, invitations and mail that hang on it end by.
 */
export function theEnd(book: Book, end: End, at: Instant): Changes {
  const resumed = outOfPause(book, at);
  const before = withChanges(book, resumed);
  const engagement: Engagement = {
    ...before.engagement,
    state: end.state,
    overAt: at,
    overOn: todayIn(book, at),
    overBy: end.by,
  };
  const kind = end.state === 'completed' ? 'EngagementCompleted' : 'EngagementEnded';
  const over: Changes = { engagement, events: [{ kind, about: engagement.id, facts: { by: end.by } }] };
  const parts = [over, withoutSessions(before, end, at), withoutProposals(before, end, at)];
  const all = parts.reduce(together, resumed);
  return together(all, lapsedAskings(withChanges(book, all), at));
}
