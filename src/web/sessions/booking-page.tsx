// Booking: one session, or several at once after their dates were shown.
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { DateField, DateTimeField, Select } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import { type Slip, slipFor, typed } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { AnchorChoice, LengthSelect, PlaceField } from './booking-fields.tsx';
import type { BookingProps, SeriesProps } from './booking-props.ts';
import { ClocksShown } from './clocks-shown.tsx';
import type { Sides } from './room-props.ts';
import { SeriesDates } from './series-dates.tsx';

/** Minutes as an address says them; an hour where it says none that could be. */
const lengthOf = (said: string | undefined): number => (/^\d{2,3}$/.test(said ?? '') ? Number(said) : 60);

/** The page that books one session. */
export function BookingPage({ visit, engagementId, sides, startsLocal, asked = {}, slip }: BookingProps) {
  const { booking } = visit.words;
  const at = `/engagements/${engagementId}/sessions`;
  const own = slipFor(slip, 'session.book');
  const anchor = asked['anchor'] === 'coach' ? 'coach' : 'client';
  const hour = {
    local: typed(own, 'startsLocal', startsLocal),
    anchor: typed(own, 'anchor', anchor),
    names: ['startsLocal', 'anchor'],
  } as const;
  return (
    <Page shell={visit.shell} title={booking.one.title} here={sides.isClient ? 'sprint' : 'people'} narrow>
      <PageTitle lede={booking.one.lede}>{booking.one.title}</PageTitle>
      <Stack wide>
        <Card>
          <Form id="session" action={at} slip={own}>
            <ClocksShown sides={sides} from={`${at}/new`} {...hour}>
              <DateTimeField name="startsLocal" label={booking.one.starts} value={startsLocal} required />
              <AnchorChoice sides={sides} value={anchor} />
            </ClocksShown>
            <LengthSelect value={lengthOf(asked['minutes'])} />
            <PlaceField value={asked['place'] ?? ''} />
            <ButtonRow>
              <Button primary>{booking.one.button}</Button>
              <LinkButton href={`${at}/several`} quiet>
                {booking.one.several}
              </LinkButton>
            </ButtonRow>
          </Form>
        </Card>
      </Stack>
    </Page>
  );
}

function Wish({ visit, engagementId, sides, startsLocal, slip, typed, series, untilOn }: SeriesProps) {
  const { booking } = visit.words;
  const { row } = booking;
  const at = `/engagements/${engagementId}/sessions`;
  const every = Object.entries(row.everyDays).map(([value, label]) => ({ value, label }));
  return (
    <form id="wish" class="form" method="get" action={`${at}/several`}>
      <input type="hidden" name="show" value="yes" />
      <WishFields
        {...{ sides, every, slip, booking }}
        starts={typed['startsLocal'] ?? startsLocal}
        until={typed['until'] ?? untilOn ?? ''}
        everyDays={typed['everyDays'] ?? '14'}
        anchor={typed['anchor'] ?? 'client'}
        minutes={Number(typed['minutes'] ?? 60)}
        place={typed['place'] ?? ''}
      />
      <ButtonRow>
        <Button primary={series === null}>{series ? row.again : row.show}</Button>
        <LinkButton href={`${at}/new`} quiet>
          {row.one}
        </LinkButton>
      </ButtonRow>
    </form>
  );
}

interface WishFieldsProps {
  readonly sides: Sides;
  readonly booking: Visit['words']['booking'];
  readonly every: readonly { readonly value: string; readonly label: string }[];
  readonly starts: string;
  readonly until: string;
  readonly everyDays: string;
  readonly anchor: string;
  readonly minutes: number;
  readonly place: string;
  readonly slip: Slip | undefined;
}

function WishFields(props: WishFieldsProps) {
  const { sides, booking, every, starts, until, everyDays, anchor, minutes, place, slip } = props;
  const { row } = booking;
  const refused = slipFor(slip, 'session.preview_series');
  return (
    <>
      {refused ? (
        <div class="refusal" role="alert">
          <p>{refused.refusal.words}</p>
        </div>
      ) : null}
      <DateTimeField name="startsLocal" label={row.first} value={starts} slip={refused} required />
      <div class="side-by-side">
        <Select name="everyDays" label={row.every} options={every} value={everyDays} short />
        <DateField name="until" label={row.until} hint={row.untilHint} value={until} slip={refused} />
      </div>
      <AnchorChoice sides={sides} value={anchor} />
      <LengthSelect value={Number.isFinite(minutes) ? minutes : 60} />
      <PlaceField value={place} />
    </>
  );
}

/** The page that books several: the wish first, then its dates, then the booking. */
export function SeriesPage(props: SeriesProps) {
  const { visit, sides, series } = props;
  const { booking } = visit.words;
  const card = (
    <Card {...(series ? { title: booking.row.again } : {})}>
      <Wish {...props} />
    </Card>
  );
  return (
    <Page shell={visit.shell} title={booking.row.title} here={sides.isClient ? 'sprint' : 'people'} narrow>
      <PageTitle lede={booking.row.lede}>{booking.row.title}</PageTitle>
      <Stack wide>
        {series ? <SeriesDates {...props} series={series} /> : null}
        {card}
      </Stack>
    </Page>
  );
}
