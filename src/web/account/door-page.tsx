// The frame of pages at the door: one narrow column, one thing to do.
import type { Child, PropsWithChildren } from 'hono/jsx';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { type Option, Select } from '../parts/fields.tsx';
import type { Visit } from '../visit.ts';

interface DoorPageProps {
  readonly visit: Visit;
  readonly title: string;
  readonly lede?: Child;
  readonly notice?: string | undefined;
}

/** A page before signing in, or one that stands apart from the others. */
export function DoorPage({ visit, title, lede, notice, children }: PropsWithChildren<DoorPageProps>) {
  return (
    <Page shell={visit.shell} title={title} narrow notice={notice}>
      <PageTitle lede={lede}>{title}</PageTitle>
      <Card>
        <Stack>{children}</Stack>
      </Card>
    </Page>
  );
}

const zones: readonly Option[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
  .sort()
  .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

interface ZoneFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What was chosen before; without it the browser says where its computer is. */
  readonly value?: string;
}

/** The person's time zone. */
export function ZoneField({ label, hint, value }: ZoneFieldProps) {
  const all =
    value === undefined || zones.some((zone) => zone.value === value)
      ? zones
      : [{ value, label: value }, ...zones];
  const select = (
    <Select name="zone" label={label} hint={hint} value={value ?? 'UTC'} options={all} required />
  );
  return <time-zone {...(value === undefined ? {} : { chosen: '' })}>{select}</time-zone>;
}
