// Ways from a message here to the same message where it lies: at its provider on the web, or in a mail program that opens
// messages by their id. No request is made by us; whoever presses the link goes there themselves.

/** A way that a reader can take. */
export interface WayToOpen {
  readonly by: 'gmail' | 'outlook' | 'apple' | 'thunderbird';
  readonly href: string;
  /** On the web, not in a program of this computer. */
  readonly isAway: boolean;
}

/** The mailbox that a message came from. */
export interface FromMailbox {
  readonly host: string | null;
  readonly user: string | null;
}

const GMAIL = /^imap\.(gmail|googlemail)\.com$/;
const OUTLOOK_AT_WORK = /^outlook\.office365\.(com|us)$/;
const OUTLOOK_AT_HOME = /^(imap-mail\.outlook\.com|outlook\.live\.com)$/;
/** Ids that were made here, since the message had none of its own. */
const MADE = /\.invalid$/;

function onTheWeb(messageId: string, { host, user }: FromMailbox): readonly WayToOpen[] {
  const name = host ?? '';
  if (GMAIL.test(name)) {
    const whose = user === null ? '' : `?authuser=${encodeURIComponent(user)}`;
    const search = encodeURIComponent(`rfc822msgid:${messageId}`);
    return [{ by: 'gmail', href: `https://mail.google.com/mail/${whose}#search/${search}`, isAway: true }];
  }
  // Outlook on the web opens no message by its id, and no search either: the way leads to its door.
  if (OUTLOOK_AT_WORK.test(name))
    return [{ by: 'outlook', href: 'https://outlook.office.com/mail/', isAway: true }];
  if (OUTLOOK_AT_HOME.test(name))
    return [{ by: 'outlook', href: 'https://outlook.live.com/mail/', isAway: true }];
  return [];
}

/** In a program: Apple’s Mail knows `message:`, Thunderbird knows `mid:`; on Android nothing answers to either. */
function inProgram(messageId: string, device: string): readonly WayToOpen[] {
  const id = encodeURIComponent(messageId).replaceAll('%40', '@');
  if (/Mac|iPhone|iPad/.test(device)) return [{ by: 'apple', href: `message:%3C${id}%3E`, isAway: false }];
  return /Linux|Windows/.test(device) ? [{ by: 'thunderbird', href: `mid:${id}`, isAway: false }] : [];
}

/** The ways that could work for this reader; none for what has no id outside. */
export function waysToOpen(messageId: string, from: FromMailbox, device: string): readonly WayToOpen[] {
  if (messageId === '' || MADE.test(messageId)) return [];
  return [...onTheWeb(messageId, from), ...inProgram(messageId, device)];
}
