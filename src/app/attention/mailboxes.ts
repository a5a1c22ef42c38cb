// Mailboxes on a mail server: connected by a person, opened anew by another password, read in the folders they choose.
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import type { FolderMark, SourceSecret, SourceWords } from '../../store/attention.table.ts';
import { sources } from '../../store/attention.table.ts';
import { findBones, findOne } from '../../store/find.ts';
import { accountEvent } from '../accounts/cards.ts';
import { attempt } from '../accounts/limits.ts';
import type { AnyDeed } from '../deed.ts';
import { DONE, idField } from '../fields.ts';
import { type OwnScene, personDeed } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { settingsFor } from './attention-settings.ts';
import { type Found, lookAround, wordsAfter } from './mailbox-folders.ts';
import { ownSource } from './owned-sources.ts';
import { type Visited, visit, type Wanted } from './reach.ts';
import { foldersOf } from './source-reading.ts';
import { connectedView, securityField } from './source-views.ts';

const WRITES = { thing: 'mail', verb: 'write' } as const;

/** More sources than one person has. */
const MOST_SOURCES = 20;
/** Somebody waits: a server that says nothing for so long, in ms, is given up. */
const WAITED = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
/** Nor does anybody wait longer than this, in ms, for one that says a word now and then. */
const WAITED_IN_ALL = 45_000;

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), 'line');

/** The name of a machine, or its address. */
const hostField = z
  .string()
  .trim()
  .max(253)
  .regex(/^[^\s/@?#\\[\]]+$/u);
/** Who signs in to a mailbox. */
export const loginField = oneLine(320);
const passwordField = z.string().min(1).max(1000);
/** What a source is called. */
export const sourceNameField = oneLine(200);

/** Looks into a mailbox while somebody waits for it. */
export function visitNow(ports: Ports, wanted: Wanted): Promise<Visited<Found>> {
  const signal = AbortSignal.timeout(WAITED_IN_ALL);
  return visit(ports.reach, wanted, lookAround, { signal, patience: WAITED });
}

async function lookedAt(ports: Ports, me: string, wanted: Wanted): Promise<Outcome<Found>> {
  const counted = await attempt(ports, { limit: 'mailboxes of person', of: me });
  if (!counted.ok) return counted;
  const visited = await visitNow(ports, wanted);
  if (!visited.ok) return refuse(visited.code, { host: wanted.host, port: wanted.port });
  return visited.value.folders.length > 0 ? accept(visited.value) : refuse('mailbox.no_folders');
}

/** Whether another source may be added; a mailbox only if it is not there yet. */
export async function mayAdd({ rows, me }: OwnScene, host?: string, user?: string): Promise<Outcome<null>> {
  const mine = await findBones(rows, sources, { ownerId: me });
  if (mine.length >= MOST_SOURCES) return refuse('source.too_many', { most: MOST_SOURCES });
  if (host === undefined) return accept(null);
  for (const { id } of mine) {
    const words = (await findOne(rows, sources, { id }))?.words;
    const isSame = words?.host?.toLowerCase() === host.toLowerCase() && words.user === user;
    if (isSame) return refuse('mailbox.already', { name: words.name });
  }
  return accept(null);
}

/** A source that is to be read for the first time, at once. */
export async function addSource(
  scene: OwnScene,
  source: Pick<Parameters<typeof newRow>[1], 'kind' | 'words' | 'secret'>,
): Promise<string> {
  const row = newRow(scene, source);
  await settingsFor(scene.rows, scene.ports, scene.me);
  await scene.rows.put(sources, [row]);
  return row.id;
}

interface Added {
  readonly kind: 'mailbox' | 'files';
  readonly words: SourceWords;
  readonly secret: SourceSecret | null;
}

function newRow({ me, at, newId }: OwnScene, added: Added) {
  const nothing = {
    fault: null,
    readAt: null,
    failures: 0,
    messages: 0,
    unreadable: 0,
    total: null,
    done: 0,
  };
  return { id: newId(), ownerId: me, state: 'waiting' as const, madeAt: at, dueAt: at, ...nothing, ...added };
}

/** Connects a mailbox by its password, once its server was seen to open it. */
export const connectMailbox = personDeed({
  name: 'mailbox.connect',
  path: 'POST /attention/mailboxes',
  says: 'Connects a mailbox (IMAP) by its password; inbox and sent mail are read, and nothing in it is changed.',
  ...WRITES,
  input: z.object({
    name: sourceNameField.optional(),
    host: hostField,
    port: z.int().min(1).max(65_535).default(993),
    login: loginField,
    password: passwordField,
    security: securityField.default('tls'),
  }),
  output: connectedView,
  prepare: ({ host, port, login: user, password, security }, ports, me) =>
    lookedAt(ports, me, { host, port, user, security, secret: { password } }),
  async run(scene, { name, host, port, login: user, password, security }, found) {
    if (!found.ok) return found;
    const may = await mayAdd(scene, host, user);
    if (!may.ok) return may;
    const words = { name: name ?? user, host, port, security, user, ...wordsAfter(found.value, user) };
    const id = await addSource(scene, { kind: 'mailbox', words, secret: { password } });
    const output = { id, folders: foldersOf(words) };
    return accept({ output, events: [accountEvent('SourceConnected', id)] });
  },
});

/** Chooses which folders are read; one that is chosen anew is read from a year back. */
export const chooseFolders = personDeed({
  name: 'mailbox.choose_folders',
  path: 'PUT /attention/sources/:sourceId/folders',
  says: 'Chooses the folders of a mailbox that are read. One chosen anew is read from a year back.',
  ...WRITES,
  input: z.object({
    sourceId: idField,
    folders: z.array(z.string().max(1000)).min(1).max(50),
  }),
  output: DONE,
  async run(scene, { sourceId, folders }) {
    const source = await ownSource(scene, sourceId);
    if (!source.ok) return source;
    const { words } = source.value;
    if (words.host === undefined) return refuse('mailbox.not_a_mailbox');
    const known = foldersOf(words);
    const chosen = known.filter(({ path }) => folders.includes(path));
    if (chosen.length < new Set(folders).size) return refuse('mailbox.folder_gone');
    const marks = chosen.map(({ path, use }): FolderMark => {
      return words.folders?.find((one) => one.path === path) ?? { path, isSent: use === 'sent' };
    });
    const due = source.value.dueAt === null ? {} : { dueAt: scene.at };
    const soon = source.value.state === 'reading' ? {} : due;
    await scene.rows.change(sources, sourceId, { words: { ...words, folders: marks }, ...soon });
    return accept({ output: {}, events: [accountEvent('SourceChanged', sourceId)] });
  },
});

/** How a mailbox of one's own is opened by this password. */
async function openedBy(
  ports: Ports,
  me: string,
  { sourceId, password }: { readonly sourceId: string; readonly password: string },
): Promise<Outcome<Found> | null> {
  const source = await ports.store.read((rows) => findOne(rows, sources, { id: sourceId }));
  const { host, port = 993, security = 'tls', user = '', provider } = source?.words ?? {};
  if (source?.ownerId !== me || host === undefined || provider !== undefined) return null;
  return lookedAt(ports, me, { host, port, security, user, secret: { password } });
}

/** Opens a mailbox by another password from now on. */
export const changePassword = personDeed({
  name: 'mailbox.change_password',
  path: 'PUT /attention/sources/:sourceId/password',
  says: 'Opens a mailbox by another password from now on, once its server was seen to take it.',
  ...WRITES,
  input: z.object({ sourceId: idField, password: passwordField }),
  output: DONE,
  prepare: (input, ports, me) => openedBy(ports, me, input),
  async run(scene, { sourceId, password }, found) {
    const source = await ownSource(scene, sourceId);
    if (!source.ok) return source;
    if (found === null)
      return refuse(source.value.words.provider ? 'mailbox.by_consent' : 'mailbox.not_a_mailbox');
    if (!found.ok) return found;
    const { words, readAt, state } = source.value;
    const isPaused = state === 'paused';
    await scene.rows.change(sources, sourceId, {
      secret: { password },
      words: { ...words, found: wordsAfter(found.value, '').found ?? [] },
      fault: null,
      failures: 0,
      ...(isPaused ? {} : { state: readAt === null ? 'waiting' : 'well', dueAt: scene.at }),
    });
    return accept({ output: {}, events: [accountEvent('SourceChanged', sourceId)] });
  },
});

/** Deeds on mailboxes. */
export const mailboxDeeds: readonly AnyDeed[] = [connectMailbox, chooseFolders, changePassword];
