// Calendar files: by the letter of RFC 5545, and every zone's rule against what the zone really does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneEvent, weeklyEvent } from '../../src/agenda/calendar-event.ts';
import { calendarText, said } from '../../src/agenda/ical-text.ts';
import { timeZone } from '../../src/agenda/time-zone.ts';

const NOW = '2026-11-22T13:54:00.000Z';
const about = {
  uid: 'session-1@coach.example',
  title: 'Session with Elena Kask',
  about: 'A session; bring a topic, or two.',
  link: 'https://coach.example/sessions/1',
};

/** Lines unfolded, as a parser sees them. */
const lines = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');
const valueIn = (text: string, name: string): string | undefined =>
  lines(text)
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.replace(/^[^:]*:/, '');

describe('one event', () => {
  const event = {
    ...about,
    startsAt: '2026-12-03T15:00:00.000Z',
    endsAt: '2026-12-03T16:00:00.000Z',
    place: 'Room 3, second floor; left',
    revision: 2,
    isCancelled: false,
  };

  it('is written in UTC, with what people wrote escaped', () => {
    const text = oneEvent(event, NOW);
    expect(lines(text)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Throughline//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:session-1@coach.example',
      'DTSTAMP:20261122T135400Z',
      'SUMMARY:Session with Elena Kask',
      'DESCRIPTION:A session\\; bring a topic\\, or two.\\nhttps://coach.example/sessions/1',
      'URL:https://coach.example/sessions/1',
      'DTSTART:20261203T150000Z',
      'DTEND:20261203T160000Z',
      'SEQUENCE:2',
      'STATUS:CONFIRMED',
      'LOCATION:Room 3\\, second floor\\; left',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('says when it was cancelled, and nothing of a place that nobody named', () => {
    const text = oneEvent({ ...event, place: null, isCancelled: true }, NOW);
    expect(valueIn(text, 'STATUS')).toBe('CANCELLED');
    expect(valueIn(text, 'LOCATION')).toBeUndefined();
  });
});

describe('any text', () => {
  it('stays within its lines, and comes back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (words) => {
        const text = calendarText([{ kind: 'VEVENT', properties: [said('SUMMARY', words)] }]);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const back = (valueIn(text, 'SUMMARY') ?? '').replace(/\\([\\;,n])/g, (_all, mark: string) =>
          mark === 'n' ? '\n' : mark,
        );
        expect(back).toBe(words.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ''));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a weekly event', () => {
  const weekly = {
    ...about,
    zone: 'Europe/Berlin',
    firstLocal: '2026-11-04T09:00',
    minutes: 60,
    until: '2027-01-31T22:59:00.000Z',
  };

  it('keeps the wall clock of its zone, whose rules stand beside it', () => {
    const text = weeklyEvent(weekly, NOW);
    expect(lines(text)).toEqual(
      expect.arrayContaining([
        'TZID:Europe/Berlin',
        'DTSTART;TZID=Europe/Berlin:20261104T090000',
        'DURATION:PT60M',
        'RRULE:FREQ=WEEKLY;UNTIL=20270131T225900Z',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
        'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      ]),
    );
  });
});

/** What a calendar program makes of a zone's observances: every change between two years. */
function changesTold(zone: string, fromYear: number, toYear: number): string[] {
  const told = timeZone(zone, `${fromYear}-06-01T00:00:00.000Z`, toYear - fromYear);
  return (told.parts ?? []).slice(1).flatMap(({ properties }) => {
    const value = (name: string) => properties.find((one) => one.name === name)?.value ?? '';
    const [start, rule, to] = [value('DTSTART'), value('RRULE'), value('TZOFFSETTO')];
    const first = Temporal.PlainDateTime.from(
      start.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6'),
    );
    if (!rule) return [`${first.toString()} ${to}`];
    const years = Array.from({ length: toYear - first.year + 1 }, (_, index) => first.year + index);
    return years.map((year) => `${dayOf(rule, year, first).toString()} ${to}`);
  });
}

function dayOf(rule: string, year: number, first: Temporal.PlainDateTime): Temporal.PlainDateTime {
  const part = (name: string) => new RegExp(`${name}=([^;]+)`).exec(rule)?.[1] ?? '';
  const month = Number(part('BYMONTH'));
  const nth = Number.parseInt(part('BYDAY'), 10);
  const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(part('BYDAY').slice(-2)) + 1;
  const inMonth = Temporal.PlainYearMonth.from({ year, month });
  const days = Array.from({ length: inMonth.daysInMonth }, (_, index) =>
    inMonth.toPlainDate({ day: index + 1 }),
  ).filter(({ dayOfWeek }) => dayOfWeek === weekday);
  const among = part('BYMONTHDAY').split(',').map(Number);
  const chosen = part('BYMONTHDAY')
    ? days.find(({ day }) => among.includes(day))
    : days.at(nth < 0 ? nth : nth - 1);
  if (!chosen) throw new Error(`no such day: ${rule}`);
  return chosen.toPlainDateTime(first.toPlainTime());
}

function changesTrue(zone: string, fromYear: number, toYear: number): string[] {
  const found: string[] = [];
  let at = Temporal.ZonedDateTime.from(`${fromYear}-01-01T00:00[${zone}]`);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > toYear) return found;
    const before = next.subtract({ nanoseconds: 1 }).offset;
    const local = next.toInstant().toZonedDateTimeISO(before).toPlainDateTime();
    found.push(`${local.toString()} ${next.offset.replace(':', '')}`);
    at = next;
  }
}

describe('a zone', () => {
  it.each([
    'Europe/Berlin',
    'Europe/Dublin',
    'America/St_Johns',
    'America/New_York',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Asia/Jerusalem',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ])('%s is told by its rules as it really is, for ten years', (zone) => {
    expect(
      changesTold(zone, 2027, 2036)
        .filter((one) => one >= '2027')
        .sort(),
    ).toEqual(changesTrue(zone, 2027, 2036).sort());
  });

  it.each(['Africa/Cairo', 'Asia/Gaza'])('%s, which keeps no rule, is told change by change', (zone) => {
    const told = changesTold(zone, 2027, 2028);
    const really = changesTrue(zone, 2027, 2028).filter((one) => one < '2028-06-01');
    expect(told).toEqual(expect.arrayContaining(really.filter((one) => one > '2027-06-01')));
    expect(told.length).toBeGreaterThan(1);
  });

  it('in any place has the offsets it needs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), (zone) => {
        const { parts = [] } = timeZone(zone, NOW, 2);
        expect(parts.length).toBeGreaterThan(0);
        for (const { properties } of parts)
          for (const { name, value } of properties)
            if (name.startsWith('TZOFFSET')) expect(value).toMatch(/^[+-]\d{4}$/);
      }),
      { numRuns: 60 },
    );
  });
});
