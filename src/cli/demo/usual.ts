// What every engagement of the demo goes through alike: the agreement, a plan made ready, an hour held.
import { agreementText } from '../../words/en/agreement-text.ts';
import { type Entry, local, of, on, seen, session } from './entry.ts';

/** How a client begins, as far as clients differ. */
export interface Beginning {
  readonly who: string;
  readonly name: string;
  readonly goal: { readonly title: string; readonly meaning: string; readonly area: string };
  readonly expects: { readonly ownAnswers: string; readonly frustration: string; readonly between: string };
}

/** The agreement as it ships, signed by the coach. */
export function agreementOffered(at: string): readonly Entry[] {
  return [
    { at, who: 'elena', does: 'agreement.write', with: { text: agreementText }, as: 'text' },
    {
      at,
      who: 'elena',
      does: 'agreement.sign',
      with: { textId: of('text'), name: 'Elena Kask', hash: seen('agreement.read', {}, 'newest.hash') },
    },
  ];
}

/** From the first goal to a sprint that begins by itself. */
export function beginning({ who, name, goal, expects }: Beginning): readonly Entry[] {
  const sprintId = of('sprint');
  const hash = seen('agreement.read', {}, 'newest.hash');
  const does = (at: string, deed: string, given: Entry['with'], as?: string): Entry => ({
    at: `start-${at}`,
    who,
    does: deed,
    ...(given ? { with: given } : {}),
    ...(as === undefined ? {} : { as }),
  });
  return [
    does('12d 19:10', 'goal.make', { ...goal, clarity: 'direction' }, 'goal'),
    does('12d 19:11', 'goal.place', { goalId: of('goal') }),
    ...agreementOffered('start-11d 10:00'),
    does('10d 20:00', 'agreement.sign', { textId: of('text'), name, hash }),
    does('9d 18:20', 'sprint.plan', { startsOn: on('start'), weeks: 13 }, 'sprint'),
    does('9d 18:24', 'session.book_series', { startsLocals: local('all sessions'), minutes: 60 }, 'sessions'),
    does('9d 18:26', 'sprint.block', { sprintId, weekday: 4, time: '09:00', minutes: 60 }),
    does('9d 18:30', 'sprint.expect', { sprintId, ...expects }),
    does('9d 18:32', 'sprint.focus', { sprintId, goalIds: [of('goal')] }),
  ];
}

/** An hour that was held: what was concluded in it and the step it ended in. */
export interface HourHeld {
  readonly who: string;
  readonly number: number;
  readonly conclusion: string;
  readonly step: string;
  readonly size: 'quarter' | 'hour' | 'half-day';
  readonly dueOn: string;
  readonly as: string;
}

/** The hour as entries, closed by the coach. */
export function hourHeld({ who, number, conclusion, step, size, dueOn, as }: HourHeld): readonly Entry[] {
  const sessionId = session(number);
  const at = (minutes: number): string => `S${number}+${minutes}m`;
  const words = { text: step, kind: 'practical', size, goalId: of('goal'), dueOn: on(dueOn), sessionId };
  return [
    { at: at(1), who: 'elena', does: 'session.start', with: { sessionId } },
    { at: at(50), who, does: 'conclusion.add', with: { sessionId, text: conclusion } },
    { at: at(54), who, does: 'step.add', with: words, as },
    { at: at(59), who: 'elena', does: 'session.close', with: { sessionId } },
  ];
}

/** A step that the client kept. */
export function kept(who: string, at: string, step: string): Entry {
  return { at, who, does: 'step.mark', with: { stepId: of(step), mark: 'kept' } };
}
