// Refusals about sessions: booking and moving them, what is written in them, and how they end.
import { datesIn } from '../../dates.ts';
import type { Sayings } from '../../refusals.ts';

const dates = datesIn('en-GB');
const day = (value: unknown): string => (typeof value === 'string' ? dates.dayLong(value.slice(0, 10)) : '');
const on = (value: unknown): string => (typeof value === 'string' ? ` on ${dates.wall(value)}` : '');

export const sessions: Sayings = {
  'session.not_found': 'There is no such session.',
  'session.not_yours': 'This is not yours to do with this session.',
  'session.none': 'Choose at least one date.',
  'session.past': ({ startsLocal }) => `That hour${on(startsLocal)} has passed. Choose one that is to come.`,
  'session.too_far': ({ latest, startsLocal }) =>
    `That${on(startsLocal)} is too far ahead. The last day that can be booked is ${day(latest)}.`,
  'session.in_pause': ({ from, until }) =>
    `That day lies in the pause from ${day(from)}. The first day back is ${day(until)}.`,
  'session.overlap': ({ startsLocal }) =>
    `Another session of yours stands at that hour${on(startsLocal)}. Choose another, or move that one first.`,
  'session.minutes': ({ least = 15, most = 240 }) => `A session lasts ${least} to ${most} minutes.`,
  'session.until_before_first': 'The last day lies before the first session. Choose a later one.',
  'session.no_offer': 'This date was booked or waved away already.',
  'session.settled': 'This session is over, so that cannot be changed any more.',
  'session.not_open': 'This can be written while the session is on: from its beginning until it is closed.',
  'session.not_planned': 'This session has begun or is over. What you see is how it stands now.',
  'session.begun': 'Its time has come, so it cannot be moved any more. It can be started, or called missed.',
  'session.same_time': 'That is when it is already. Choose another time.',
  'session.closing_asked': 'Its closing waits for a yes to the next step. Answer that first.',
  'session.left_open': 'Its hour passed a day ago. Close it, say that it broke off, or that it was missed.',
  'session.move_not_found': 'There is no such request.',
  'session.move_not_waiting':
    'This no longer waits for an answer. What you see is how the session stands now.',
  'session.own_move': 'This waits for the other side’s answer. You can take it back.',
  'session.not_own_move': 'Only whoever asked can take this back. You can say yes or no to it.',
  'session.move_needs_time': 'Choose the day and the time to move it to.',
  'session.too_early':
    'It is too early for that. A session can be started twelve hours before its time, and called missed a quarter of an hour after it.',
  'session.not_started': 'This session is not on, so there is no start to undo.',
  'session.something_done':
    'Something was concluded or agreed in it, so its start stays. If it broke off, say that it was cut short.',
  'session.not_begun': 'This session has not begun yet. It can be moved or cancelled.',
  'session.real_end': 'The end lies after its beginning and not after now. Please look at the time.',
  'session.not_missed': 'This session is not marked as missed.',
  'session.correction_closed': 'A session has been closed since, so this stays as it is.',
  'session.no_conclusion': ({ missing }) =>
    Array.isArray(missing) && missing.length > 1
      ? 'Two things are missing before it closes: one sentence on what you conclude, and a next step with a date.'
      : 'One sentence is missing before it closes: what do you conclude?',
  'session.no_next_step':
    'A next step is missing before it closes. Agree one here, or confirm one that is open.',
  'session.step_date': ({ latest }) =>
    `The next step is due too late, or its date has passed. It counts if it is due from today on and no later than ${day(latest)}.`,
  'session.step_waiting': 'The proposed next step waits for your own yes. Say yes to it, or agree another.',
  'topic.not_found': 'There is no such topic.',
  'topic.not_yours': 'The agenda is the client’s. You can suggest a topic.',
  'topic.not_suggested': 'This is no longer a suggestion. What you see is how the agenda stands now.',
  'topic.not_on': 'This is no longer on the agenda.',
  'topic.changed_meanwhile': 'The agenda changed meanwhile. Here it is as it stands now; order it again.',
  'note.not_found': 'There is no such note.',
  'note.not_yours': 'Only whoever wrote a note can change it.',
  'note.session_over': 'The session is over, so what both can read stays. You can word it anew.',
  'conclusion.not_found': 'There is no such conclusion.',
  'conclusion.not_yours': 'This is not yours to change.',
  'inquiry.not_found': 'There is no such question.',
  'inquiry.not_yours': 'This is not yours to change.',
  'checkin.not_found': 'There is nothing to look back on here.',
  'session.not_cut': 'This session did not break off, so there is nothing to take back.',
  'checkin.not_yours': 'The other side has written here. Only they can change their lines.',
  'check.not_found': 'There is no such check yet.',
  'check.not_yours': 'The check is the client’s own.',
  'check.not_closed': 'The check is asked after a session that was closed.',
};
