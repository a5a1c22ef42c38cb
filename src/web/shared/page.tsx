// What a client shares in an engagement, one row each; words only of what was opened.
import type { z } from 'zod';
import type { readShared } from '../../app/readings.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle } from '../parts/cards.tsx';
import { Tag } from '../parts/facts.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Empty } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';

/** One shared thing in the list. */
export type SharedLine = z.infer<(typeof readShared)['output']>['items'][number];

interface SharedPageProps {
  readonly visit: Visit;
  readonly engagementId: string;
  readonly items: readonly SharedLine[];
  readonly party: 'client' | 'coach';
  readonly other: string;
}

/** What it is, in a word. */
export function kindOf(item: Pick<SharedLine, 'kind' | 'moment'>, words: Visit['words']): string {
  return item.kind === 'moment' ? words.moments.kinds[item.moment ?? 'win'] : words.shared.kinds[item.kind];
}

function hrefOf(
  item: SharedLine,
  { engagementId, party }: Pick<SharedPageProps, 'engagementId' | 'party'>,
): string {
  if (party === 'coach') return `/engagements/${engagementId}/shared/${item.itemId}`;
  const own = { reflection: `/reflections/${item.itemId}`, moment: `/moments/${item.itemId}` };
  return item.kind === 'big picture' ? '/big-picture' : own[item.kind];
}

function stateOf(item: SharedLine, { shared }: Visit['words']): string | null {
  if (item.moment !== 'friction') return null;
  if (item.talkedAt) return shared.talked;
  return item.acknowledgedAt ? shared.acknowledged : shared.waits;
}

type RowProps = Pick<SharedPageProps, 'engagementId' | 'party'> & { item: SharedLine; zone: string };

function SharedRow({ item, zone, ...place }: RowProps) {
  const { words, dates } = useShell();
  const day = dates.day(dayAt(item.sharedAt, zone));
  const small = [words.shared.sharedOn(day), stateOf(item, words)].filter(Boolean).join(' · ');
  const unopened = item.isOpened ? null : <Tag>{words.shared.unopened}</Tag>;
  return (
    <Item title={<a href={hrefOf(item, place)}>{kindOf(item, words)}</a>} end={unopened} small={small}>
      {item.opening ? <PersonWords>{item.opening}</PersonWords> : null}
    </Item>
  );
}

/** The page of what is shared here. */
export function SharedPage({ visit, engagementId, items, party, other }: SharedPageProps) {
  const { shared } = visit.words;
  const isCoach = party === 'coach';
  const title = isCoach ? shared.title(other) : shared.ownTitle;
  const zone = visit.person?.zone ?? 'UTC';
  const rows = items.map((item) => <SharedRow {...{ item, engagementId, party, zone }} />);
  return (
    <Page shell={visit.shell} title={title} here={isCoach ? 'people' : 'journal'} narrow>
      <PageTitle
        eyebrow={<a href={`/engagements/${engagementId}`}>{other}</a>}
        lede={isCoach ? shared.lede(other) : shared.ownLede}
      >
        {title}
      </PageTitle>
      <Card>
        {rows.length > 0 ? (
          <Rows items={rows} />
        ) : (
          <Empty words={isCoach ? shared.none(other) : shared.ownNone} />
        )}
      </Card>
    </Page>
  );
}
