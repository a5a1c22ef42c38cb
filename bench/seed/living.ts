// Four engagements lived by the rules themselves, whose rows are the patterns that the seed is cut from.
import { randomBytes } from 'node:crypto';
import type { Ports } from '../../src/app/ports.ts';
import { addStep } from '../../src/domain/engagement/adding.ts';
import { bookSessions } from '../../src/domain/engagement/booking.ts';
import { startSession } from '../../src/domain/engagement/starting.ts';
import { accept } from '../../src/domain/kernel/outcome.ts';
import { addDays, dayAt, type Instant, localAt, plus } from '../../src/domain/kernel/time.ts';
import type { Store } from '../../src/store/store.ts';
import { actIn } from '../../test/world/acting.ts';
import { makeCast, type Name } from '../../test/world/cast.ts';
import { clockAt } from '../../test/world/clock.ts';
import { type Lived, liveTo } from '../../test/world/lived.ts';
import { idMaker } from './patterns.ts';

/** The four, and who is who in them. */
export interface FourLives {
  readonly people: Readonly<Record<Name, { readonly id: string }>>;
  /** In week 7 of its sprint. */
  readonly long: Lived;
  /** In week 6 of its first, in the middle of a session that can be closed. */
  readonly meeting: Lived;
  /** At the end of thirteen weeks. */
  readonly finished: Lived;
  /** Not agreed yet. */
  readonly exploring: Lived;
}

type Living = Omit<Parameters<typeof liveTo>[0], 'never'>;
type Acting = Pick<Living, 'act' | 'clock'>;

/** How long ago the session under way began, in minutes. */
const BEGAN = 40;

/** Books a session that is under way now, with a conclusion and a step: everything that closing asks for. */
export async function meetNow({ act, clock }: Acting, life: Lived, now: Instant): Promise<void> {
  const { id, client, coach, goalId } = life;
  const { zone } = (await life.book()).engagement;
  const began = plus(now, { minutes: -BEGAN });
  clock.set(plus(now, { days: -2 }));
  const booked = await act(id, client, ({ book, at, newId }) =>
    bookSessions(book, { by: 'client', hours: [{ id: newId(), startsLocal: localAt(began, zone) }] }, at),
  );
  const sessionId = booked.sessions?.[0]?.id ?? '';
  clock.set(began);
  await act(id, coach, ({ book, at }) => startSession(book, { by: 'coach', sessionId }, at));
  clock.set(plus(now, { minutes: -5 }));
  await act(
    id,
    client,
    ({ at, newId }) => {
      const conclusion = { id: newId(), sessionId, by: 'client', at } as const;
      return accept({
        conclusions: [conclusion],
        events: [{ kind: 'ConclusionAdded', about: conclusion.id }],
      });
    },
    ({ conclusions = [] }) => ({
      conclusions: { [conclusions[0]?.id ?? '']: { words: { text: 'Ask first, answer later.' } } },
    }),
  );
  await act(
    id,
    client,
    ({ book, at, newId }) => {
      const dueOn = addDays(dayAt(at, zone), 3);
      const step = { by: 'client', id: newId(), kind: 'practical', size: 'hour', goalId, sessionId } as const;
      return addStep(book, { ...step, dueOn }, at);
    },
    ({ steps = [] }) => ({
      steps: { [steps[0]?.id ?? '']: { words: { text: 'Write the two risks down.' } } },
    }),
  );
  clock.set(now);
}

/** Lives all four in this store, up to `now`. */
export async function liveFour(store: Store, now: Instant): Promise<FourLives> {
  const clock = clockAt(plus(now, { days: -100 }));
  const idMade = idMaker('living');
  const newSecret = (): string => randomBytes(32).toString('base64url');
  const outside = { now: clock.now, newId: () => idMade(clock.now()), newSecret, announce: () => {} };
  const ports: Ports = { ...outside, store, url: 'http://localhost:4400', hasMail: false };
  const people = await makeCast(ports);
  clock.set(now);
  const living: Living = { clock, ports, people, act: actIn({ ports, people }) };
  const long = await liveTo(living, { client: 'mira', coach: 'elena', week: 7 });
  const meeting = await liveTo(living, { client: 'tomas', coach: 'elena', week: 6 });
  await meetNow(living, meeting, now);
  const finished = await liveTo(living, { client: 'elena', coach: 'ada', week: 13 });
  const exploring = await liveTo(living, { client: 'jon', coach: 'ada', state: 'exploring' });
  return { people, long, meeting, finished, exploring };
}
