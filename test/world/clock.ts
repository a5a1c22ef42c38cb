// A clock that stands still until a test moves it: time is an argument everywhere.
export type Clock = {
  /** The instant it shows, as ISO UTC text with milliseconds. */
  readonly now: () => string;
  readonly set: (instant: string) => void;
  /** Moves it by a length of time: `pass({ hours: 73 })`. Days and weeks are of 24 hours. */
  readonly pass: (length: Temporal.DurationLikeObject) => void;
};

const HOURS_PER_DAY = 24;

function inHours(length: Temporal.DurationLikeObject): Temporal.DurationLikeObject {
  const { weeks = 0, days = 0, hours = 0, ...rest } = length;
  return { ...rest, hours: hours + (weeks * 7 + days) * HOURS_PER_DAY };
}

/** A clock that shows `start` (ISO text with an offset or Z). */
export function clockAt(start: string): Clock {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant.toString({ fractionalSecondDigits: 3 }),
    set: (next) => {
      instant = Temporal.Instant.from(next);
    },
    pass: (length) => {
      instant = instant.add(inHours(length));
    },
  };
}
