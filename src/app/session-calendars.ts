// Sessions, the weekly block and the hour of a step as files for a person's calendar: dates and a place, nobody's words.
import { oneEvent, weeklyEvent } from '../agenda/calendar-event.ts';
import type { Day, Instant, LocalTime, Zone } from '../domain/kernel/time.ts';
import { addDays, instantOf, plus, weekdayOf } from '../domain/kernel/time.ts';
import type { SessionRead } from './session-readings.ts';

/** A file to be handed out. */
export interface CalendarFile {
  readonly name: string;
  readonly text: string;
}

/** What the file says beside the dates. */
export interface CalendarWords {
  readonly title: string;
  readonly about: string;
}

/** Where and when the file is made. */
export interface Made {
  readonly url: string;
  readonly now: Instant;
}

/** The host of the public address: what makes an event's id the same everywhere and unlike others'. */
const hostOf = (url: string): string => new URL(url).host;

/** One session as a calendar file. */
export function sessionCalendar(
  { session, moves }: SessionRead,
  words: CalendarWords,
  made: Made,
): CalendarFile {
  const done = moves.filter(({ state }) => state === 'done').length;
  const text = oneEvent(
    {
      uid: `session-${session.id}@${hostOf(made.url)}`,
      ...words,
      link: `${made.url}/sessions/${session.id}`,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      place: session.place,
      revision: done,
      isCancelled: session.state === 'cancelled',
    },
    made.now,
  );
  return { name: `session-${session.startsLocal.slice(0, 10)}.ics`, text };
}

/** The hour that a client keeps free for one step. */
export interface HourOfStep {
  readonly stepId: string;
  readonly zone: Zone;
  readonly block: { readonly startsLocal: LocalTime; readonly minutes: number };
}

/** The hour of a step as a calendar file, on the client's wall clock. */
export function hourCalendar(hour: HourOfStep, words: CalendarWords, made: Made): CalendarFile {
  const { stepId, zone, block } = hour;
  const startsAt = instantOf(block.startsLocal, zone);
  const event = {
    uid: `step-${stepId}@${hostOf(made.url)}`,
    ...words,
    link: `${made.url}/steps/${stepId}`,
    startsAt,
    endsAt: plus(startsAt, { minutes: block.minutes }),
    place: null,
    revision: 0,
    isCancelled: false,
  };
  return { name: `step-${block.startsLocal.slice(0, 10)}.ics`, text: oneEvent(event, made.now) };
}

/** The weekly block of a sprint, for the client's own calendar. */
export interface BlockOfSprint {
  readonly sprintId: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly zone: Zone;
  /** 1 for Monday to 7 for Sunday; the time on the client's wall clock. */
  readonly block: { readonly weekday: number; readonly time: string; readonly minutes: number };
}

/** The weekly block as a calendar file: every week of the sprint, on the client's wall clock. */
export function blockCalendar(sprint: BlockOfSprint, words: CalendarWords, made: Made): CalendarFile {
  const { sprintId, startsOn, endsOn, zone, block } = sprint;
  const days = (block.weekday - weekdayOf(startsOn) + 7) % 7;
  const firstLocal: LocalTime = `${addDays(startsOn, days)}T${block.time}`;
  const text = weeklyEvent(
    {
      uid: `block-${sprintId}@${hostOf(made.url)}`,
      ...words,
      link: `${made.url}/sprints/${sprintId}`,
      zone,
      firstLocal,
      minutes: block.minutes,
      until: instantOf(`${endsOn}T23:59`, zone),
    },
    made.now,
  );
  return { name: `weekly-hour-${startsOn}.ics`, text };
}
