// A Slack export (zip), told as messages: a channel is a list, a mention is To, a direct message has one recipient, a thread is a thread.
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { decode } from 'html-entities';
import type { Address, Message, MessageId } from '../../domain/attention/message.ts';

/** One file of an export may unfold to this many bytes: a day of a channel is far smaller. */
const LARGEST = 32 * 1024 * 1024;
/** So many bytes are unpacked at once. */
const PIECE = 64 * 1024;

/** The bytes of an export, from their beginning. */
type Opener = () => AsyncIterable<Uint8Array>;

type User = {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly real_name?: unknown;
  readonly profile?: { readonly email?: unknown; readonly real_name?: unknown };
};
type Room = { readonly id?: unknown; readonly name?: unknown; readonly members?: readonly unknown[] };
type Said = {
  readonly type?: unknown;
  readonly subtype?: unknown;
  readonly user?: unknown;
  readonly bot_id?: unknown;
  readonly username?: unknown;
  readonly text?: unknown;
  readonly ts?: unknown;
  readonly thread_ts?: unknown;
  readonly files?: unknown;
};

/** Who and where, from the lists at the export's root. */
interface Workspace {
  readonly people: Map<string, Address>;
  /** By the name of its folder: who is in it, and whether it is a conversation of few. */
  readonly rooms: Map<string, { readonly members: readonly string[]; readonly isDirect: boolean }>;
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}

function items(json: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(json) ? json.filter((each) => each !== null && typeof each === 'object') : [];
}

/** How somebody without an address in the export is known. */
function addressOf(id: string): string {
  return `${id.toLowerCase()}@slack.invalid`;
}

function learn(workspace: Workspace, file: string, json: unknown): void {
  if (file === 'users.json') for (const each of items(json)) learnPerson(workspace, each as User);
  const isDirect = file === 'dms.json' || file === 'mpims.json';
  if (isDirect || file === 'channels.json' || file === 'groups.json')
    for (const each of items(json)) learnRoom(workspace, each as Room, isDirect);
}

function learnPerson({ people }: Workspace, { id, name, real_name, profile }: User): void {
  const told = words(id);
  if (told === '') return;
  const address = words(profile?.email).toLowerCase() || addressOf(told);
  people.set(told, { address, name: words(profile?.real_name) || words(real_name) || words(name) });
}

function learnRoom({ rooms }: Workspace, { id, name, members }: Room, isDirect: boolean): void {
  const folder = words(name) || words(id);
  const room = { members: (members ?? []).map(words), isDirect };
  if (folder !== '') rooms.set(folder, room);
  if (isDirect) rooms.set(words(id), room);
}

/** The files of a zip that are wanted, one after the other, each unfolded in whole; one that cannot be is passed over. */
async function* filesOf(
  bytes: Opener,
  isWanted: (name: string) => boolean,
): AsyncGenerator<[string, Uint8Array]> {
  const ready: [string, Uint8Array][] = [];
  const unzip = new Unzip((file) => {
    if (isWanted(file.name) && (file.originalSize ?? 0) <= LARGEST)
      unfold(file, (bytes) => ready.push([file.name, bytes]));
  });
  unzip.register(UnzipInflate);
  for await (const chunk of bytes())
    for (let at = 0; at < chunk.length; at += PIECE) {
      unzip.push(chunk.subarray(at, at + PIECE));
      yield* ready.splice(0);
    }
  unzip.push(new Uint8Array(0), true);
  yield* ready.splice(0);
}

function unfold(file: UnzipFile, done: (bytes: Uint8Array) => void): void {
  const parts: Uint8Array[] = [];
  let size = 0;
  file.ondata = (fault, data, isLast) => {
    if (fault) return;
    size += data.length;
    if (size > LARGEST) return file.terminate();
    parts.push(data);
    if (isLast) done(Buffer.concat(parts));
  };
  file.start();
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

const MENTION = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;
const LINK = /<([^<>|]*)(?:\|([^<>]*))?>/g;

function readable(text: string, { people }: Workspace): string {
  const named = text.replace(MENTION, (_, id: string) => `@${people.get(id)?.name ?? id}`);
  return decode(
    named.replace(LINK, (_, target: string, label?: string) => label ?? target.replace(/^[#!]/, '')),
  );
}

function idOf(ts: string, room: string): MessageId {
  return `<${ts}.${room.replace(/[^\w.-]/g, '_')}@slack.invalid>`;
}

function recipients(said: Said, room: string, workspace: Workspace): readonly Address[] {
  const { people, rooms } = workspace;
  const known = rooms.get(room);
  const mentioned = [...words(said.text).matchAll(MENTION)].map(([, id = '']) => id);
  const direct = known?.isDirect ? known.members.filter((id) => id !== said.user) : [];
  return [...new Set([...direct, ...mentioned])].map(
    (id) => people.get(id) ?? { address: addressOf(id), name: '' },
  );
}

/** Joining, leaving and renaming are no messages. */
const SPOKEN = new Set(['', 'thread_broadcast', 'bot_message', 'me_message', 'file_share']);

function messageOf(said: Said, room: string, workspace: Workspace): Message | undefined {
  const ts = words(said.ts);
  const seconds = Number(ts);
  if (said.type !== 'message' || !SPOKEN.has(words(said.subtype)) || !(seconds > 0 && seconds < 4e9))
    return undefined;
  const isBot = said.subtype === 'bot_message' || said.user === undefined;
  const by = words(said.user) || words(said.bot_id);
  const parent = words(said.thread_ts);
  const answers = parent !== '' && parent !== ts ? idOf(parent, room) : undefined;
  const isDirect = workspace.rooms.get(room)?.isDirect === true;
  return {
    id: idOf(ts, room),
    at: new Date(seconds * 1000).toISOString(),
    from: workspace.people.get(by) ?? { address: addressOf(by), name: words(said.username) },
    to: recipients(said, room, workspace),
    cc: [],
    subject: isDirect ? '' : `#${room}`,
    ...(answers && { inReplyTo: answers }),
    references: answers ? [answers] : [],
    ...(!isDirect && { list: room.toLowerCase() }),
    bulk: false,
    automatic: isBot,
    text: readable(words(said.text), workspace).slice(0, 16_000),
    attachments: items(said.files).length,
  };
}

/** The messages of an export, room by room and day by day; whoever wants them by time sorts them. Not an export: none. */
export async function* slackMessages(opener: Opener): AsyncGenerator<Message> {
  const workspace: Workspace = { people: new Map(), rooms: new Map() };
  for await (const [name, bytes] of filesOf(opener, (file) => file.endsWith('.json') && !file.includes('/')))
    learn(workspace, name, parsed(bytes));
  for await (const [name, bytes] of filesOf(opener, (file) => /^[^/]+\/[^/]+\.json$/.test(file))) {
    const room = name.slice(0, name.indexOf('/'));
    for (const said of items(parsed(bytes))) {
      const message = messageOf(said as Said, room, workspace);
      if (message) yield message;
    }
  }
}
