// Sessions on the same wall clock, gaps and folds, and the weeks in which the other side's hour shifts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockReading, hourShifts, proposedSessions } from '../../src/domain/calendar/cadence.ts';
import { slotOf } from '../../src/domain/engagement/slot.ts';
import { addDays, instantOf, localAt, minutesBetween } from '../../src/domain/kernel/time.ts';
import { anyDay, anyZone, bookOf, engagementOf, holds } from './books.ts';

const anyLocal = fc
  .tuple(anyDay(), fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) => `${day}T${new Date(minute * 60_000).toISOString().slice(11, 16)}`);

describe('a cadence', () => {
  it('proposes every two weeks on the same wall clock, to the last day', () => {
    const cadence = { startsOn: '2026-10-05', endsOn: '2027-01-03', firstLocal: '2026-10-08T16:00' };
    const sessions = proposedSessions({ ...cadence, zone: 'Europe/Berlin' });
    expect(sessions.map(({ startsLocal }) => startsLocal)).toEqual([
      '2026-10-08T16:00',
      '2026-10-22T16:00',
      '2026-11-05T16:00',
      '2026-11-19T16:00',
      '2026-12-03T16:00',
      '2026-12-17T16:00',
      '2026-12-31T16:00',
    ]);
    expect(sessions[1]?.startsAt).toBe('2026-10-22T14:00:00.000Z');
    expect(sessions[2]?.startsAt).toBe('2026-11-05T15:00:00.000Z');
  });

  it('is empty where the first session lies outside, or the rhythm is none', () => {
    const cadence = { startsOn: '2026-10-05', endsOn: '2026-11-01', zone: 'Europe/Berlin' };
    expect(proposedSessions({ ...cadence, firstLocal: '2026-10-04T16:00' })).toEqual([]);
    expect(proposedSessions({ ...cadence, firstLocal: '2026-11-02T16:00' })).toEqual([]);
    expect(proposedSessions({ ...cadence, firstLocal: '2026-10-05T16:00', everyDays: 0 })).toEqual([]);
    expect(proposedSessions({ ...cadence, firstLocal: '2026-10-05T16:00', everyDays: 1.5 })).toEqual([]);
  });

  it('moves a time in a gap forward, that day only, and says so', () => {
    const cadence = { startsOn: '2026-03-01', endsOn: '2026-04-30', firstLocal: '2026-03-15T02:30' };
    const sessions = proposedSessions({ ...cadence, zone: 'Europe/Berlin' });
    expect(sessions.slice(0, 3).map(({ startsLocal, clock }) => [startsLocal, clock])).toEqual([
      ['2026-03-15T02:30', 'plain'],
      ['2026-03-29T03:30', 'gap'],
      ['2026-04-12T02:30', 'plain'],
    ]);
  });

  it('goes on over a day that never was: Apia, 30 December 2011', () => {
    const cadence = { startsOn: '2011-12-16', endsOn: '2012-01-20', firstLocal: '2011-12-16T10:00' };
    const sessions = proposedSessions({ ...cadence, zone: 'Pacific/Apia' });
    expect(sessions.map(({ startsLocal, clock }) => [startsLocal, clock])).toEqual([
      ['2011-12-16T10:00', 'plain'],
      ['2011-12-31T10:00', 'gap'],
      ['2012-01-13T10:00', 'plain'],
    ]);
  });
});

describe('a wall clock', () => {
  it('in a fold means the earlier, in a gap moves forward, in every zone', () => {
    const property = fc.property(anyLocal, anyZone(), (local, zone) => {
      const clock = clockReading(local, zone);
      const startsAt = instantOf(local, zone);
      const read = localAt(startsAt, zone);
      if (clock === 'gap') expect(read > local).toBe(true);
      else expect(read).toBe(local);
      expect(instantOf(read, zone)).toBe(startsAt);
      if (clock !== 'fold') return;
      const later = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'later' });
      expect(Temporal.Instant.compare(startsAt, later.toInstant())).toBe(-1);
    });
    holds(property, 1000);
  });

  it('is found in every gap and fold of the named zones', () => {
    expect(clockReading('2026-10-25T02:30', 'Europe/Berlin')).toBe('fold');
    expect(clockReading('2026-04-05T01:45', 'Australia/Lord_Howe')).toBe('fold');
    expect(clockReading('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('gap');
    expect(clockReading('2018-11-04T00:30', 'America/Sao_Paulo')).toBe('gap');
    expect(clockReading('2011-12-30T12:00', 'Pacific/Apia')).toBe('gap');
  });

  it('is kept by a session as the clock reads on that day, whoever it is anchored to', () => {
    const property = fc.property(anyLocal, anyZone(), anyZone(), (startsLocal, zone, coachZone) => {
      const book = bookOf({ engagement: engagementOf({ zone, coachZone }) });
      for (const anchor of ['client', 'coach'] as const) {
        const slot = slotOf(book, { startsLocal, anchor, minutes: 60 });
        expect(slot.zone).toBe(anchor === 'client' ? zone : coachZone);
        expect(slotOf(book, slot)).toEqual(slot);
        expect(minutesBetween(slot.startsAt, slot.endsAt)).toBe(60);
      }
    });
    holds(property, 300);
  });
});

describe('the other side', () => {
  it('is told of the weeks in which only one of the two has changed its clocks', () => {
    const row = proposedSessions({
      startsOn: '2026-10-05',
      endsOn: '2026-11-29',
      firstLocal: '2026-10-15T16:00',
      zone: 'Europe/Berlin',
      everyDays: 7,
    }).map(({ startsLocal }) => startsLocal);
    const shifts = hourShifts(row, 'Europe/Berlin', 'America/New_York');
    expect(
      shifts.map(({ startsLocal, otherLocal, shiftMinutes }) => [startsLocal, otherLocal, shiftMinutes]),
    ).toEqual([['2026-10-29T16:00', '2026-10-29T11:00', 60]]);
  });

  it('thirteen hours apart has its own day, and half-hour shifts count', () => {
    const shifts = hourShifts(
      ['2026-03-10T18:00', '2026-04-07T18:00'],
      'America/St_Johns',
      'Pacific/Kiritimati',
    );
    expect(shifts).toEqual([]);
    const [shift] = hourShifts(
      ['2026-04-01T09:00', '2026-04-08T09:00'],
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    );
    expect(shift).toMatchObject({ shiftMinutes: -30, otherLocal: '2026-04-08T13:45', clock: 'plain' });
    const far = hourShifts(['2026-10-20T09:00', '2026-11-10T09:00'], 'Pacific/Auckland', 'Europe/London');
    expect(far).toMatchObject([{ otherLocal: '2026-11-09T20:00', shiftMinutes: -60 }]);
  });

  it('never shifts within one zone, and shifts by what the offsets differ', () => {
    const property = fc.property(anyDay(), anyZone(), anyZone(), (day, zone, other) => {
      const row = [0, 14, 28, 42].map((ahead) => `${addDays(day, ahead)}T12:00`);
      for (const { shiftMinutes, clock } of hourShifts(row, zone, zone)) {
        expect(shiftMinutes === 0 && clock !== 'plain').toBe(true);
      }
      for (const shift of hourShifts(row, zone, other)) {
        expect(instantOf(localAt(shift.startsAt, other), other) <= shift.startsAt).toBe(true);
        expect(Math.abs(shift.shiftMinutes % 15)).toBe(0);
      }
    });
    holds(property, 200);
  });
});
