// Mira's mailbox, made anew for whatever day it is: weeks of ordinary mail with what Mira answered, and 137 messages of today.
import type { Address, Message } from '../../domain/attention/message.ts';
import {
  addDays,
  type Day,
  type Instant,
  instantOf,
  mondayOf,
  plus,
  startOf,
  weekdayOf,
  type Zone,
} from '../../domain/kernel/time.ts';
import { EXCHANGES, MEETINGS, NOISE, type Noise, PEOPLE, TODAYS, type Who } from './letter.table.ts';

/** As many of others as product.md speaks of. */
const TODAY_COUNT = 137;
const DAYS_BEFORE = 35;
const ON_WORKING_DAYS = 24;
const ON_FREE_DAYS = 4;
const SATURDAY = 6;
const MINUTE = 60_000;

/** When and where the mailbox is looked at. */
export interface Looked {
  readonly now: Instant;
  readonly today: Day;
  readonly zone: Zone;
}

type Draw = (below: number) => number;

/** The same order of chance every time. */
function draws(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const oneOf = <T>(things: readonly T[], draw: Draw): T => things[draw(things.length)] as T;

function addressOf(who: Who): Address {
  const [name, address] = PEOPLE[who];
  return { name, address };
}

const ME = addressOf('mira');
const SHARES: readonly Noise[] = NOISE.flatMap((noise) => Array.from({ length: noise.share }, () => noise));

interface Written {
  readonly at: Instant;
  readonly from: Who;
  readonly subject: string;
  readonly text: string;
  readonly to?: readonly Address[];
  readonly more?: Partial<Message>;
}

let written = 0;

function message({ at, from, subject, text, to = [ME], more = {} }: Written): Message {
  written += 1;
  return {
    id: `<${written}.${at.replace(/\W/g, '')}@calmtools.example>`,
    at,
    from: addressOf(from),
    to,
    cc: [],
    subject,
    references: [],
    bulk: false,
    automatic: false,
    text,
    attachments: 0,
    ...more,
  };
}

function noiseAt(at: Instant, draw: Draw): Message {
  const { from, subjects, texts, list, bulk, automatic, inCopy } = oneOf(SHARES, draw);
  const subject = oneOf(subjects, draw).replace('#', String(1_000 + draw(9_000)));
  const everybody = list === undefined ? [] : [{ name: '', address: list.replace('.', '@') }];
  const others = [addressOf('marco'), addressOf('lena'), addressOf('priya')];
  const more: Partial<Message> = {
    ...(list === undefined ? {} : { list }),
    ...(inCopy ? { cc: [ME, ...others.slice(1)] } : {}),
    bulk: bulk ?? false,
    automatic: automatic ?? false,
  };
  const to = inCopy ? others.slice(0, 1) : list === undefined ? [ME] : everybody;
  return message({ at, from: oneOf(from, draw), subject, text: oneOf(texts, draw), to, more });
}

function answering(answered: Message): Partial<Message> {
  return { inReplyTo: answered.id, references: [answered.id] };
}

/** Something from Mira in answer to a message. */
function answerTo(asked: Message, text: string, minutes: number): Message {
  const at = plus(asked.at, { minutes });
  return message({
    at,
    from: 'mira',
    to: [asked.from],
    subject: asked.subject.startsWith('Re: ') ? asked.subject : `Re: ${asked.subject}`,
    text,
    more: answering(asked),
  });
}

/** Something somebody wrote, and what Mira answered some minutes later; what needs no answer goes to several. */
function exchange(nth: number, at: Instant, minutes: number): readonly Message[] {
  const { answer, ...asked } = oneOf(EXCHANGES, (below) => nth % below);
  const others = answer === null ? [addressOf('marco'), addressOf('ines'), addressOf('jonas')] : [];
  const came = message({ ...asked, at, to: [...others, ME] });
  return answer === null ? [came] : [came, answerTo(came, answer, minutes)];
}

/** An ordinary day: noise, and on working days one or two exchanges. */
function ordinaryDay(day: Day, nth: number, zone: Zone, draw: Draw): readonly Message[] {
  const isFree = weekdayOf(day) >= SATURDAY;
  const count = isFree ? ON_FREE_DAYS : ON_WORKING_DAYS;
  const from = instantOf(`${day}T07:00`, zone);
  const noise = Array.from({ length: count }, () => noiseAt(plus(from, { minutes: draw(720) }), draw));
  if (isFree) return noise;
  const exchanged = [0, 1].map((more) =>
    exchange(nth * 3 + more, plus(from, { minutes: 60 + draw(400) }), 20 + draw(150)),
  );
  return [...noise, ...exchanged.flat()];
}

/** An instant of today before now, at this part of the time that has gone by. */
function todayAt({ now, today, zone }: Looked, part: number): Instant {
  const begins = Date.parse(startOf(today, zone));
  const gone = Math.max(0, Date.parse(now) - begins - MINUTE / 2);
  return new Date(begins + Math.floor(gone * part)).toISOString();
}

function todaysFew(looked: Looked): readonly Message[] {
  const yesterday = instantOf(`${addDays(looked.today, -1)}T17:10`, looked.zone);
  return TODAYS.flatMap(({ from, subject, text, answers, others = [] }, nth) => {
    const at = todayAt(looked, 0.35 + nth * 0.09);
    const to = [ME, ...others.map(addressOf)];
    if (answers === undefined) return [message({ at, from, subject, text, to })];
    const asked = message({
      at: plus(yesterday, { minutes: nth * 7 }),
      from: 'mira',
      to: [addressOf(from)],
      subject: subject.replace(/^Re: /, ''),
      text: answers,
    });
    return [asked, message({ at, from, subject, text, to, more: answering(asked) })];
  });
}

function meetings({ today, zone }: Looked): readonly Message[] {
  const monday = mondayOf(today);
  const sentAt = instantOf(`${addDays(monday, -4)}T16:00`, zone);
  return MEETINGS.map(({ from, title, day, hour, minutes }, nth) => {
    const startsAt = instantOf(`${addDays(monday, day)}T${hour}`, zone);
    const invitation = { startsAt, endsAt: plus(startsAt, { minutes }), method: 'REQUEST' };
    const at = plus(sentAt, { minutes: nth });
    return message({ at, from, subject: title, text: title, more: { invitation } });
  });
}

/** All of it, in the order of time. */
export function miraMail(looked: Looked): readonly Message[] {
  const draw = draws(137);
  written = 0;
  const before = Array.from({ length: DAYS_BEFORE }, (_, nth) =>
    ordinaryDay(addDays(looked.today, nth - DAYS_BEFORE), nth, looked.zone, draw),
  );
  const few = todaysFew(looked);
  const answered = [0, 4].map((nth) => exchange(nth, todayAt(looked, 0.1), 0));
  const count = TODAY_COUNT - TODAYS.length - answered.length;
  const noise = Array.from({ length: count }, (_, nth) =>
    noiseAt(todayAt(looked, (nth + 1) / (count + 1)), draw),
  );
  return [...before.flat(), ...meetings(looked), ...answered.flat(), ...few, ...noise].sort((a, b) =>
    a.at < b.at ? -1 : 1,
  );
}
