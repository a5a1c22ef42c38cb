// The coach's brief before a session: what happened since the last one that was held; nothing that is not shared.
import { z } from 'zod';
import { isPastItsDate } from '../domain/engagement/asked.ts';
import { momentum } from '../domain/engagement/momentum.ts';
import type { Session } from '../domain/engagement/session.ts';
import type { Step } from '../domain/engagement/step.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { findAll, findBones } from '../store/find.ts';
import { acknowledgements, moments, sharings, talks } from '../store/journal.table.ts';
import { agendaView, viewAgenda } from './agenda-views.ts';
import type { AnyDeed } from './deed.ts';
import { engagementReading, mayHere, type Scene } from './engagement-deed.ts';
import { idField } from './fields.ts';
import { sharedMomentumView } from './momentum-views.ts';
import {
  conclusionView,
  inquiryView,
  noteView,
  viewConclusions,
  viewInquiries,
  viewNotes,
} from './room-views.ts';
import { sessionIn } from './session-readings.ts';
import { inOrder, peopleView, sessionView, viewPeople, viewSession } from './session-views.ts';
import { stepView, viewSteps } from './step-views.ts';

/** Something the client shares, by what it is and since when; its words are read where it is opened. */
export const sharedItemView = z.object({
  kind: z.enum(['big picture', 'reflection', 'moment', 'closing check', 'review answer', 'ending reason']),
  /** Which moment it is. */
  moment: z.enum(['win', 'doubt', 'friction']).nullable(),
  itemId: z.string(),
  at: z.string(),
  /** For a friction: whether the coach has acknowledged it, and whether it was talked through. */
  acknowledged: z.boolean(),
  talkedThrough: z.boolean(),
});

/** The type of the same. */
export type SharedItemView = z.infer<typeof sharedItemView>;

/** The session before this one that was held; undefined when none was. */
function heldBefore(scene: Scene, session: Session): Session | undefined {
  return inOrder(scene).findLast(({ state, startsAt }) => state === 'closed' && startsAt < session.startsAt);
}

async function viewShared({ book, rows }: Scene): Promise<SharedItemView[]> {
  const { id: engagementId, clientId } = book.engagement;
  const shared = await findAll(rows, sharings, { engagementId, ownerId: clientId, takenBackAt: null });
  const ids = shared.map(({ itemId }) => itemId);
  const kinds = new Map((await findBones(rows, moments, { id: ids })).map(({ id, kind }) => [id, kind]));
  const here = { engagementId, momentId: ids, takenBackAt: null } as const;
  const heard = new Set((await findAll(rows, acknowledgements, here)).map(({ momentId }) => momentId));
  const talked = new Set((await findAll(rows, talks, here)).map(({ momentId }) => momentId));
  return shared
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ kind, itemId, at }) => ({
      ...{ kind, itemId, at, moment: kinds.get(itemId) ?? null },
      acknowledged: heard.has(itemId),
      talkedThrough: talked.has(itemId),
    }));
}

/** What the coach should see again: frictions not yet talked through, and everything shared since. */
function worthSeeing(items: readonly SharedItemView[], since: string): SharedItemView[] {
  return items.filter((item) => item.at > since || (item.moment === 'friction' && !item.talkedThrough));
}

function stepsSince({ book, at }: Scene, since: string) {
  const marked = (step: Step, state: Step['state']) => step.state === state && (step.settledAt ?? '') > since;
  const open = book.steps.filter(({ state }) => state === 'agreed');
  return {
    kept: book.steps.filter((step) => marked(step, 'kept')),
    notKept: book.steps.filter((step) => marked(step, 'not kept')),
    past: open.filter((step) => isPastItsDate(book, step, at)),
    open: open.filter((step) => !isPastItsDate(book, step, at)),
    waiting: book.steps.filter(({ state }) => state === 'proposed'),
  };
}

async function viewStepsSince(scene: Scene, since: string) {
  const { kept, notKept, past, open, waiting } = stepsSince(scene, since);
  return {
    kept: await viewSteps(scene, kept),
    notKept: await viewSteps(scene, notKept),
    past: await viewSteps(scene, past),
    open: await viewSteps(scene, open),
    waiting: await viewSteps(scene, waiting),
  };
}

const reviewView = z.object({
  id: z.string(),
  kind: z.enum(['mid', 'end', 'called']),
  state: z.enum(['standing', 'done', 'skipped', 'lapsed', 'taken back']),
  standsFrom: z.string(),
  decision: z.string().nullable(),
});

function reviewsSince({ book }: Scene, since: string) {
  return book.reviews
    .filter(({ state }) => state !== 'taken back')
    .filter(({ state, decidedAt }) => state === 'standing' || (decidedAt ?? '') > since)
    .map(({ id, kind, state, standsFrom, decision }) => ({ id, kind, state, standsFrom, decision }));
}

/** What was kept of the last held session, as its readers see it. */
async function viewBefore(scene: Scene, before: Session | undefined) {
  if (!before) return null;
  return {
    session: await viewSession(scene, before),
    conclusions: await viewConclusions(scene, before),
    inquiries: await viewInquiries(scene, before),
    notes: (await viewNotes(scene, before)).filter(({ isPrivate }) => isPrivate),
  };
}

const steps = z.array(stepView);
const lastView = z.object({
  session: sessionView,
  conclusions: z.array(conclusionView),
  inquiries: z.array(inquiryView),
  /** The coach's own private notes of it. */
  notes: z.array(noteView),
});

/** What happened since, for the coach who prepares. */
export const readBrief = engagementReading({
  name: 'session.brief',
  path: 'GET /sessions/:sessionId/brief',
  says: 'For the coach: what happened since the last session held, and what this one is about.',
  thing: 'session',
  verb: 'read',
  input: z.object({ sessionId: idField }),
  output: z.object({
    session: sessionView,
    people: peopleView,
    /** Where "since" begins: the closing of the last held session, or the coach's coming. */
    since: z.string(),
    last: lastView.nullable(),
    steps: z.object({ kept: steps, notKept: steps, past: steps, open: steps, waiting: steps }),
    agenda: agendaView,
    shared: z.array(sharedItemView),
    reviews: z.array(reviewView),
    /** Null while it rests. */
    momentum: sharedMomentumView.nullable(),
    /** The coach's own private notes for this session. */
    notes: z.array(noteView),
  }),
  async run(scene, { sessionId }) {
    const { book, party, at } = scene;
    if (party !== 'coach') return refuse('session.not_yours');
    const found = sessionIn(scene, sessionId);
    if (!found.ok) return found;
    const before = heldBefore(scene, found.value);
    const since = before?.settledAt ?? book.engagement.coachSince ?? book.engagement.madeAt;
    const seesNeedles = mayHere(scene, 'rhythm needle', 'read') && mayHere(scene, 'action needle', 'read');
    return accept({
      session: await viewSession(scene, found.value),
      people: await viewPeople(scene),
      since,
      last: await viewBefore(scene, before),
      steps: await viewStepsSince(scene, since),
      agenda: await viewAgenda(scene, found.value, 'before'),
      shared: worthSeeing(await sharedHere(scene), since),
      reviews: reviewsSince(scene, since),
      momentum: (seesNeedles && momentum(book, at)?.coach) || null,
      notes: (await viewNotes(scene, found.value)).filter(({ isPrivate }) => isPrivate),
    });
  },
});

/** What is shared, kind by kind as far as this reader may read it. */
async function sharedHere(scene: Scene): Promise<SharedItemView[]> {
  const items = await viewShared(scene);
  return items.filter(({ kind }) => mayHere(scene, kind, 'read', { shared: true }));
}

/** What one brief reads as. */
export type BriefRead = z.infer<typeof readBrief.output>;

/** The deeds of this file. */
export const briefDeeds: readonly AnyDeed[] = [readBrief];
