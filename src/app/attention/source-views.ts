// What pages and programs read of a source: never what opens it.
import { z } from 'zod';

/** Providers whose mail is opened by consent instead of a password. */
export const providerField = z.enum(['google', 'microsoft']);

/** How the connection is made safe; `plain` only to servers nearby that the owner allows. */
export const securityField = z.enum(['tls', 'starttls', 'plain']);

/** A folder that the mailbox has. */
export const folderView = z.object({
  path: z.string(),
  /** Its own name: the end of its path. */
  name: z.string(),
  /** What the server says it is for: inbox, sent, drafts, junk, trash, archive, all, flagged. */
  use: z.string().nullable(),
  isRead: z.boolean(),
});

/** A file that was dropped in. */
export const fileView = z.object({
  name: z.string(),
  bytes: z.int(),
  /** `waiting` to be read, `read`, or `troubled`: then its fault says why. */
  state: z.enum(['waiting', 'read', 'troubled']),
  /** A refusal's code, to be said as such. */
  fault: z.string().nullable(),
  /** Null until it was read. */
  messages: z.int().nullable(),
});

/** A source as its owner reads it. */
export const sourceView = z.object({
  id: z.string(),
  /** `mailbox` is read again and again, `files` once. */
  kind: z.enum(['mailbox', 'files']),
  name: z.string(),
  /** `waiting` to be read for the first time, `reading`, `well`, `troubled`, `paused`. */
  state: z.enum(['waiting', 'reading', 'well', 'troubled', 'paused']),
  /** A refusal's code, to be said as such; null where nothing is wrong. */
  fault: z.string().nullable(),
  madeAt: z.string(),
  /** When it was last read to its end; null: never yet. */
  readAt: z.string().nullable(),
  /** When it is tried next by itself; null: not before somebody says so, or it is being read. */
  nextAt: z.string().nullable(),
  messages: z.int(),
  unreadable: z.int(),
  /** How far the reading that is on has come, of `total` where that is known (letters, or kilobytes of files). */
  done: z.int(),
  total: z.int().nullable(),
  host: z.string().nullable(),
  user: z.string().nullable(),
  /** By whose consent it is opened; null: by a password. */
  provider: providerField.nullable(),
  port: z.int().nullable(),
  security: securityField.nullable(),
  /** The addresses its own mail is sent from. */
  addresses: z.array(z.string()),
  /** All that the mailbox was last seen to have. */
  folders: z.array(folderView),
  files: z.array(fileView),
});

/** All sources of a person, and which providers can be asked for consent here. */
export const sourceListView = z.object({
  sources: z.array(sourceView),
  providers: z.array(providerField),
});

/** A mailbox that was just connected. */
export const connectedView = z.object({ id: z.string(), folders: z.array(folderView) });

/** What a consent client is set to, for the owner: never its secret. */
export const consentClientView = z.object({
  provider: providerField,
  /** Null: none is set. */
  clientId: z.string().nullable(),
  madeAt: z.string().nullable(),
  /** What the provider has to be told to send people back to. */
  returnTo: z.string(),
});

/** A source as its owner reads it. */
export type SourceView = z.infer<typeof sourceView>;
/** A folder to choose. */
export type FolderView = z.infer<typeof folderView>;
