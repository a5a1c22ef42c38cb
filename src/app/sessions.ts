// Booking: one session, a row of them after their dates were shown, the place, and dates offered for what fell away.
import { z } from 'zod';
import { hourShifts, proposedSessions } from '../domain/calendar/cadence.ts';
import { bookSession, bookSessions, placeSession, waveOffer } from '../domain/engagement/booking.ts';
import { bookingBarred, lengthRefusal, slotOf, slotRefusal, zoneOf } from '../domain/engagement/slot.ts';
import type { Id } from '../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../domain/kernel/outcome.ts';
import { addDays, type LocalTime, localAt } from '../domain/kernel/time.ts';
import { findOne } from '../store/find.ts';
import { type SessionWords, sessions as sessionTable } from '../store/sessions.table.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, engagementReading, type Scene } from './engagement-deed.ts';
import { DONE, dayField, idField, localField, MADE, optionalLine } from './fields.ts';
import { sessionIn } from './session-readings.ts';
import { partyField, sprintEnd } from './session-views.ts';

const DATES = { thing: 'session dates', verb: 'write' } as const;
const ROW = { thing: 'session', verb: 'write' } as const;

/** Weeks a row of sessions reaches where no sprint says otherwise. */
const WEEKS_AHEAD = 12;
/** More dates than any sprint holds are not booked in one go. */
const MOST_AT_ONCE = 60;

const minutesField = z.int().min(1).max(1_440).optional();

/** The words of a session: its place if one was said, beside what else is kept there. */
function placed(ids: readonly Id[], place: string | undefined, before: SessionWords = {}) {
  const { place: _old, ...rest } = before;
  const words = { ...rest, ...(place ? { place } : {}) };
  return { sessions: Object.fromEntries(ids.map((id) => [id, { words }])) };
}

async function wordsOf({ rows }: Pick<Scene, 'rows'>, sessionId: Id): Promise<SessionWords> {
  return (await findOne(rows, sessionTable, { id: sessionId }))?.words ?? {};
}

/** Either side books an hour; nobody's yes is needed. */
export const bookOneSession = engagementDeed({
  name: 'session.book',
  path: 'POST /engagements/:engagementId/sessions',
  says: 'Books a session on the wall clock of one side.',
  ...DATES,
  input: z.object({
    engagementId: idField,
    startsLocal: localField,
    anchor: partyField.optional(),
    minutes: minutesField,
    place: optionalLine,
  }),
  output: MADE,
  run({ book, party, at, newId }, { startsLocal, anchor, minutes, place }) {
    const id = newId();
    const changes = bookSession(book, { by: party, id, startsLocal, anchor, minutes }, at);
    if (!changes.ok) return changes;
    return accept({ changes: changes.value, words: placed([id], place), output: { id } });
  },
});

/** A row of dates as it would be booked. */
export const seriesView = z.object({
  dates: z.array(
    z.object({
      /** On the wall clock it keeps; a time in a gap has moved forward. */
      startsLocal: z.string(),
      startsAt: z.string(),
      clientLocal: z.string(),
      coachLocal: z.string(),
      /** The clocks of its own zone on that day. */
      clock: z.enum(['plain', 'gap', 'fold']),
      /** Minutes by which the other side's hour lies later (or earlier) than at the first date. */
      otherShift: z.int(),
      /** Why this hour cannot be taken; null: it is free. */
      taken: z.string().nullable(),
    }),
  ),
  anchor: partyField,
  zone: z.string(),
  minutes: z.int(),
  until: z.string(),
});

interface Row {
  readonly startsLocal: LocalTime;
  readonly anchor: 'client' | 'coach';
  readonly minutes: number;
}

/** The dates of a row with what the clocks of both sides do to them, and whether each hour is free. */
function viewSeries(scene: Scene, row: Row, days: { everyDays: number; until: string }) {
  const { book, at } = scene;
  const { anchor, minutes, startsLocal } = row;
  const zone = zoneOf(book, anchor);
  const otherZone = zoneOf(book, anchor === 'client' ? 'coach' : 'client');
  const startsOn = startsLocal.slice(0, 10);
  const cadence = { startsOn, endsOn: days.until, firstLocal: startsLocal, zone, everyDays: days.everyDays };
  const proposed = proposedSessions(cadence).slice(0, MOST_AT_ONCE);
  const locals = proposed.map((one) => one.startsLocal);
  const shifts = new Map(hourShifts(locals, zone, otherZone).map((one) => [one.startsLocal, one]));
  return proposed.map((one) => {
    const slot = slotOf(book, { startsLocal: one.startsLocal, anchor, minutes });
    const refusal = slotRefusal(book, slot, at);
    return {
      ...one,
      clientLocal: localAt(one.startsAt, zoneOf(book, 'client')),
      coachLocal: localAt(one.startsAt, zoneOf(book, 'coach')),
      otherShift: shifts.get(one.startsLocal)?.shiftMinutes ?? 0,
      taken: refusal ? refusal.refusal : null,
    };
  });
}

/** Shows the dates of a row before anything is booked: nothing is changed by looking. */
export const previewSeries = engagementReading({
  name: 'session.preview_series',
  path: 'GET /engagements/:engagementId/session-series',
  says: 'The dates a row of sessions would have, with the weeks in which the other side’s hour shifts.',
  thing: 'session',
  verb: 'read',
  input: z.object({
    engagementId: idField,
    startsLocal: localField,
    everyDays: z.coerce.number().int().min(1).max(91).default(14),
    until: dayField.optional(),
    anchor: partyField.default('client'),
    minutes: z.coerce.number().int().min(1).max(1_440).default(60),
  }),
  output: seriesView,
  run(scene, { startsLocal, everyDays, until, anchor, minutes }): Outcome<z.infer<typeof seriesView>> {
    const no = bookingBarred(scene.book) ?? lengthRefusal(minutes);
    if (no) return no;
    const firstOn = startsLocal.slice(0, 10);
    const end = sprintEnd(scene);
    const usual = end !== null && end >= firstOn ? end : addDays(firstOn, WEEKS_AHEAD * 7);
    const last = until ?? usual;
    if (last < firstOn) return refuse('session.until_before_first');
    const dates = viewSeries(scene, { startsLocal, anchor, minutes }, { everyDays, until: last });
    const zone = zoneOf(scene.book, anchor);
    return accept({ dates, anchor, zone, minutes, until: last });
  },
});

/** Books the dates that were shown, all of them or none. */
export const bookSeries = engagementDeed({
  name: 'session.book_series',
  path: 'POST /engagements/:engagementId/session-series',
  says: 'Books a row of sessions, all of them or none.',
  ...DATES,
  input: z.object({
    engagementId: idField,
    startsLocals: z.array(localField).min(1).max(MOST_AT_ONCE),
    anchor: partyField.optional(),
    minutes: minutesField,
    place: optionalLine,
  }),
  output: z.object({ ids: z.array(z.string()) }),
  run({ book, party, at, newId }, { startsLocals, anchor, minutes, place }) {
    const hours = startsLocals
      .toSorted()
      .map((startsLocal) => ({ id: newId(), startsLocal, anchor, minutes }));
    const changes = bookSessions(book, { by: party, hours }, at);
    if (!changes.ok) return changes;
    const ids = hours.map(({ id }) => id);
    return accept({ changes: changes.value, words: placed(ids, place), output: { ids } });
  },
});

/** Where a session takes place: a link or words. */
export const setPlace = engagementDeed({
  name: 'session.place',
  path: 'PUT /sessions/:sessionId/place',
  says: 'Says where a session takes place: a link, or words; nothing takes it away.',
  ...ROW,
  input: z.object({ sessionId: idField, place: optionalLine }),
  output: DONE,
  async run(scene, { sessionId, place }) {
    const { book, party } = scene;
    const changes = placeSession(book, { by: party, sessionId });
    if (!changes.ok) return changes;
    const words = placed([sessionId], place, await wordsOf(scene, sessionId));
    return accept({ changes: changes.value, words, output: {} });
  },
});

/** Books the date offered for a session that fell away, or another in its place. */
export const takeOffer = engagementDeed({
  name: 'session.take_offer',
  path: 'POST /sessions/:sessionId/offer',
  says: 'Books the date offered for a session that fell away, or another one in its place.',
  ...DATES,
  input: z.object({ sessionId: idField, startsLocal: localField.optional() }),
  output: MADE,
  async run(scene, { sessionId, startsLocal }) {
    const { book, party, at, newId } = scene;
    const found = sessionIn(scene, sessionId);
    if (!found.ok) return found;
    const { offeredLocal, anchor, minutes } = found.value;
    const wanted = startsLocal ?? offeredLocal;
    if (wanted === null) return refuse('session.no_offer');
    const id = newId();
    const command = { by: party, id, startsLocal: wanted, anchor, minutes, insteadOf: sessionId };
    const changes = bookSession(book, command, at);
    if (!changes.ok) return changes;
    const { place } = await wordsOf(scene, sessionId);
    return accept({ changes: changes.value, words: placed([id], place), output: { id } });
  },
});

/** Waves an offered date away. */
export const waveOneOffer = engagementDeed({
  name: 'session.wave_offer',
  path: 'DELETE /sessions/:sessionId/offer',
  says: 'Waves the offered date away.',
  ...DATES,
  input: z.object({ sessionId: idField }),
  output: DONE,
  run({ book, at }, { sessionId }) {
    const changes = waveOffer(book, { sessionId }, at);
    return changes.ok ? accept({ changes: changes.value, output: {} }) : changes;
  },
});

/** The deeds of this file. */
export const sessionDeeds: readonly AnyDeed[] = [
  bookOneSession,
  previewSeries,
  bookSeries,
  setPlace,
  takeOffer,
  waveOneOffer,
];
