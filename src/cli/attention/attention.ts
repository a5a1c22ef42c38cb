// `throughline attention triage | backtest`: mail in files ranked here and now, without a server, an account or a trace.
import { LookingBack } from '../../app/attention/looking-back.ts';
import { mailInOrder, type Source } from '../../app/attention/mail-in-order.ts';
import { newest, replayed } from '../../app/attention/replays.ts';
import type { Message } from '../../domain/attention/message.ts';
import type { Profile } from '../../domain/attention/profile.ts';
import { BUDGET } from '../../domain/attention/verdict.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { attention as words } from '../../words/en/attention.ts';
import { commandLine } from '../../words/en/command-line.ts';
import { argumentsIn } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT, Halt } from '../halting.ts';
import type { Machine } from '../machine.ts';
import { type Aims, jsonTold, linesTold } from './told.ts';
import { aimsIn, instantIn, numberIn, profileFor, sourcesAt } from './wishes.ts';

const { usage } = commandLine.commands.attention;
const OPTIONS = {
  me: { type: 'string' },
  goals: { type: 'string' },
  sent: { type: 'string' },
  mail: { type: 'string', multiple: true },
  budget: { type: 'string' },
  last: { type: 'string' },
  batch: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  fresh: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** As many messages as somebody who cannot keep up gets in a day. */
const LAST = 137;
const PATIENCE = 1000;

type Values = ReturnType<typeof argumentsIn<typeof OPTIONS>>['values'];

/** What both ways of asking need: the mail in order, and whose it is. */
interface Asked {
  readonly mail: AsyncIterable<Message>;
  readonly profile: Profile;
  readonly aims: Aims;
  readonly budget: number;
  readonly counted: { messages: number; unreadable: number };
}

/** Says how far it is once a second, from the first second on. */
async function* withProgress(
  messages: AsyncIterable<Message>,
  counted: { readonly messages: number },
  tell: Machine['tell'],
): AsyncGenerator<Message> {
  let said = performance.now();
  for await (const message of messages) {
    if (performance.now() - said > PATIENCE) {
      said = performance.now();
      tell(words.triage.reading(counted.messages));
    }
    yield message;
  }
}

async function askedIn(values: Values, paths: readonly string[], machine: Machine): Promise<Asked> {
  const given = [...paths, ...(values.mail ?? [])];
  if (given.length === 0) throw new Halt(EXIT.usage, commandLine.usageIs(usage));
  const budget = numberIn('budget', values.budget, BUDGET);
  const known = await aimsIn(values.goals, machine);
  const sent = await sourcesAt(values.sent === undefined ? [] : [values.sent], machine);
  const sources: readonly Source[] = [...(await sourcesAt(given, machine)), ...sent];
  const now: Instant = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  const counted = { messages: 0, unreadable: 0 };
  const mail = withProgress(mailInOrder(sources, now, counted), counted, machine.tell);
  const aims = { aims: new Map(known.map((aim) => [aim.id, aim.words])) };
  return { mail, profile: await profileFor(values.me, sent, known, now), aims, budget, counted };
}

async function triage(values: Values, paths: readonly string[], machine: Machine): Promise<void> {
  const asked = await askedIn(values, paths, machine);
  const last = numberIn('last', values.last, LAST);
  const all = await newest(asked.mail, { profile: asked.profile, budget: asked.budget, last });
  const best = [...all].sort((one, other) => other.score - one.score);
  if (values.json) for (const one of best) machine.say(jsonTold(one, asked.aims));
  else sayTable(best, asked, machine);
  tellUnreadable(asked, machine);
}

function sayTable(best: Awaited<ReturnType<typeof newest>>, { aims }: Asked, { say }: Machine): void {
  const shown = best.filter(({ verdict }) => verdict === 'attend');
  for (const one of shown) for (const line of linesTold(one, aims)) say(line);
  say(best.length === 0 ? words.triage.none : words.triage.of(shown.length, best.length));
}

function tellUnreadable({ counted }: Asked, { tell }: Machine): void {
  if (counted.unreadable > 0) tell(words.triage.unreadable(counted.unreadable));
}

async function backtest(values: Values, paths: readonly string[], machine: Machine): Promise<void> {
  const asked = await askedIn(values, paths, machine);
  const { profile, budget } = asked;
  const from = instantIn('from', values.from);
  const to = instantIn('to', values.to);
  const wishes = {
    profile,
    budget,
    batch: numberIn('batch', values.batch, LAST),
    isFresh: values.fresh ?? false,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const looking = new LookingBack();
  const isMine = ({ from: author }: Message): boolean => profile.addresses.includes(author.address);
  for await (const batch of replayed(looking.watching(asked.mail, isMine), wishes)) {
    if (values.json) for (const one of batch) machine.say(jsonTold(one, asked.aims));
    else looking.note(batch);
  }
  if (!values.json) sayFigures(looking, asked, machine);
  tellUnreadable(asked, machine);
}

function sayFigures(looking: LookingBack, { aims }: Asked, { say }: Machine): void {
  const { messages, shown, answered, found, days, surest } = looking.figures();
  const { backtest: says } = words;
  if (messages === 0) {
    say(words.triage.none);
    return;
  }
  say(says.span(messages, days, Math.round(messages / days)));
  say(says.shown(shown, (shown / days).toFixed(1)));
  say(answered === 0 ? says.noAnswers : says.answered(found, answered));
  if (answered > 0) say(says.chance(Math.round((answered * shown) / messages)));
  say('');
  say(says.examples);
  say('');
  for (const one of surest) for (const line of linesTold(one, aims)) say(line);
}

/** Mail ranked from files. */
export const attention: Command = {
  name: 'attention',
  async run(args, machine) {
    const [what, ...rest] = args;
    if (what !== 'triage' && what !== 'backtest') throw new Halt(EXIT.usage, commandLine.usageIs(usage));
    const { values, positionals } = argumentsIn(rest, OPTIONS, usage);
    await (what === 'triage' ? triage : backtest)(values, positionals, machine);
    return EXIT.done;
  },
};
