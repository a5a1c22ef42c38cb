// Days as whole numbers: reckoned once by the calendar and remembered, since the rules ask for the same days all the time.

const EPOCH = Temporal.PlainDate.from('1970-01-01');
/** About fifty years of days; then remembering begins anew. */
const REMEMBERED = 20_000;

const numbers = new Map<string, number>();
const days = new Map<number, string>();

function remember<K, V>(known: Map<K, V>, key: K, value: V): V {
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, value);
  return value;
}

/** Days from 1970-01-01 to this day `YYYY-MM-DD`; negative before. Throws RangeError if it is no day. */
export function dayNumberOf(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  return remember(numbers, day, EPOCH.until(day, { largestUnit: 'days' }).days);
}

/** The day `YYYY-MM-DD` that lies so many whole days after 1970-01-01. Throws RangeError where the calendar ends. */
export function dayNumbered(number: number): string {
  const known = days.get(number);
  if (known !== undefined) return known;
  return remember(days, number, EPOCH.add({ days: number }).toString());
}
