// Mail leaves by SMTP. What the server said decides whether a letter was sent, may be tried again, or can never be.
import { Readable } from 'node:stream';
import type { SendMailOptions, Transporter } from 'nodemailer';

/** A letter ready to be sent: plain text, one address, its Message-ID fixed before the first try. */
export interface OutgoingLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

/** How it went, as far as can be told. */
export type Sending = 'sent' | 'later' | 'never' | 'unknown';

/** The way to one mail server. */
export interface Mailer {
  readonly send: (letter: OutgoingLetter) => Promise<Sending>;
  /** Why mail could not be handed over just now, in the server's or the network's words; null: it could. */
  readonly trouble: () => Promise<string | null>;
  readonly close: () => void;
}

/** Waits in ms: a mail server that answers slower is taken for gone. */
const WAITS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** The text as a stream that tells whether the server has begun to take it: from then on it may have it all. */
function handedOver(text: string): { readonly content: Readable; readonly begun: () => boolean } {
  let isBegun = false;
  function* pieces() {
    isBegun = true;
    yield Buffer.from(text, 'utf8');
  }
  return { content: Readable.from(pieces()), begun: () => isBegun };
}

/** What the server said counts; where it said nothing, only what it had not begun to take is surely not sent. */
function readError(error: unknown, begun: boolean): Sending {
  const { responseCode } = (error ?? {}) as { readonly responseCode?: number };
  if (responseCode === undefined) return begun ? 'unknown' : 'later';
  // A refused password is our server's configuration: it can be mended, and the letter can still go.
  return responseCode >= 500 && ![530, 534, 535, 538].includes(responseCode) ? 'never' : 'later';
}

/** Opens the way to a mail server; nothing is sent yet. */
export function openMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  // The package is large, and many servers never send a letter: it is read for the first one.
  let opened: Promise<Transporter> | undefined;
  const open = async (): Promise<Transporter> =>
    (await import('nodemailer')).createTransport({ url, ...WAITS });
  const transport = (): Promise<Transporter> => {
    opened ??= open();
    return opened;
  };
  return {
    async send({ to, subject, text, messageId }) {
      const { content, begun } = handedOver(text);
      const mail: SendMailOptions = {
        from: { name: 'Throughline', address: from },
        to,
        subject,
        text: content,
        textEncoding: 'quoted-printable',
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      try {
        await (await transport()).sendMail(mail);
        return 'sent';
      } catch (error) {
        return readError(error, begun());
      }
    },
    trouble: () =>
      transport()
        .then((way) => way.verify())
        .then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        ),
    close: () => void opened?.then((way) => way.close()),
  };
}
