// One message by itself, and the fold: everything of two weeks that can wait or go, to be looked through and searched.
import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import { addDays } from '../../domain/kernel/time.ts';
import { type MessageBones, messagesOfDays } from '../../store/attentions.ts';
import type { Rows } from '../../store/store.ts';
import type { AnyDeed } from '../deed.ts';
import { idField } from '../fields.ts';
import { personReading } from '../person-deed.ts';
import { fold, termsOf } from '../search/folding.ts';
import { eachOnce } from './attention-reading.ts';
import { SHOWN_DAYS } from './days.ts';
import { openMessages, viewMessages } from './message-views.ts';
import { ownMessage } from './own-messages.ts';
import { messageView, verdictField } from './views.ts';

const READS = { thing: 'mail', verb: 'read' } as const;
const PAGE = 50;
const LONGEST_QUERY = 200;

/** One message of the person's. */
export const readMessage = personReading({
  name: 'attention.message',
  path: 'GET /attention/messages/:messageId',
  says: 'One of your messages with its verdict and its reasons.',
  ...READS,
  input: z.object({ messageId: idField }),
  output: messageView,
  async run(scene, { messageId }) {
    const found = await ownMessage(scene, messageId);
    if (!found.ok) return found;
    const [view] = await viewMessages(scene, [found.value.message]);
    return view ? accept(view) : refuse('message.not_found');
  },
});

/** What became of a message: the person's word, else what was proposed. */
const standsAs = ({ said, verdict }: MessageBones): MessageBones['verdict'] =>
  said === null ? verdict : said === 'mattered' ? 'attend' : said === 'did not matter' ? 'let go' : said;

/** Those in whose sender or subject words begin as all words of the query do. */
async function matching(
  rows: Rows,
  all: readonly MessageBones[],
  query: string,
): Promise<readonly MessageBones[]> {
  const terms = termsOf(query);
  if (terms.length === 0) return all;
  const opened = await openMessages(rows, all);
  const found = new Set<Id>();
  for (const { id, words } of opened) {
    if (!words) continue;
    const text = fold(`${words.from.name}\n${words.from.address}\n${words.subject}`);
    if (terms.every(({ needle }) => text.includes(needle))) found.add(id);
  }
  return all.filter(({ id }) => found.has(id));
}

/** Everything of the last two weeks that is not on the list, the newest first. */
export const listRest = personReading({
  name: 'attention.rest',
  path: 'GET /attention/rest',
  says: 'What can wait or go of the last two weeks, the newest first, found by the beginnings of words in sender and subject.',
  ...READS,
  input: z.object({
    q: z.string().max(LONGEST_QUERY).optional(),
    /** The last message of the page before. */
    after: idField.optional(),
    verdict: verdictField.optional(),
  }),
  output: z.object({ messages: z.array(messageView), next: z.string().nullable(), count: z.int() }),
  async run(scene, { q = '', after, verdict }) {
    const { rows, me, today } = scene;
    const kept = eachOnce(await messagesOfDays(rows, me, addDays(today, 1 - SHOWN_DAYS), today));
    const folded = kept.filter((one) =>
      verdict === undefined ? standsAs(one) !== 'attend' : standsAs(one) === verdict,
    );
    const newest = folded.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
    const found = await matching(rows, newest, q);
    const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
    const page = found.slice(from, from + PAGE);
    const next = from + PAGE < found.length ? (page.at(-1)?.id ?? null) : null;
    return accept({ messages: await viewMessages(scene, page), next, count: found.length });
  },
});

/** The deeds of this file. */
export const messageReadings: readonly AnyDeed[] = [readMessage, listRest];
