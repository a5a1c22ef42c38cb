// What was done just now to a message, by its name in the address: the sentence, and the form that takes it back.
import type { Context } from 'hono';
import { saidIn } from '../going-back.ts';
import type { VisitEnv } from '../visit.ts';
import type { JustSaid } from './undoing.tsx';

/** An id as records have them: what else an address might name is nowhere to send a form. */
const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SAYINGS = new Set(['mattered', 'not', 'wait']);

function undoOf(said: string, id: string): JustSaid['undo'] {
  if (!IS_ID.test(id)) return null;
  if (SAYINGS.has(said)) return { action: `/attention/messages/${id}/sayings`, method: 'delete' };
  if (said === 'serves') return { action: `/attention/messages/${id}/goal`, method: 'delete' };
  if (said === 'struck') return { action: `/attention/struck/${id}`, method: 'delete' };
  return null;
}

/** What the address says was done; null for none or a name that is not known. */
export function justSaidIn(c: Context<VisitEnv>): JustSaid | null {
  const { words } = c.get('visit');
  const said = c.req.query('said');
  const sentence = saidIn(said, { ...words.attentionPages.said, kept: words.steps.said.kept });
  return sentence === undefined
    ? null
    : { words: sentence, undo: undoOf(said ?? '', c.req.query('of') ?? '') };
}
