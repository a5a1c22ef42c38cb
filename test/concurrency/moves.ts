// What both may try on one engagement through the API at the same time, drawn from how it stands.
import type { Book } from '../../src/domain/engagement/book.ts';
import type { Step, StepState } from '../../src/domain/engagement/step.ts';
import { addDays, dayAt } from '../../src/domain/kernel/time.ts';
import type { Chance } from '../fuzz/chance.ts';

/** One request of one side. */
export interface Request {
  readonly who: 'mira' | 'elena';
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** Where moves are drawn. */
export interface Ground {
  readonly book: Book;
  readonly at: string;
  readonly chance: Chance;
}

type Draw = (ground: Ground, who: Request['who']) => Request | undefined;

const pick = <T>({ chance }: Ground, from: readonly T[]): T | undefined =>
  from.length === 0 ? undefined : chance.pick(from);

const inStates = ({ book }: Ground, ...states: readonly StepState[]): readonly Step[] =>
  book.steps.filter(({ state }) => states.includes(state));

const dayFor = (ground: Ground): string =>
  addDays(dayAt(ground.at, ground.book.engagement.zone), ground.chance.below(18) - 1);

const sessionsOn = ({ book, at }: Ground) =>
  book.sessions.filter(
    ({ state, startsAt }) => state === 'in progress' || (state === 'planned' && startsAt <= at),
  );

const post = (who: Request['who'], path: string, body: object): Request => ({
  who,
  method: 'POST',
  path,
  body,
});

function somewhere(ground: Ground): object {
  const on = pick(ground, sessionsOn(ground));
  return on && ground.chance.in100(70) ? { sessionId: on.id } : {};
}

const goalOf = (ground: Ground): object => {
  const open = ground.book.goals.filter(({ state, placedIn }) => state === 'open' && placedIn !== null);
  const goal = pick(ground, open);
  return goal ? { goalId: goal.id } : {};
};

const moveOf = (ground: Ground): object =>
  ground.chance.pick([
    { move: 'smaller', size: 'quarter', text: 'A smaller one' },
    { move: 'later', dueOn: dayFor(ground), why: 'A full week' },
    { move: 'later', dueOn: dayFor(ground) },
    { move: 'different', text: 'Another one', dueOn: dayFor(ground), ...goalOf(ground) },
    { move: 'different' },
    { move: 'with help', helpFrom: 'Jonas', helpWith: 'The opening' },
    { move: 'with help', helpFromCoach: true, helpWith: 'The opening' },
  ]);

const onStep =
  (states: readonly StepState[], verb: string, bodyOf: (ground: Ground) => object): Draw =>
  (ground, who) => {
    const step = pick(ground, inStates(ground, ...states));
    return step && post(who, `/steps/${step.id}/${verb}`, bodyOf(ground));
  };

const answer = (ground: Ground): object => {
  const body = { answer: ground.chance.in100(75) ? 'accept' : 'decline', ...somewhere(ground) };
  return ground.chance.in100(20) ? { ...body, dueOn: dayFor(ground) } : body;
};

const onSession =
  (verb: string, bodyOf: (ground: Ground) => object): Draw =>
  (ground, who) => {
    const session = pick(ground, sessionsOn(ground));
    return session && post(who, `/sessions/${session.id}/${verb}`, bodyOf(ground));
  };

const addStep: Draw = (ground, who) =>
  post(who, `/engagements/${ground.book.engagement.id}/steps`, {
    text: 'A step',
    dueOn: dayFor(ground),
    ...goalOf(ground),
    ...somewhere(ground),
  });

const counter: Draw = (ground, who) => {
  const waiting = pick(
    ground,
    inStates(ground, 'proposed').filter(({ previousId }) => previousId !== null),
  );
  const body = { ...moveOf(ground), answers: waiting?.id };
  return waiting && post(who, `/steps/${waiting.previousId}/moves`, body);
};

const withdraw: Draw = (ground, who) => {
  const step = pick(ground, inStates(ground, 'proposed'));
  return step && { who, method: 'DELETE', path: `/steps/${step.id}/proposal` };
};

const thinkAgain: Draw = (ground, who) => {
  const step = pick(ground, inStates(ground, 'agreed', 'declined').toReversed().slice(0, 4));
  return step && { who, method: 'DELETE', path: `/steps/${step.id}/answer` };
};

const unconfirm: Draw = (ground, who) => {
  const word = pick(ground, ground.book.confirmations);
  return word && { who, method: 'DELETE', path: `/sessions/${word.sessionId}/confirmations/${word.stepId}` };
};

const confirm: Draw = (ground, who) => {
  const [session, step] = [pick(ground, sessionsOn(ground)), pick(ground, inStates(ground, 'agreed'))];
  return session && step && post(who, `/sessions/${session.id}/confirmations`, { stepId: step.id });
};

const bookHour: Draw = (ground, who) =>
  post(who, `/engagements/${ground.book.engagement.id}/sessions`, {
    startsLocal: `${dayFor(ground)}T${10 + ground.chance.below(8)}:00`,
  });

const moveHour: Draw = (ground, who) => {
  const planned = pick(
    ground,
    ground.book.sessions.filter(({ state }) => state === 'planned'),
  );
  const body = ground.chance.in100(60)
    ? { kind: 'move', toLocal: `${dayFor(ground)}T${10 + ground.chance.below(8)}:30` }
    : { kind: 'cancel' };
  return planned && post(who, `/sessions/${planned.id}/moves`, body);
};

const answerHour: Draw = (ground, who) => {
  const waiting = pick(
    ground,
    ground.book.sessionMoves.filter(({ state }) => state === 'waiting'),
  );
  return waiting && post(who, `/session-moves/${waiting.id}/answer`, { answer: 'accept' });
};

const endGoal: Draw = (ground) => {
  const goal = pick(
    ground,
    ground.book.goals.filter(({ state }) => state === 'open'),
  );
  return goal && post('mira', `/goals/${goal.id}/ending`, { how: 'let go', sentence: 'It let go of me.' });
};

const makeGoal: Draw = () =>
  post('mira', '/goals', { title: 'Another wish', horizon: 'sprint', area: 'craft' });

const placeGoal: Draw = (ground) => {
  const goal = pick(
    ground,
    ground.book.goals.filter(({ state, placedIn }) => state === 'open' && placedIn === null),
  );
  return goal && post('mira', `/goals/${goal.id}/placement`, {});
};

/** Each as often as it stands here. */
const DRAWS: readonly Draw[] = [
  addStep,
  addStep,
  addStep,
  onStep(['agreed'], 'moves', moveOf),
  onStep(['agreed'], 'moves', moveOf),
  onStep(['agreed'], 'moves', moveOf),
  onStep(['proposed'], 'answer', answer),
  onStep(['proposed'], 'answer', answer),
  onStep(['agreed'], 'marks', ({ chance }) => ({ mark: chance.in100(70) ? 'kept' : 'not kept' })),
  onStep(['kept', 'not kept'], 'marks', ({ chance }) => ({
    mark: chance.pick(['kept', 'not kept', 'open']),
  })),
  onStep(['kept'], 'next', () => ({})),
  counter,
  withdraw,
  thinkAgain,
  thinkAgain,
  confirm,
  unconfirm,
  onSession('start', () => ({})),
  onSession('conclusions', () => ({ text: 'Early is kinder than late.' })),
  onSession('conclusions', () => ({ text: 'Early is kinder than late.' })),
  onSession('closing', () => ({})),
  onSession('closing', () => ({})),
  onSession('closing', () => ({})),
  onSession('cut', () => ({})),
  bookHour,
  moveHour,
  answerHour,
  endGoal,
  makeGoal,
  placeGoal,
];

/** Some requests to send at once; now and then the same one twice, as an impatient finger does. */
export function requestsFor(ground: Ground, count: number): Request[] {
  const drawn = Array.from({ length: count }, () => {
    const who = ground.chance.in100(60) ? 'mira' : 'elena';
    return ground.chance.pick(DRAWS)(ground, who);
  }).filter((one) => one !== undefined);
  return drawn.flatMap((one) => (ground.chance.in100(20) ? [one, one] : [one]));
}
