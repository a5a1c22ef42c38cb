// A real mail server that takes what it is given and keeps it, or fails in the ways that mail servers fail.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** What becomes of one message: taken, refused for now, refused for good, or the line cut before or after it is taken. */
export type Fate = 'taken' | 451 | 550 | 'cut before' | 'cut after';

export type Mail = {
  readonly from: string;
  readonly to: readonly string[];
  /** The whole message as it came, headers and body. */
  readonly raw: string;
};

export type SmtpServer = {
  /** For SMTP_URL. */
  readonly url: string;
  /** Every message taken, in order; also those whose sender was cut off before hearing of it. */
  readonly mails: readonly Mail[];
  /** The fates of the next messages, in order; after them every message is taken. */
  readonly next: (...fates: readonly Fate[]) => void;
  /** The mail with this number (from 0), as soon as it is there. */
  readonly mail: (number: number) => Promise<Mail>;
  readonly close: () => Promise<void>;
};

type Box = { readonly mails: Mail[]; readonly fates: Fate[]; readonly waiting: Set<() => void> };

const SAYS = { 451: 'Try again later', 550: 'No such mailbox' } as const;

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function mailOf({ envelope }: SMTPServerSession, raw: string): Mail {
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  return { from, to: envelope.rcptTo.map(({ address }) => address), raw };
}

function keep(box: Box, mail: Mail): void {
  box.mails.push(mail);
  for (const look of [...box.waiting]) look();
}

function whenThere(box: Box, number: number): Promise<Mail> {
  return new Promise((resolve) => {
    const look = () => {
      const mail = box.mails[number];
      if (!mail) return;
      box.waiting.delete(look);
      resolve(mail);
    };
    box.waiting.add(look);
    look();
  });
}

function cut(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === id) connection._socket.destroy();
  }
}

function refusal(code: 451 | 550): Error {
  return Object.assign(new Error(SAYS[code]), { responseCode: code });
}

function serverFor(box: Box): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onData: async (stream, session, done) => {
      const raw = await textOf(stream);
      const fate = box.fates.shift() ?? 'taken';
      if (fate === 'taken' || fate === 'cut after') keep(box, mailOf(session, raw));
      if (fate === 'cut before' || fate === 'cut after') return cut(server, session);
      return done(typeof fate === 'number' ? refusal(fate) : null);
    },
  });
  // A line that we cut is an error to the server, and to nobody else.
  server.on('error', () => undefined);
  return server;
}

/** Starts one on a free port of loopback; `close` it when done. */
export async function startSmtp(): Promise<SmtpServer> {
  const box: Box = { mails: [], fates: [], waiting: new Set() };
  const server = serverFor(box);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: box.mails,
    next: (...fates) => box.fates.push(...fates),
    mail: (number) => whenThere(box, number),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
