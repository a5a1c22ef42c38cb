// What a mailbox has when it is visited for the first time: its folders, which of them to read, and who writes in it.
import type { Folder, Mailbox } from '../../mail/imap/mailbox.ts';
import type { FolderMark, SourceWords } from '../../store/attention.table.ts';
import { mostly } from './own-addresses.ts';

/** What was found in a mailbox. */
export interface Found {
  readonly folders: readonly Folder[];
  /** The addresses its sent mail is sent from, the most used first. */
  readonly addresses: readonly string[];
}

/** So many of the newest sent letters say whose mailbox it is. */
const SENT_LOOKED_AT = 50;

/** Looks at a mailbox that was just opened. */
export async function lookAround(mailbox: Mailbox): Promise<Found> {
  const folders = await mailbox.folders();
  const sent = folders.find(({ use }) => use === 'sent');
  const senders = sent ? await mailbox.senders(sent.path, SENT_LOOKED_AT) : [];
  return { folders, addresses: mostly(senders) };
}

/** Inbox and sent mail: what is read unless the person chooses otherwise. Without an inbox that says so, the first folder. */
export function chosenFolders(folders: readonly Folder[]): readonly FolderMark[] {
  const inbox =
    folders.find(({ use }) => use === 'inbox') ??
    folders.find(({ path }) => path.toUpperCase() === 'INBOX') ??
    folders[0];
  const sent = folders.find(({ use }) => use === 'sent');
  return [inbox, sent]
    .filter((one) => one !== undefined)
    .map(({ path, use }) => ({ path, isSent: use === 'sent' }));
}

/** The words of a mailbox after it was looked at. */
export function wordsAfter(found: Found, user: string): Pick<SourceWords, 'addresses' | 'folders' | 'found'> {
  const own = user.includes('@') ? [user.toLowerCase()] : [];
  return {
    addresses: [...new Set([...own, ...found.addresses])],
    folders: chosenFolders(found.folders),
    found: found.folders.map(({ path, use }) => ({ path, ...(use && { use }) })),
  };
}
