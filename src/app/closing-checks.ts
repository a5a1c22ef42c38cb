// The private check after a session: five lines from 0 to 10, the client's own until shared, and taken back at once.
import { z } from 'zod';
import { isOver } from '../domain/engagement/engagement.ts';
import type { Sharing } from '../domain/engagement/shared-item.ts';
import { shareItem, takeBackItem } from '../domain/engagement/sharing.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { findAll, findOne } from '../store/find.ts';
import { sharings as sharingTable } from '../store/journal.table.ts';
import { closingChecks } from '../store/sessions.table.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, type Scene } from './engagement-deed.ts';
import { DONE, idField, MADE, optionalLine } from './fields.ts';

const ROW = { thing: 'closing check', verb: 'write' } as const;

const line = z.int().min(0).max(10);

/** The client answers the check of a closed session; answering again replaces it. */
export const answerCheck = engagementDeed({
  name: 'check.answer',
  path: 'PUT /sessions/:sessionId/check',
  says: 'Answers the private check of a closed session: five lines, 0 to 10 each.',
  ...ROW,
  input: z.object({
    sessionId: idField,
    /** Heard and respected. */
    heard: line,
    /** We worked on what I chose. */
    mine: line,
    /** The way of working fits. */
    way: line,
    /** Stretched enough. */
    stretched: line,
    /** Nothing was left unsaid. */
    unsaid: line,
    said: optionalLine,
  }),
  output: MADE,
  async run({ book, at, me, rows, newId }, { sessionId, said, ...lines }) {
    const session = book.sessions.find(({ id }) => id === sessionId);
    if (!session) return refuse('session.not_found');
    if (isOver(book.engagement)) return refuse('engagement.over');
    if (session.state !== 'closed') return refuse('check.not_closed', { state: session.state });
    const before = await findOne(rows, closingChecks, { sessionId });
    const id = before?.id ?? newId();
    const words = { ...lines, ...(said ? { said } : {}) };
    const engagementId = book.engagement.id;
    await rows.put(closingChecks, [{ id, sessionId, engagementId, authorId: me, at, words }]);
    const audience = 'author' as const;
    return accept({ events: [{ kind: 'ClosingCheckAnswered', about: id, audience }], output: { id } });
  },
});

interface CheckItem {
  readonly item: { readonly kind: 'closing check'; readonly itemId: Id; readonly ownerId: Id };
  readonly sharings: readonly Sharing[];
}

async function checkItem({ rows, me }: Scene, sessionId: Id): Promise<Outcome<CheckItem>> {
  const check = await findOne(rows, closingChecks, { sessionId, authorId: me });
  if (!check) return refuse('check.not_found');
  const sharings: readonly Sharing[] = await findAll(rows, sharingTable, { itemId: check.id });
  return accept({ item: { kind: 'closing check', itemId: check.id, ownerId: me }, sharings });
}

/** Shows the check to the coach. */
export const shareCheck = engagementDeed({
  name: 'check.share',
  path: 'POST /sessions/:sessionId/check/sharing',
  says: 'Shares your check of a session with your coach.',
  ...ROW,
  input: z.object({ sessionId: idField }),
  output: DONE,
  async run(scene, { sessionId }) {
    const { book, at, me, rows, newId } = scene;
    const found = await checkItem(scene, sessionId);
    if (!found.ok) return found;
    const { item, sharings } = found.value;
    const place = { engagement: book.engagement, sharings };
    const changes = shareItem(place, { by: me, id: newId(), item }, at);
    if (!changes.ok) return changes;
    await rows.put(sharingTable, changes.value.sharings ?? []);
    return accept({ events: changes.value.events, output: {} });
  },
});

/** Takes it back: gone for the coach at once. */
export const takeBackCheck = engagementDeed({
  name: 'check.take_back',
  path: 'DELETE /sessions/:sessionId/check/sharing',
  says: 'Takes your check of a session back from your coach.',
  ...ROW,
  input: z.object({ sessionId: idField }),
  output: DONE,
  async run(scene, { sessionId }) {
    const { book, at, me, rows } = scene;
    const found = await checkItem(scene, sessionId);
    if (!found.ok) return found;
    const { item, sharings } = found.value;
    const place = { engagement: book.engagement, sharings };
    const changes = takeBackItem(place, { by: me, itemId: item.itemId }, at);
    if (!changes.ok) return changes;
    await rows.put(sharingTable, changes.value.sharings ?? []);
    return accept({ events: changes.value.events, output: {} });
  },
});

/** The deeds of this file. */
export const closingCheckDeeds: readonly AnyDeed[] = [answerCheck, shareCheck, takeBackCheck];
