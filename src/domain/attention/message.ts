// One message as every source tells it: mail, chat, calendar. Plain values; who reads them knows nothing of MIME.
// It lives only while it is scored: what is kept of it afterwards holds none of its text.
import type { Instant } from '../kernel/time.ts';

/** The identity of a message: its Message-ID with the angle brackets, or one made from its bytes where it has none. */
export type MessageId = string;

/** Somebody a message is from or to. */
export interface Address {
  /** Lower case, trimmed, without a display name; '' where the source gives none. */
  readonly address: string;
  /** The display name as written, decoded; '' where there is none. */
  readonly name: string;
}

/** An invitation or a calendar event that came as a message: the organiser is its sender. */
export interface Invitation {
  /** When it begins. */
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  /** The iTIP method in upper case: REQUEST, REPLY, CANCEL, PUBLISH … */
  readonly method?: string;
}

/** What the engine knows of one message. Missing fields are left out, never empty. */
export interface Message {
  readonly id: MessageId;
  /** When it was sent, by its Date header where that is believable, else when it arrived. */
  readonly at: Instant;
  readonly from: Address;
  /** Who it is addressed to, in the order of the header; in chat those who are mentioned. */
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly replyTo?: Address;
  /** Decoded, on one line, white space folded; 'Re:' and tags are left on. */
  readonly subject: string;
  /** The one message that this one answers. */
  readonly inReplyTo?: MessageId;
  /** The ancestors, oldest first, as the References header has them (In-Reply-To need not be repeated); at most 50. */
  readonly references: readonly MessageId[];
  /** The list or channel it came by, lower case: the identifier in List-Id, else what names the list. */
  readonly list?: string;
  /** A mass mailing: Precedence bulk or junk, or List-Unsubscribe, and no List-Post or X-Mailing-List of a discussion. */
  readonly bulk: boolean;
  /** Written by a machine: Auto-Submitted other than `no`, an empty envelope sender, no-reply, a build or tracker robot. */
  readonly automatic: boolean;
  readonly invitation?: Invitation;
  /** What the sender newly wrote, line breaks kept: quotes, signature and forwarded history are cut; at most 16 kB. */
  readonly text: string;
  /** The line before the first quote that says whose words they are ('On Tuesday Ann Lee wrote:'), on one line, as written. */
  readonly attribution?: string;
  /** The first 4 kB of what was quoted or forwarded, without the quote marks: only for what it is about. */
  readonly quoted?: string;
  /** How many parts are attached, inline pictures left out. */
  readonly attachments: number;
}
