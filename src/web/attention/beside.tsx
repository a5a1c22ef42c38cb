// What stands beside the few: whether long-term goals get enough, what had attention this week, meetings, the sources.

import type { AttentionView } from '../../app/attention/attention-reading.ts';
import type { MeetingView } from '../../app/attention/views.ts';
import type { TodayView } from '../../app/today.ts';
import { Card } from '../parts/cards.tsx';
import { Facts, Tag } from '../parts/facts.tsx';
import { ButtonRow, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';

/** Pace against pledge, over four and twelve weeks; the hungry ones are named. */
export function Enough({ enough }: { enough: TodayView['enough'] }) {
  const { words } = useShell();
  const { enough: own } = words.attentionPages;
  if (enough.length === 0) return null;
  const items = enough.map(({ goalId, title, lastFour, lastTwelve, pledge, hungry, reason }) => (
    <Item
      title={<a href={`/goals/${goalId}`}>{title}</a>}
      end={hungry ? <strong class="hungry">{own.hungry}</strong> : pledge === null ? null : own.fed}
      small={[
        own.pace(lastFour, lastTwelve, pledge),
        reason ? words.today.enough.reasons[reason](title) : null,
      ]
        .filter(Boolean)
        .join('. ')}
    >
      {pledge === null ? <a href={`/goals/${goalId}`}>{own.pledge}</a> : null}
    </Item>
  ));
  return (
    <Card title={own.title} id="enough">
      <Rows items={items} />
    </Card>
  );
}

/** What had attention this week, and the way onto an agenda for whoever is a client. */
export function Week({ week, canBring }: { week: AttentionView['week']; canBring: boolean }) {
  const { week: own } = useShell().words.attentionPages;
  const forGoals = week.byGoal.reduce((sum, { count }) => sum + count, 0);
  const facts = [
    ...week.byGoal.map(({ goalId, title, count }) => ({
      term: <a href={`/goals/${goalId}`}>{title}</a>,
      says: String(count),
    })),
    ...(week.attended > forGoals ? [{ term: own.noGoal, says: String(week.attended - forGoals) }] : []),
  ];
  return (
    <Card title={own.title} id="week">
      <p class="soft">{own.count(week.attended)}</p>
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      {canBring && week.attended > 0 ? (
        <>
          <ButtonRow>
            <LinkButton href="/attention/week/topic" small>
              {own.act}
            </LinkButton>
          </ButtonRow>
          <p class="small soft">{own.private}</p>
        </>
      ) : null}
    </Card>
  );
}

const SHOWN = 5;

function MeetingRows({ meetings, zone }: { meetings: readonly MeetingView[]; zone: string }) {
  const { words, dates } = useShell();
  const { meetings: own, noSubject } = words.attentionPages;
  const row = ({ title, startsAt, endsAt, goal }: MeetingView) => (
    <Item
      title={title.trim() || noSubject}
      small={endsAt ? dates.span(startsAt, endsAt, zone) : dates.moment(startsAt, zone)}
    >
      {goal ? <Tag>{goal.title}</Tag> : null}
    </Item>
  );
  const later = meetings.slice(SHOWN);
  return (
    <>
      <Rows items={meetings.slice(0, SHOWN).map(row)} />
      {later.length > 0 ? (
        <Disclosure label={own.more(later.length)}>
          <Rows items={later.map(row)} />
        </Disclosure>
      ) : null}
    </>
  );
}

/** Meetings of this week and the next; nothing at all without a calendar. */
export function Meetings({ meetings, zone }: { meetings: AttentionView['meetings']; zone: string }) {
  const { meetings: own } = useShell().words.attentionPages;
  const { thisWeek, nextWeek, hours } = meetings;
  if (thisWeek.length + nextWeek.length === 0) return null;
  return (
    <Card title={own.title} id="meetings">
      {thisWeek.length > 0 ? <p class="soft">{own.hours(hours.all, hours.forGoals)}</p> : null}
      {thisWeek.length > 0 ? (
        <section>
          <h3>{own.thisWeek}</h3>
          <MeetingRows meetings={thisWeek} zone={zone} />
        </section>
      ) : null}
      {nextWeek.length > 0 ? (
        <section>
          <h3>{own.nextWeek}</h3>
          <MeetingRows meetings={nextWeek} zone={zone} />
        </section>
      ) : null}
    </Card>
  );
}

const percentOf = (done: number, total: number | null): number | null =>
  total === null || total === 0 ? null : Math.min(99, Math.floor((done / total) * 100));

/** Where messages come from, and how that goes, in a line each. */
export function SourceLines({ sources, now }: { sources: AttentionView['sources']; now: string }) {
  const { words, dates } = useShell();
  const { sources: own } = words.attentionPages;
  const lines = sources.flatMap(({ name, state, readAt, done, total }) => {
    if (state === 'waiting' || state === 'reading') {
      return readAt === null ? [own.reading(name, percentOf(done, total))] : [];
    }
    return state === 'troubled' ? [own.troubled(name)] : [];
  });
  const last = sources
    .flatMap(({ readAt }) => readAt ?? [])
    .toSorted()
    .at(-1);
  return (
    <p class="small soft">
      {[...lines, ...(last === undefined ? [] : [own.read(dates.ago(last, now))])].join(' · ')}{' '}
      <a href="/attention/sources">{own.aside}</a> · <a href="/attention/learned">{own.learned}</a>
    </p>
  );
}
