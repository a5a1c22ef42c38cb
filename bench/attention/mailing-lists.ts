// The real mail to learn from and to measure with. It lies beside the repository and never enters it.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Message } from '../../src/domain/attention/message.ts';
import { instantAfter } from '../../src/domain/kernel/milliseconds.ts';
import { divided } from '../../src/mail/reading/new-text.ts';
import { messagesFrom } from '../../src/mail/reading/sources.ts';

/** Where the data lies. */
export const DATA: string = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'attention', 'data');

/** Whether the data is there; if not, says so. */
export function hasData(): boolean {
  if (existsSync(DATA)) return true;
  console.log(`The mail to measure with is not here (${DATA}); nothing was measured.`);
  return false;
}

/** A mailing list, its mail in the order of arrival. */
export interface MailingList {
  readonly name: string;
  readonly mails: readonly Message[];
}

/** The folders of lists whose people have labels and goals. */
export const LABELLED: readonly string[] = ['lsm-2021-2022h1', 'openbmc-2020-2021h1'];

const NOW = '2026-01-01T00:00:00.000Z';

/** The lines of a packed file of JSON lines. */
export function linesOf<T>(...path: readonly string[]): readonly T[] {
  const text = gunzipSync(readFileSync(join(DATA, ...path))).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** One list with raw mail. */
export async function rawList(name: string): Promise<MailingList> {
  const mails: Message[] = [];
  for await (const told of messagesFrom(join(DATA, 'lists', name, 'mail.mbox.gz'), 'mailbox', NOW)) {
    if ('message' in told) mails.push(told.message);
  }
  return { name, mails };
}

interface Line {
  readonly id: string;
  readonly ts: number;
  readonly from: readonly [string | null, string];
  readonly subject: string;
  readonly in_reply_to?: string;
  readonly references?: readonly string[];
  readonly body: string;
}

/** The lists of another world: six lists about statistics, without recipients or list names. */
export function goalrel(): MailingList {
  const mails = linesOf<Line>('goalrel', 'messages.jsonl.gz').map((line): Message => {
    const { id, ts, from, subject, in_reply_to: inReplyTo, references = [], body } = line;
    return {
      id,
      at: instantAfter(ts * 1000),
      from: { address: from[1].toLowerCase(), name: from[0] ?? '' },
      to: [{ address: 'list@lists.invalid', name: '' }],
      cc: [],
      subject: String(subject).replace(/\s+/g, ' '),
      ...(inReplyTo ? { inReplyTo } : {}),
      references: references.slice(-50),
      bulk: false,
      automatic: false,
      ...divided(body),
      attachments: 0,
    };
  });
  return { name: 'goalrel', mails };
}

/** All lists. */
export async function allLists(): Promise<readonly MailingList[]> {
  const raw: MailingList[] = [];
  for (const name of LABELLED) raw.push(await rawList(name));
  return [...raw, goalrel()];
}
