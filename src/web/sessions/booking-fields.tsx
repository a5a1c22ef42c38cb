// The fields that booking one session and booking several share: whose clock, how long, where.
import { Choice } from '../parts/choices.tsx';
import { Field, Select } from '../parts/fields.tsx';
import { useShell } from '../shell.ts';
import { cityOf, type Sides } from './room-props.ts';

const LENGTHS = [30, 45, 60, 75, 90, 120];

/** Whose wall clock it keeps; not asked where both live by the same one. */
export function AnchorChoice({
  sides,
  value,
  name = 'anchor',
}: {
  sides: Sides;
  value?: string;
  name?: string;
}) {
  const { booking } = useShell().words;
  const { mine, other, isClient, client, coach } = sides;
  if (client.zone === coach.zone) return null;
  const own = booking.anchorMine(cityOf(mine.zone));
  const theirs = booking.anchorTheirs(other.name, cityOf(other.zone));
  const options = [
    { value: 'client', label: isClient ? own : theirs },
    { value: 'coach', label: isClient ? theirs : own },
  ];
  return <Choice name={name} label={booking.anchor} options={options} value={value ?? 'client'} tall />;
}

/** How long it takes. */
export function LengthSelect({ value = 60, name = 'minutes' }: { value?: number; name?: string }) {
  const { booking } = useShell().words;
  const lengths = LENGTHS.includes(value) ? LENGTHS : [...LENGTHS, value].sort((a, b) => a - b);
  const options = lengths.map((minutes) => ({ value: String(minutes), label: booking.minutesOf(minutes) }));
  return <Select name={name} label={booking.minutes} options={options} value={String(value)} short />;
}

/** Where it takes place. */
export function PlaceField({ value = '' }: { value?: string }) {
  const { booking } = useShell().words;
  return (
    <Field
      name="place"
      label={booking.place}
      hint={booking.placeHint}
      value={value}
      maxLength={2000}
      optional
    />
  );
}
