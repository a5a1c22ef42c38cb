// What of one's own was read: by whom, when, and whether it still stands as it was read.
import type { z } from 'zod';
import type { listReadings } from '../../app/readings.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle } from '../parts/cards.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Empty } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';

type Reading = z.infer<(typeof listReadings)['output']>['readings'][number];

function ReadingRow({ reading, zone }: { reading: Reading; zone: string }) {
  const { words, dates } = useShell();
  const { readings: own } = words.taking;
  const { kind, itemId, opening, isRemoved, isCurrent, by, at } = reading;
  const places = {
    reflection: `/reflections/${itemId}`,
    moment: `/moments/${itemId}`,
    'big picture': '/big-picture',
  };
  const now = isRemoved ? own.removed : isCurrent ? null : own.earlier;
  const name = own.kinds[kind];
  const small = [opening ? name : null, own.by(by, dates.moment(at, zone)), now];
  const says = opening ? <span class="words">{opening}</span> : name;
  const title = isRemoved ? (
    says
  ) : (
    <a class={opening ? 'plain' : undefined} href={places[kind]}>
      {says}
    </a>
  );
  return <Item title={title} small={small.filter(Boolean).join(' · ')} />;
}

interface ReadingsPageProps {
  readonly visit: Visit;
  readonly readings: readonly Reading[];
}

/** The page of what was read. */
export function ReadingsPage({ visit, readings }: ReadingsPageProps) {
  const { taking, settings } = visit.words;
  const zone = visit.person?.zone ?? 'UTC';
  const rows = readings.map((reading) => <ReadingRow reading={reading} zone={zone} />);
  return (
    <Page shell={visit.shell} title={taking.readings.title} here="settings" narrow>
      <PageTitle eyebrow={<a href="/settings">{settings.title}</a>} lede={taking.readings.lede}>
        {taking.readings.title}
      </PageTitle>
      <Card>{rows.length > 0 ? <Rows items={rows} /> : <Empty words={taking.readings.none} />}</Card>
    </Page>
  );
}
