// The dates of a row before they are booked: what is free, and the weeks in which the other side's hour shifts.
import { Card } from '../parts/cards.tsx';
import { FieldError } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { Warning } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import type { Series, SeriesProps } from './booking-props.ts';
import { cityOf, type Sides } from './room-props.ts';

type OneDate = Series['dates'][number];

/** The wall clock of the side that the row is not tied to, and who that is. */
function otherSide(series: Series, sides: Sides) {
  const isClients = series.anchor === 'client';
  return {
    who: isClients ? sides.coach : sides.client,
    local: (date: OneDate): string => (isClients ? date.coachLocal : date.clientLocal),
  };
}

function DateLine({ date, series, sides }: { date: OneDate; series: Series; sides: Sides }) {
  const { words, dates } = useShell();
  const { row } = words.booking;
  const { who, local } = otherSide(series, sides);
  const notes = [
    date.taken ? (row.taken[date.taken] ?? row.takenOther) : null,
    date.clock === 'gap' ? row.gap : null,
    date.clock === 'fold' ? row.fold : null,
    date.otherShift === 0 ? null : row.shifts(who.name, date.otherShift, local(date).slice(11)),
  ].filter((note) => note !== null);
  return (
    <span>
      {dates.wall(date.startsLocal)}
      {notes.map((note) => (
        <small>{note}</small>
      ))}
    </span>
  );
}

/** Said once, above the dates: that clocks change, and what that means for the other side. */
function Shifts({ series, sides }: { series: Series; sides: Sides }) {
  const { words, dates } = useShell();
  const { row } = words.booking;
  const { who, local } = otherSide(series, sides);
  const shifted = series.dates.filter(({ otherShift }) => otherShift !== 0);
  const [first] = series.dates;
  if (shifted.length === 0 || !first) return null;
  const then = dates.list([...new Set(shifted.map((date) => local(date).slice(11)))]);
  return (
    <Warning>
      <p>
        <strong>{row.clocks}</strong>
      </p>
      <p>
        {row.clocksLead(who.name, words.sessions.when.in(local(first).slice(11), cityOf(who.zone)), then)}
      </p>
    </Warning>
  );
}

/** The dates as a form: what stays ticked is booked, all of it or nothing. */
export function SeriesDates({
  visit,
  engagementId,
  sides,
  series,
  slip,
  typed,
}: SeriesProps & { series: Series }) {
  const { row } = visit.words.booking;
  const own = slipFor(slip, 'session.book_series');
  const kept = own?.values['startsLocals'];
  const ticked = typeof kept === 'string' ? [kept] : kept;
  const hidden = {
    anchor: series.anchor,
    minutes: series.minutes,
    ...(typed['place'] ? { place: typed['place'] } : {}),
    first: typed['startsLocal'] ?? '',
    everyDays: typed['everyDays'] ?? '14',
    until: series.until,
  };
  if (series.dates.length === 0) return <Card>{row.none}</Card>;
  return (
    <Card title={row.shown} id="dates" now>
      <p class="small soft">{row.shownLead}</p>
      <Shifts series={series} sides={sides} />
      <Form id="series" action={`/engagements/${engagementId}/session-series`} hidden={hidden} slip={own}>
        <ul class="stack stack-close">
          {series.dates.map((date) => (
            <li>
              <label class="option">
                <input
                  type="checkbox"
                  name="startsLocals"
                  value={date.startsLocal}
                  checked={ticked ? ticked.includes(date.startsLocal) : date.taken === null}
                />
                <DateLine date={date} series={series} sides={sides} />
              </label>
            </li>
          ))}
        </ul>
        <FieldError id="series-startsLocals" error={own?.refusal.fields?.['startsLocals']} />
        <ButtonRow>
          <Button primary>{row.bookThese}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
