// Calendars that were written to hang whoever reads them, and those that merely are as calendars are.
import { expect, it } from 'vitest';
import { eventsOf, invitationOf } from '../../../src/mail/reading/invitations.ts';

/** A zone whose clocks change by this rule, to two hours ahead. */
function zoneOf(rule: string, from = '20250101T000000'): string {
  const offsets = 'TZOFFSETFROM:+0100\nTZOFFSETTO:+0200';
  const change = `BEGIN:STANDARD\nDTSTART:${from}\n${offsets}\nRRULE:${rule}\nEND:STANDARD`;
  return `BEGIN:VTIMEZONE\nTZID:Here\n${change}\nEND:VTIMEZONE`;
}
const event = (uid: string): string =>
  `BEGIN:VEVENT\nUID:${uid}\nDTSTART;TZID=Here:20251112T120000\nEND:VEVENT`;
const calendar = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', ...parts, 'END:VCALENDAR', ''].join('\n');

const startsBy = (rule: string, from?: string) =>
  invitationOf(calendar(zoneOf(rule, from), event('1')))?.startsAt;

it.each([
  'FREQ=YEARLY',
  'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'FREQ=YEARLY;INTERVAL=1;BYMONTH=10;BYMONTHDAY=25,26,27,28;BYDAY=SU',
  'FREQ=YEARLY;UNTIL=20401028T010000Z;BYDAY=-1SU;BYMONTH=10',
])('a zone brings its own rules along: %s', (rule) => {
  expect(startsBy(rule)).toBe('2025-11-12T10:00:00.000Z');
});

it.each([
  'FREQ=SECONDLY',
  'FREQ=MINUTELY',
  'FREQ=DAILY',
  'FREQ=YEARLY;BYSECOND=1,2,3',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=YEARLY;BYMONTH=10;BYDAY=9SU',
])('a zone whose clocks never stop changing is none, and the event is read all the same: %s', (rule) => {
  expect(startsBy(rule, '16010101T000000')).toMatch(/^2025-11-1[123]T/);
});

it('a hundred thousand events that never end are looked at once', () => {
  expect(eventsOf(`BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(100_000)}`)).toEqual([]);
}, 10_000);

it('one broken event of many spoils no other, and each is still in the zone of its calendar', () => {
  const count = 2_000;
  const good = Array.from({ length: count }, (_, index) => event(`${index}`));
  const zone = zoneOf(`FREQ=YEARLY\nCOMMENT:${'a'.repeat(60_000)}`);
  const events = eventsOf(calendar(zone, 'BEGIN:VEVENT\nUID:broken', ...good, 'no line at all'));
  expect(events).toHaveLength(count);
  expect(events.at(-1)).toMatchObject({ uid: `${count - 1}`, startsAt: '2025-11-12T10:00:00.000Z' });
}, 10_000);
