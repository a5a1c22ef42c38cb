// What the pages of booking are drawn from.
import type { z } from 'zod';
import type { seriesView } from '../../app/sessions.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import type { Sides } from './room-props.ts';

/** The dates of a row as they were shown. */
export type Series = z.infer<typeof seriesView>;

/** What both booking pages are drawn from. */
export interface BookingProps {
  readonly visit: Visit;
  readonly engagementId: string;
  readonly sides: Sides;
  /** The first hour to offer, on the client's clock. */
  readonly startsLocal: string;
  /** What the address says of the other fields, where the page was asked for both clocks. */
  readonly asked?: Readonly<Record<string, string>>;
  readonly slip?: Slip | undefined;
}

/** What the second page shows beside the first: the wish as it was typed, and the dates once they were asked for. */
export interface SeriesProps extends BookingProps {
  readonly typed: Readonly<Record<string, string>>;
  readonly series: Series | null;
  readonly untilOn: string | null;
}
