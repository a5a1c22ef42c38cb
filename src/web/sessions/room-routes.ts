// Routes of what is written in a session: its agenda, notes, conclusions, questions and steps.
import type { Hono } from 'hono';
import {
  addOneTopic,
  answerOneTopic,
  dropOneTopic,
  orderAgenda,
  rewordOneTopic,
  touchOneTopic,
  writeCheckIn,
} from '../../app/agenda.ts';
import { addOneConclusion, amendInquiry, amendOneConclusion, parkInquiry } from '../../app/conclusions.ts';
import type { Deed } from '../../app/deed.ts';
import { catchOneMoment } from '../../app/moments.ts';
import { addNote, amendNote, removeNote } from '../../app/notes.ts';
import { confirmOneStep, moveStep, unconfirmOneStep } from '../../app/step-moves.ts';
import { addOneStep, answerOneStep, unanswerOneStep, withdrawOneStep } from '../../app/steps.ts';
import { acts } from '../doors.ts';
import type { VisitEnv } from '../visit.ts';
import { backToSession, drawSession } from './drawing.tsx';

/** A form of the room: done, the reader is back at the part of the page it stands on. */
const inRoom = <I, O>(deed: Deed<I, O>, part: string) =>
  acts(deed, {
    next: (_output, _input, _visit, c) => backToSession(c, { part }),
    again: drawSession,
  });

function addAgenda(app: Hono<VisitEnv>): void {
  app.post('/sessions/:sessionId/topics', inRoom(addOneTopic, 'agenda'));
  app.post('/sessions/:sessionId/topics/:topicId/answer', inRoom(answerOneTopic, 'agenda'));
  app.post('/sessions/:sessionId/topics/:topicId/touch', inRoom(touchOneTopic, 'agenda'));
  app.patch('/sessions/:sessionId/topics/:topicId', inRoom(rewordOneTopic, 'agenda'));
  app.delete('/sessions/:sessionId/topics/:topicId', inRoom(dropOneTopic, 'agenda'));
  app.put('/sessions/:sessionId/topic-order', inRoom(orderAgenda, 'agenda'));
  app.put('/sessions/:sessionId/check-ins/:stepId', inRoom(writeCheckIn, 'check-ins'));
}

function addWriting(app: Hono<VisitEnv>): void {
  app.post('/sessions/:sessionId/notes', inRoom(addNote, 'notes'));
  app.patch('/sessions/:sessionId/notes/:noteId', inRoom(amendNote, 'notes'));
  app.delete('/sessions/:sessionId/notes/:noteId', inRoom(removeNote, 'notes'));
  app.post('/sessions/:sessionId/conclusions', inRoom(addOneConclusion, 'closing'));
  app.patch('/sessions/:sessionId/conclusions/:conclusionId', inRoom(amendOneConclusion, 'closing'));
  app.post('/sessions/:sessionId/inquiries', inRoom(parkInquiry, 'carry'));
  app.patch('/sessions/:sessionId/inquiries/:inquiryId', inRoom(amendInquiry, 'carry'));
  app.post(
    '/sessions/:sessionId/moments',
    acts(catchOneMoment, {
      next: (_output, _input, _visit, c) => backToSession(c, { said: 'caught' }),
      again: drawSession,
    }),
  );
}

function addSteps(app: Hono<VisitEnv>): void {
  app.post('/sessions/:sessionId/steps', inRoom(addOneStep, 'closing'));
  app.post('/sessions/:sessionId/steps/:stepId/answer', inRoom(answerOneStep, 'closing'));
  app.delete('/sessions/:sessionId/steps/:stepId/answer', inRoom(unanswerOneStep, 'closing'));
  app.delete('/sessions/:sessionId/steps/:stepId/proposal', inRoom(withdrawOneStep, 'closing'));
  app.post('/sessions/:sessionId/steps/:stepId/confirmation', inRoom(confirmOneStep, 'closing'));
  app.delete('/sessions/:sessionId/steps/:stepId/confirmation', inRoom(unconfirmOneStep, 'closing'));
  app.post('/sessions/:sessionId/steps/:stepId/moves', inRoom(moveStep, 'closing'));
}

/** Puts the forms of the room onto the app. */
export function roomRoutes(app: Hono<VisitEnv>): void {
  addAgenda(app);
  addWriting(app);
  addSteps(app);
}
