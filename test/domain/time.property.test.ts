// Time that is reckoned by remembering says what the calendar says, in every zone, at clock changes and far from them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  dayAt,
  daysBetween,
  type Instant,
  localAt,
  minutesBetween,
  plus,
  weekdayOf,
} from '../../src/domain/kernel/time.ts';

const ZONES = [
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Europe/Dublin',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Asia/Gaza',
  'Europe/Berlin',
  'Etc/UTC',
];
const text = (instant: Temporal.Instant): Instant => instant.toString({ smallestUnit: 'millisecond' });
const from = (at: Instant): Temporal.Instant => Temporal.Instant.from(at);

const zone = fc.oneof(fc.constantFrom(...ZONES), fc.constantFrom(...Intl.supportedValuesOf('timeZone')));
const instant = fc
  .integer({ min: 0, max: 4_102_444_799_999 })
  .map((ms) => text(Temporal.Instant.fromEpochMilliseconds(ms)));

/** Instants around a change of the clocks of a zone: just before, at it, just after. */
const change = fc
  .tuple(zone, instant, fc.constantFrom(-1, 0, 1, 3_600_000, -3_600_000))
  .map(([name, at, by]) => {
    const next = from(at).toZonedDateTimeISO(name).getTimeZoneTransition('next');
    const near = (next?.epochMilliseconds ?? from(at).epochMilliseconds) + by;
    return { zone: name, at: text(Temporal.Instant.fromEpochMilliseconds(Math.max(0, near))) };
  });
const anywhere = fc.oneof(change, fc.record({ zone, at: instant }));
const day = fc
  .integer({ min: -40_000, max: 60_000 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }).toString());
const count = fc.integer({ min: -20_000, max: 20_000 });

test('the day and the wall clock of a zone', () => {
  fc.assert(
    fc.property(anywhere, ({ zone: name, at }) => {
      const there = from(at).toZonedDateTimeISO(name);
      expect(dayAt(at, name)).toBe(there.toPlainDate().toString());
      const clock = there.toPlainDateTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' });
      expect(localAt(at, name)).toBe(clock);
    }),
    { numRuns: 3_000 },
  );
});

test('days added, between, and of the week', () => {
  fc.assert(
    fc.property(day, day, count, (one, other, days) => {
      expect(addDays(one, days)).toBe(Temporal.PlainDate.from(one).add({ days }).toString());
      expect(daysBetween(one, other)).toBe(
        Temporal.PlainDate.from(one).until(other, { largestUnit: 'days' }).days,
      );
      expect(weekdayOf(one)).toBe(Temporal.PlainDate.from(one).dayOfWeek);
    }),
  );
});

test('exact time added and between', () => {
  const span = fc.record({ days: count, hours: count, minutes: count, milliseconds: count });
  fc.assert(
    fc.property(instant, instant, span, (one, other, by) => {
      const { days, hours, minutes, milliseconds } = by;
      const later = from(one)
        .add({ hours: hours + days * 24 })
        .add({ minutes })
        .add({ milliseconds });
      expect(plus(one, by)).toBe(text(later));
      expect(minutesBetween(one, other)).toBe(from(other).since(from(one)).total('minutes'));
    }),
  );
});

test('what is no time is refused', () => {
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  expect(() => dayAt('yesterday', 'Europe/Berlin')).toThrow(RangeError);
  expect(() => dayAt('2026-02-30T10:00:00.000Z', 'Europe/Berlin')).toThrow(RangeError);
  expect(() => plus('2026-01-01T24:61:00.000Z', { days: 1 })).toThrow(RangeError);
  expect(() => dayAt('2026-01-01T10:00:00.000Z', 'Europe/Nowhere')).toThrow(RangeError);
});
