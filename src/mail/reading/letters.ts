// One mail, from its bytes to the message that attention knows: the usual read lazily here, what is odd by the library.
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import type { Address, Message, MessageId } from '../../domain/attention/message.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { addressesOf } from './addresses.ts';
import { type Headers, headOf, line, readable } from './headers.ts';
import { textOfHtml } from './html-text.ts';
import { invitationOf } from './invitations.ts';
import { kindOf } from './kinds.ts';
import { type Arrival, timeOf } from './mail-time.ts';
import { divided } from './new-text.ts';
import { type Found, partsOf } from './parts.ts';

/** Why a letter could not be read; what it held is not said. */
export type Unreadable = 'empty' | 'no-header' | 'header-without-end';

/** What reading a letter came to. */
export type Read = { readonly message: Message } | { readonly unreadable: Unreadable };

/** What is known beside the bytes. */
export interface Circumstances extends Arrival {
  /** The instant of reading. */
  readonly now: Instant;
}

const TEXT = 16_000;
const QUOTED = 4_000;
const SUBJECT = 2_000;
const ANCESTORS = 50;
const ID = /<[^<>\s]{1,998}>/g;

function idsIn(field: string | undefined): readonly MessageId[] {
  return line(field).match(ID) ?? [];
}

/** A message without an id of its own is known by what it says. */
function madeId(bytes: Buffer): MessageId {
  return `<${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}@no-id.invalid>`;
}

function senderOf(headers: Headers): Address {
  const [from] = addressesOf(headers.get('from'));
  return from ?? addressesOf(headers.get('sender'))[0] ?? { address: '', name: '' };
}

const ESCAPED = /^>(>*From )/gm;

/** The words of a letter: its plain text, else what its page says. */
function wordsOf({ plain, html }: Found, isFromMailbox: boolean): string {
  const text = plain?.trim() ? plain : textOfHtml(html ?? '');
  return isFromMailbox ? text.replace(ESCAPED, '$1') : text;
}

/** Reads what the walk through the parts could not: postal-mime knows more ways to write a mail wrongly. */
async function foundByLibrary(bytes: Buffer, found: Found): Promise<Found> {
  try {
    const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
    const { text, html } = mail;
    return { ...found, ...(text && { plain: text }), ...(html && { html }), isOdd: false };
  } catch {
    return found;
  }
}

const USUAL = ['from', 'date', 'subject', 'message-id', 'to', 'received', 'content-type'];

function looksLikeHeader(headers: Headers): boolean {
  return USUAL.some((name) => headers.has(name));
}

/** The message that these bytes are. What is odd comes later, by the library. */
export function readLetter(
  bytes: Buffer,
  about: Circumstances,
): Read | { readonly odd: () => Promise<Read> } {
  if (bytes.length === 0) return { unreadable: 'empty' };
  const { headers, bodyAt, isWhole } = headOf(bytes);
  if (!looksLikeHeader(headers)) return { unreadable: 'no-header' };
  if (!isWhole) return { unreadable: 'header-without-end' };
  const found = partsOf(bytes, headers, bodyAt);
  if (!found.isOdd) return { message: messageOf(bytes, headers, found, about) };
  return {
    odd: async () => ({ message: messageOf(bytes, headers, await foundByLibrary(bytes, found), about) }),
  };
}

function messageOf(bytes: Buffer, headers: Headers, found: Found, about: Circumstances): Message {
  const [replyTo] = addressesOf(headers.get('reply-to'));
  const [inReplyTo] = idsIn(headers.get('in-reply-to'));
  const invitation = found.calendar === undefined ? undefined : invitationOf(found.calendar);
  const { text, quoted, attribution } = divided(wordsOf(found, about.envelope !== undefined));
  return {
    id: idsIn(headers.get('message-id'))[0] ?? madeId(bytes),
    at: timeOf(headers.get('date'), { ...about, received: headers.get('received') }, about.now),
    from: senderOf(headers),
    to: addressesOf(headers.get('to')),
    cc: addressesOf(headers.get('cc')),
    ...(replyTo && { replyTo }),
    subject: readable(headers.get('subject')).slice(0, SUBJECT),
    ...(inReplyTo && { inReplyTo }),
    references: idsIn(headers.get('references')).slice(-ANCESTORS),
    ...kindOf(headers),
    ...(invitation && { invitation }),
    text: text.slice(0, TEXT),
    ...(attribution && { attribution }),
    ...(quoted && { quoted: quoted.slice(0, QUOTED) }),
    attachments: found.attachments,
  };
}
