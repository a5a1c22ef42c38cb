// An hour on both clocks before it is booked: as it is chosen where there is script, by a button where there is none.
import type { PropsWithChildren } from 'hono/jsx';
import { localField } from '../../app/fields.ts';
import { clockReading } from '../../domain/calendar/cadence.ts';
import { instantOf } from '../../domain/kernel/time.ts';
import { useShell } from '../shell.ts';
import { onBothClocks } from './both-clocks.ts';
import type { Sides } from './room-props.ts';

interface ClocksProps {
  readonly sides: Sides;
  /** The page that says it for other values of the fields. */
  readonly from: string;
  /** The names of the fields: the wall clock, and whose it is. */
  readonly names: readonly [local: string, anchor: string];
  readonly local: string;
  readonly anchor: string;
}

/** The hour on the reader's clock and the other's, and what a change of clocks does to it. */
function OnBoth({ sides, local, anchor }: Pick<ClocksProps, 'sides' | 'local' | 'anchor'>) {
  const shell = useShell();
  const { clocks, row } = shell.words.booking;
  if (!localField.safeParse(local).success) return null;
  const { zone } = anchor === 'coach' ? sides.coach : sides.client;
  const reading = clockReading(local, zone);
  const notes = { gap: row.gap, fold: row.fold } as Readonly<Record<string, string>>;
  return (
    <>
      {clocks.both(onBothClocks(instantOf(local, zone), sides, shell))} {notes[reading]}
    </>
  );
}

/** Around the fields of an hour; nothing is added where both live by the same clock. */
export function ClocksShown({ children, ...props }: PropsWithChildren<ClocksProps>) {
  const { clocks } = useShell().words.booking;
  const { sides, from, names } = props;
  if (sides.client.zone === sides.coach.zone) return <>{children}</>;
  return (
    <both-clocks class="form" from={from} names={names.join(' ')}>
      {children}
      <p class="small soft">
        <output>
          <OnBoth {...props} />
        </output>
      </p>
      <div class="buttons" data-without-script="">
        <button
          type="submit"
          class="button button-quiet button-small"
          formmethod="get"
          formaction={from}
          formnovalidate
        >
          {clocks.look}
        </button>
      </div>
    </both-clocks>
  );
}
