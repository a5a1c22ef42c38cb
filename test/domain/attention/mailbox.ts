// A mailbox that never was: a dozen people who write to each other and to Ann, on two lists and alone, from one seed.
import type { Address, Message } from '../../../src/domain/attention/message.ts';
import type { Profile } from '../../../src/domain/attention/profile.ts';
import { plus } from '../../../src/domain/kernel/time.ts';

export const ANN: Address = { address: 'ann@here.example', name: 'Ann Lee' };

const NAMES = [
  'Bo Berg',
  'Cy Cole',
  'Di Dorn',
  'Ed Ek',
  'Fay Fox',
  'Gus Gray',
  'Hal Hill',
  'Ida Ibsen',
  'Jo Jung',
];
const OTHERS: readonly Address[] = NAMES.map((name) => ({
  address: `${name.split(' ')[0]?.toLowerCase()}@there.example`,
  name,
}));

const TOPICS = [
  ['pricing', 'draft', 'proposal', 'margin', 'discount', 'customer', 'tariff'],
  ['garden', 'tulips', 'watering', 'compost', 'hedge', 'greenhouse', 'seedlings'],
  ['choir', 'rehearsal', 'soprano', 'concert', 'chapel', 'programme', 'encore'],
  ['server', 'backup', 'certificate', 'outage', 'migration', 'database', 'latency'],
];
const ASKING = [
  'Could you send me the notes by Friday?',
  'Please let me know what you think.',
  'Can you review this?',
];
const TELLING = ['It went well yesterday.', 'Nothing new on this side.', 'The rest is as it was.'];

/** What Ann wants. */
export const PROFILE: Profile = {
  addresses: [ANN.address],
  names: [ANN.name],
  aims: [
    { id: 'goal-1', kind: 'goal', words: 'Bring the pricing proposal to the customer', nearness: 0 },
    {
      id: 'step-1',
      kind: 'step',
      goal: 'goal-1',
      words: 'Review the margin and the tariff draft',
      nearness: 1,
    },
    { id: 'step-2', kind: 'step', words: 'Hear from Cy about the choir', nearness: 0.4, isWaiting: true },
  ],
  muted: [],
  key: 20_261_122,
};

/** Chance from a seed: the same numbers every time. */
export function chanceOf(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Draw = (below: number) => number;
const oneOf = <T>(things: readonly T[], draw: Draw): T => things[draw(things.length)] as T;

function textOf(topic: readonly string[], draw: Draw, greets: boolean): string {
  const words = Array.from({ length: 6 + draw(20) }, () => oneOf(topic, draw)).join(' ');
  const greeting = greets ? 'Hi Ann,\n\n' : '';
  return `${greeting}About the ${words}. ${oneOf(TELLING, draw)} ${draw(2) === 0 ? oneOf(ASKING, draw) : ''}`.trim();
}

/** Somebody's message out of the blue. */
function opening(number: number, at: string, from: Address, draw: Draw): Message {
  const topic = oneOf(TOPICS, draw);
  const toAnn = draw(3) === 0;
  return {
    id: `<${number}@there.example>`,
    at,
    from,
    to: toAnn ? [ANN] : [oneOf(OTHERS, draw)],
    cc: draw(3) === 0 ? [ANN, oneOf(OTHERS, draw)] : [],
    subject: `${oneOf(topic, draw)} ${oneOf(topic, draw)} ${draw(40)}`,
    references: [],
    ...(draw(2) === 0 ? { list: oneOf(['all.lists.example', 'team.lists.example'], draw) } : {}),
    bulk: draw(12) === 0,
    automatic: draw(15) === 0,
    ...(draw(12) === 0 ? { invitation: { startsAt: plus(at, { days: 2 }), method: 'REQUEST' } } : {}),
    text: textOf(topic, draw, toAnn && draw(2) === 0),
    attachments: draw(4) === 0 ? 1 : 0,
  };
}

/** Somebody's answer to a message. */
export function answerTo(
  answered: Message,
  number: number,
  at: string,
  from: Address,
  text: string,
): Message {
  const { invitation: _none, ...rest } = answered;
  return {
    ...rest,
    id: `<${number}@${from === ANN ? 'here' : 'there'}.example>`,
    at,
    from,
    to: [answered.from],
    cc: answered.cc,
    subject: answered.subject.startsWith('Re: ') ? answered.subject : `Re: ${answered.subject}`,
    inReplyTo: answered.id,
    references: [...answered.references, answered.id],
    attribution: `On Tuesday, ${answered.from.name} wrote:`,
    quoted: answered.text.slice(0, 200),
    text,
    bulk: false,
    automatic: false,
  };
}

/** Whether Ann would answer this: what concerns prices, from Bo and Cy, and what answers her. */
function annAnswers(message: Message, draw: Draw): boolean {
  if (message.bulk || message.automatic) return false;
  const isHers = message.text.includes('pricing') || message.from === OTHERS[0] || message.from === OTHERS[1];
  const toAnn = message.to.includes(ANN) || message.cc.includes(ANN);
  return draw(10) < (isHers ? 4 : 0) + (toAnn ? 4 : 0);
}

/** So many messages, Ann's own among them, an hour apart. */
export function mailboxOf(seed: number, count: number): readonly Message[] {
  const draw = chanceOf(seed);
  const mails: Message[] = [];
  let at = '2026-01-05T08:00:00.000Z';
  for (let number = 1; mails.length < count; number++) {
    at = plus(at, { minutes: 10 + draw(100) });
    const recent = mails.slice(-25);
    const from = oneOf(OTHERS, draw);
    const isAnswer = recent.length > 0 && draw(2) === 0;
    const message = isAnswer
      ? answerTo(oneOf(recent, draw), number, at, from, textOf(oneOf(TOPICS, draw), draw, draw(4) === 0))
      : opening(number, at, from, draw);
    mails.push(message);
    if (message.from !== ANN && annAnswers(message, draw)) {
      number++;
      at = plus(at, { minutes: 5 });
      mails.push(answerTo(message, number, at, ANN, textOf(TOPICS[0] ?? [], draw, false)));
    }
  }
  return mails;
}
