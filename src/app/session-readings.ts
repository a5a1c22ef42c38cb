// Sessions read: one with its agenda, notes, conclusions and what it needs to close; and all of an engagement.
import { z } from 'zod';
import type { Session, SessionMove } from '../domain/engagement/session.ts';
import { zoneOf } from '../domain/engagement/slot.ts';
import { isOpen } from '../domain/engagement/step.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { instantOf } from '../domain/kernel/time.ts';
import { findAll, findOne } from '../store/find.ts';
import { sessionMoves as moveTable, sessions as sessionTable } from '../store/sessions.table.ts';
import { agendaView, viewAgenda } from './agenda-views.ts';
import {
  checkView,
  closingView,
  mayView,
  onwardView,
  viewCheck,
  viewClosing,
  viewMay,
  viewOnward,
} from './closing-views.ts';
import type { AnyDeed } from './deed.ts';
import { engagementReading, mayHere, type Scene } from './engagement-deed.ts';
import { idField } from './fields.ts';
import {
  conclusionView,
  inquiryView,
  noteView,
  viewConclusions,
  viewInquiries,
  viewNotes,
} from './room-views.ts';
import {
  inOrder,
  partyField,
  peopleView,
  sessionView,
  sprintEnd,
  viewPeople,
  viewSession,
  viewSessions,
} from './session-views.ts';
import { goalTitles, stepView, viewSteps } from './step-views.ts';

const DATES_READ = { thing: 'session dates', verb: 'read' } as const;

/** A move or cancellation: done, answered, or waiting. */
export const sessionMoveView = z.object({
  id: z.string(),
  kind: z.enum(['move', 'cancel']),
  by: partyField,
  at: z.string(),
  state: z.enum(['waiting', 'done', 'declined', 'withdrawn', 'lapsed']),
  fromAt: z.string(),
  toAt: z.string().nullable(),
  toAnchor: partyField.nullable(),
  toMinutes: z.int().nullable(),
  why: z.string().nullable(),
});

/** The type of the same. */
export type SessionMoveView = z.infer<typeof sessionMoveView>;

async function viewMoves(scene: Scene, session: Session): Promise<SessionMoveView[]> {
  const { book, rows } = scene;
  const moves = book.sessionMoves.filter(({ sessionId }) => sessionId === session.id);
  const words = mayHere(scene, 'session', 'read')
    ? await findAll(rows, moveTable, { id: moves.map(({ id }) => id) })
    : [];
  const whyOf = new Map(words.map((move) => [move.id, move.words?.why]));
  const toAt = ({ toLocal, toAnchor }: SessionMove) =>
    toLocal === null ? null : instantOf(toLocal, zoneOf(book, toAnchor ?? session.anchor));
  return moves
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map((move) => {
      const { id, kind, by, at, state, fromLocal, fromZone, toAnchor, toMinutes } = move;
      const fromAt = instantOf(fromLocal, fromZone);
      const to = { toAt: toAt(move), toAnchor, toMinutes };
      return { id, kind, by, at, state, fromAt, ...to, why: whyOf.get(id) || null };
    });
}

/** The session by its id, or `session.not_found`. */
export function sessionIn({ book }: Pick<Scene, 'book'>, sessionId: Id): Outcome<Session> {
  const session = book.sessions.find(({ id }) => id === sessionId);
  return session ? accept(session) : refuse('session.not_found');
}

/** Steps of a session: made in it, confirmed in it; and the others that are open. */
async function viewRoomSteps(scene: Scene, session: Session) {
  const { book } = scene;
  const confirmed = new Set(
    book.confirmations
      .filter(({ sessionId, undoneAt }) => sessionId === session.id && undoneAt === null)
      .map(({ stepId }) => stepId),
  );
  const here = book.steps.filter((step) => step.sessionId === session.id || confirmed.has(step.id));
  const others = book.steps.filter((step) => isOpen(step) && !here.includes(step));
  const byDue = (a: { dueOn: string }, b: { dueOn: string }) => (a.dueOn < b.dueOn ? -1 : 1);
  return {
    steps: await viewSteps(scene, here.toSorted(byDue)),
    confirmed: [...confirmed],
    openSteps: await viewSteps(scene, others.toSorted(byDue)),
  };
}

/** The open goals that this reader could name for a step or a topic. */
async function viewGoals(scene: Scene): Promise<{ id: string; title: string }[]> {
  const open = scene.book.goals.filter(({ state }) => state === 'open');
  const titles = await goalTitles(
    scene,
    open.map(({ id }) => id),
  );
  return open.flatMap(({ id }) => {
    const title = titles.get(id);
    return title === undefined ? [] : [{ id, title }];
  });
}

/** One session with everything of it that its reader may see. */
export const readSession = engagementReading({
  name: 'session.read',
  path: 'GET /sessions/:sessionId',
  says: 'A session: its times, agenda, notes, conclusions, steps, and what it still needs to close.',
  ...DATES_READ,
  input: z.object({ sessionId: idField }),
  output: z.object({
    session: sessionView,
    people: peopleView,
    /** Whether what was said in it is this reader's to read; else only its dates and their own notes are. */
    isOpenToMe: z.boolean(),
    moves: z.array(sessionMoveView),
    agenda: agendaView,
    notes: z.array(noteView),
    conclusions: z.array(conclusionView),
    inquiries: z.array(inquiryView),
    steps: z.array(stepView),
    /** Of these steps, those the client confirmed in it. */
    confirmed: z.array(z.string()),
    /** The other open steps. */
    openSteps: z.array(stepView),
    goals: z.array(z.object({ id: z.string(), title: z.string() })),
    closing: closingView.nullable(),
    may: mayView,
    check: checkView.nullable(),
    onward: onwardView,
  }),
  async run(scene, { sessionId }) {
    const found = sessionIn(scene, sessionId);
    if (!found.ok) return found;
    const session = found.value;
    const reads = mayHere(scene, 'session', 'read');
    const kept = await findOne(scene.rows, sessionTable, { id: sessionId });
    const checkIn = kept?.words?.checkIn ?? 'before';
    return accept({
      session: await viewSession(scene, session),
      people: await viewPeople(scene),
      isOpenToMe: reads,
      moves: await viewMoves(scene, session),
      agenda: await viewAgenda(scene, session, checkIn),
      notes: await viewNotes(scene, session),
      conclusions: await viewConclusions(scene, session),
      inquiries: await viewInquiries(scene, session),
      ...(await viewRoomSteps(scene, session)),
      goals: await viewGoals(scene),
      closing: reads ? viewClosing(scene, session) : null,
      may: viewMay(scene, session),
      check: await viewCheck(scene, session),
      onward: await viewOnward(scene, session),
    });
  },
});

/** Everything one session reads as. */
export type SessionRead = z.infer<typeof readSession.output>;

/** All sessions of an engagement, the earliest first. */
export const listSessions = engagementReading({
  name: 'session.list',
  path: 'GET /engagements/:engagementId/sessions',
  says: 'The sessions of an engagement, the earliest first.',
  ...DATES_READ,
  input: z.object({ engagementId: idField }),
  output: z.object({
    people: peopleView,
    sessions: z.array(sessionView),
    /** The last day of the sprint that is planned or runs. */
    sprintEndsOn: z.string().nullable(),
    /** Whether this reader could book another. */
    mayBook: z.boolean(),
  }),
  async run(scene) {
    const { book, standing } = scene;
    const isSide = standing === 'client' || standing === 'coach';
    return accept({
      people: await viewPeople(scene),
      sessions: await viewSessions(scene, inOrder(scene)),
      sprintEndsOn: sprintEnd(scene),
      mayBook: isSide && book.engagement.coachId !== null && book.engagement.overAt === null,
    });
  },
});

/** The deeds of this file. */
export const sessionReadings: readonly AnyDeed[] = [readSession, listSessions];
