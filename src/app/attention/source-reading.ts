// A source as its owner reads it: how reading goes, what it is made of, nothing that opens it.
import type { ArrivingFile, SourceWords, sources } from '../../store/attention.table.ts';
import type { ValueOf } from '../../store/table.ts';
import type { SourceView } from './source-views.ts';

/** A source as it is kept. */
export type SourceRow = ValueOf<typeof sources>;

/** Its words; none where they can be opened no more. */
export const NO_WORDS: SourceWords = { name: '', addresses: [] };

/** The folders of a mailbox, with which of them are read; one that is gone from the server is still listed. */
export function foldersOf({ found = [], folders = [] }: SourceWords): SourceView['folders'] {
  const read = new Set(folders.map(({ path }) => path));
  const known = new Set(found.map(({ path }) => path));
  const gone = folders.filter(({ path }) => !known.has(path)).map(({ path }) => ({ path, use: undefined }));
  return [...found, ...gone].map(({ path, use }) => ({
    path,
    name: path.split(/[/.\\]/).at(-1) || path,
    use: use ?? null,
    isRead: read.has(path),
  }));
}

function fileView({ name, bytes, place, messages, fault }: ArrivingFile): SourceView['files'][number] {
  const state = place !== undefined ? 'waiting' : fault === undefined ? 'read' : 'troubled';
  return { name, bytes, state, fault: fault ?? null, messages: messages ?? null };
}

/** A source as its owner reads it. */
export function viewOf({
  ownerId: _,
  secret: _secret,
  failures: _failures,
  dueAt,
  words,
  ...plain
}: SourceRow): SourceView {
  const { name, addresses, host, port, security, user, provider, files = [] } = words ?? NO_WORDS;
  return {
    ...plain,
    name,
    nextAt: plain.state === 'reading' ? null : dueAt,
    host: host ?? null,
    port: port ?? null,
    security: security ?? null,
    user: user ?? null,
    provider: provider ?? null,
    addresses: [...addresses],
    folders: foldersOf(words ?? NO_WORDS),
    files: files.map(fileView),
  };
}
