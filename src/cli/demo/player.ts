// Plays the demo's stories: every line a real deed at its own moment, so that whatever the pages show was decided by the rules.
import { visitorOf } from '../../app/accounts/sign-ins.ts';
import type { Actor } from '../../app/actor.ts';
import { tellMail } from '../../app/attention/told-mail.ts';
import { type AnyDeed, perform } from '../../app/deed.ts';
import { deeds } from '../../app/deeds.ts';
import type { Ports } from '../../app/ports.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { type Instant, plus, type Zone } from '../../domain/kernel/time.ts';
import type { Entry, Given, Story, Value } from './entry.ts';
import { type Landmarks, landmarksOf, pointOf } from './landmarks.ts';

/** What is needed to tell the stories. */
export interface Telling {
  /** The instance as it would be with another clock. */
  readonly portsAt: (now: () => Instant) => Ports;
  /** Everything is told as having happened before it. */
  readonly now: Instant;
  /** Where everybody lives. */
  readonly zone: Zone;
  readonly today: string;
  readonly password: string;
  /** Called after every line, with how much of the whole is told. */
  readonly progress?: (told: number, all: number) => void;
}

interface Line extends Entry {
  readonly instant: Instant;
  readonly told: Told;
}

/** One story while it is played. */
interface Told {
  readonly story: Story;
  readonly marks: Landmarks;
  readonly made: Map<string, unknown>;
}

interface Stage extends Telling {
  /** People by the name stories call them. */
  readonly people: Map<string, Id>;
}

const HERE = { address: '127.0.0.1', isLocal: true, device: '' } as const;
const LINK = /[^/]+$/;

function partOf(answer: unknown, path: string): unknown {
  const inside = (value: unknown, name: string): unknown => (value as Record<string, unknown> | null)?.[name];
  return path.split('.').reduce(inside, answer);
}

async function resolved(value: Value, line: Line, ports: Ports, actor: Actor): Promise<unknown> {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return Promise.all(value.map((one: Value) => resolved(one, line, ports, actor)));
  const { marks, made } = line.told;
  if ('of' in value) return partOf(made.get(String(value['of'])), String(value['part']));
  if ('on' in value) return pointOf(String(value['on']), marks).day;
  if ('local' in value) {
    return value['local'] === 'all sessions' ? marks.sessions : pointOf(String(value['local']), marks).local;
  }
  if ('deed' in value && 'part' in value) {
    const { deed, with: asked, part } = value as { deed: string; with: Given; part: string };
    return partOf(await done({ ...line, does: deed, with: asked }, ports, actor), part);
  }
  return inputOf(value as Given, line, ports, actor);
}

async function inputOf(given: Given, line: Line, ports: Ports, actor: Actor): Promise<object> {
  const names = Object.keys(given);
  const values = await Promise.all(names.map((name) => resolved(given[name] ?? '', line, ports, actor)));
  return Object.fromEntries(names.map((name, at) => [name, values[at]]));
}

function deedCalled(name: string): AnyDeed {
  const deed = deeds.find((one) => one.name === name);
  if (!deed) throw new Error(`There is no deed ${name}.`);
  return deed;
}

async function done(line: Line, ports: Ports, actor: Actor): Promise<unknown> {
  const deed = deedCalled(line.does);
  const input = await inputOf(line.with ?? {}, line, ports, actor);
  const here = deed.path.includes(':engagementId')
    ? { engagementId: partOf(line.told.made.get('joined'), 'engagementId') }
    : {};
  const outcome = await perform(deed, { ...here, ...input }, actor, ports);
  if (outcome.ok) return outcome.value;
  const what = `${line.told.story.client}, ${line.at}: ${line.does}`;
  throw new Error(`${what} was refused: ${outcome.refusal} ${JSON.stringify(outcome.detail ?? {})}`);
}

function actorOf({ people }: Stage, who: string, at: Instant): Actor {
  const personId = people.get(who);
  if (personId === undefined) return { kind: 'nobody', from: HERE };
  return { kind: 'person', via: 'page', personId, signInId: '', freshAt: at, from: HERE };
}

/** Whose account was just made: the answer holds a sign-in, and nothing else that says so. */
async function remember(stage: Stage, line: Line, answer: unknown): Promise<void> {
  if (line.as !== undefined) line.told.made.set(line.as, answer);
  const secret = partOf(answer, 'signIn.secret') ?? partOf(answer, 'secret');
  if (stage.people.has(line.who) || typeof secret !== 'string') return;
  const { store } = stage.portsAt(() => line.instant);
  const visitor = await store.read((rows) => visitorOf(rows, secret, line.instant));
  if (visitor) stage.people.set(line.who, visitor.person.id);
}

/** The invitation and how it was taken, as lines of the story. */
function arrival({ client, name, email, invitedAt, joinedAt }: Story, telling: Telling): readonly Entry[] {
  const { zone, password } = telling;
  const invitation = { of: 'invited', part: 'secret' };
  return [
    { at: invitedAt, who: 'elena', does: 'invitation.make', with: { role: 'client' }, as: 'invited' },
    {
      at: joinedAt,
      who: client,
      does: 'account.sign_up',
      with: { name, email, zone, password, invitation },
      as: 'joined',
    },
  ];
}

function linesOf(story: Story, telling: Telling): readonly Line[] {
  const marks = landmarksOf(story.plan, telling.today, telling.zone);
  const told: Told = { story, marks, made: new Map() };
  const entries = [...arrival(story, telling), ...story.entries];
  return entries.map((entry) => ({ ...entry, told, instant: pointOf(entry.at, marks).instant }));
}

function withSecret(answer: unknown): unknown {
  const link = partOf(answer, 'link');
  return typeof link === 'string' ? { ...(answer as object), secret: LINK.exec(link)?.[0] } : answer;
}

async function play(stage: Stage, line: Line): Promise<void> {
  if (line.instant >= stage.now) throw new Error(`${line.told.story.client}, ${line.at}: not yet past.`);
  const ports = stage.portsAt(() => line.instant);
  const answer = await done(line, ports, actorOf(stage, line.who, line.instant));
  await remember(stage, line, withSecret(answer));
}

/** Everybody's mail, as it lies there now. */
async function tellMails({ people, portsAt, ...looked }: Stage, stories: readonly Story[]): Promise<void> {
  for (const { client, mail } of stories) {
    const id = people.get(client);
    if (mail && id !== undefined)
      await tellMail(
        portsAt(() => looked.now),
        id,
        mail(looked),
      );
  }
}

/** Tells the coach's beginning and then every story, line by line in the order of time; who is who in the end. */
export async function playStories(
  coach: { readonly name: string; readonly email: string },
  stories: readonly Story[],
  telling: Telling,
): Promise<ReadonlyMap<string, Id>> {
  const stage: Stage = { ...telling, people: new Map() };
  const lines = stories
    .flatMap((story) => linesOf(story, telling))
    .sort((a, b) => (a.instant < b.instant ? -1 : a.instant > b.instant ? 1 : 0));
  const [first] = lines;
  if (!first) return stage.people;
  const { zone, password } = telling;
  const opening = { ...first, at: 'start', who: 'elena', does: 'account.first_run' } as const;
  const instant = plus(first.instant, { days: -1 });
  await play(stage, { ...opening, instant, with: { ...coach, zone, password } });
  for (const [at, line] of lines.entries()) {
    await play(stage, line);
    telling.progress?.(at + 1, lines.length);
  }
  await tellMails(stage, stories);
  return stage.people;
}
