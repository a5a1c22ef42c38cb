// How a mail came: by a list, to many at once, or written by a machine. Told by its header alone.
import type { Message } from '../../domain/attention/message.ts';
import { type Headers, line } from './headers.ts';

const LIST_ID = /<([^<>]+)>\s*$/;
const LIST_ADDRESS = /([^\s<>:]+@[^\s<>]+)/;
const ROBOT =
  /(?:^|[^a-z])(?:no-?_?reply|do-?_?not-?_?reply|mailer-daemon|postmaster|bounces?|notifications?|notify|alerts?|jenkins|buildbot|patchwork|bugzilla(?:-daemon)?|syzbot|lkp|cron|root|daemon|robot|bot)(?:[^a-z]|$)/i;

/** Of a field, in characters: no address or name of a list is longer, and looking for one in more takes its square. */
const LONGEST = 2_000;

function told(headers: Headers, name: string): string {
  return line(headers.get(name)).slice(0, LONGEST).toLowerCase();
}

function listOf(headers: Headers): string | undefined {
  const id = told(headers, 'list-id');
  if (id !== '') return LIST_ID.exec(id)?.[1] ?? id;
  const other =
    told(headers, 'x-mailing-list') || told(headers, 'mailing-list') || told(headers, 'list-post');
  return LIST_ADDRESS.exec(other)?.[1]?.replace(/^mailto:/, '');
}

function isBulk(headers: Headers): boolean {
  if (/^(?:bulk|junk)\b/.test(told(headers, 'precedence'))) return true;
  return headers.has('list-unsubscribe') && !headers.has('list-post') && !headers.has('x-mailing-list');
}

function isAutomatic(headers: Headers): boolean {
  const submitted = told(headers, 'auto-submitted');
  if (submitted !== '' && !submitted.startsWith('no')) return true;
  if (headers.has('x-autoreply') || told(headers, 'return-path') === '<>') return true;
  const address = told(headers, 'from').match(/([^\s<"]+)@/)?.[1] ?? '';
  return ROBOT.test(address);
}

/** The list a mail came by, and whether it was sent in bulk or by a machine. */
export function kindOf(headers: Headers): Pick<Message, 'list' | 'bulk' | 'automatic'> {
  const list = listOf(headers);
  return { ...(list && { list }), bulk: isBulk(headers), automatic: isAutomatic(headers) };
}
