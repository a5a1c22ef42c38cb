// The coach's first page: the day in one sentence, what waits, the next session, and everyone in one row each.
import type { AttentionView } from '../../app/attention/attention-reading.ts';
import type { RosterPerson, RosterView } from '../../app/roster.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { AttentionCard } from '../attention/card.tsx';
import { type JustSaid, Undoing } from '../attention/undoing.tsx';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Needle } from '../parts/facts.tsx';
import { ButtonRow, LinkButton } from '../parts/forms.tsx';
import { Item, Roster, Rows } from '../parts/lists.tsx';
import { Empty } from '../parts/notes.tsx';
import { Avatar } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { MiniThroughline } from '../throughline/drawing.tsx';
import { lineData, linksOf } from '../throughline/from-view.ts';
import type { Visit } from '../visit.ts';
import { WaitingCard } from '../waiting-card.tsx';

interface PeopleProps {
  readonly visit: Visit;
  readonly roster: RosterView;
}

interface PeoplePageProps extends PeopleProps {
  readonly attention: AttentionView;
  /** What was just said of a message. */
  readonly just: JustSaid | null;
}

const zoneOf = ({ person }: Visit): string => person?.zone ?? 'UTC';

function aboutOf(person: RosterPerson, words: Visit['words']['people']): string {
  const { sprint, goal, state } = person;
  const where = sprint
    ? sprint.week === null
      ? words.planning
      : words.week(sprint.week, sprint.weeks)
    : words.states[state];
  return [goal, where].filter(Boolean).join(' · ');
}

/** The next session of all, with what it takes to come prepared. */
function NextSession({ visit, roster }: PeopleProps) {
  const { words, dates } = useShell();
  const next = roster.people
    .filter((person) => person.next !== null)
    .toSorted((a, b) => ((a.next?.startsAt ?? '') < (b.next?.startsAt ?? '') ? -1 : 1))[0];
  if (!next?.next) return null;
  const { sessionId, startsAt } = next.next;
  return (
    <Card id="next" eyebrow={words.people.next(dates.moment(startsAt, zoneOf(visit)))}>
      <h2>
        <a href={`/engagements/${next.engagementId}`}>{next.name}</a>
      </h2>
      <p class="small soft">{aboutOf(next, words.people)}</p>
      <ButtonRow>
        <LinkButton href={`/sessions/${sessionId}`} primary about={next.name}>
          {words.people.room}
        </LinkButton>
        <LinkButton href={`/sessions/${sessionId}/brief`} about={next.name}>
          {words.people.brief}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

function Mini({ person }: { person: RosterPerson }) {
  const shell = useShell();
  const { line, engagementId, name } = person;
  if (!line) return null;
  const links = linksOf({ party: 'coach', engagementId }, line.sprintId);
  return <MiniThroughline data={lineData(line, shell, links)} label={shell.words.people.lineOf(name)} />;
}

function Why({ person }: { person: RosterPerson }) {
  const { words, dates } = useShell();
  const { momentum, pausedUntil, line } = person;
  if (pausedUntil) return <>{words.people.paused(dates.day(pausedUntil))}</>;
  if (!momentum) return null;
  const { overall } = momentum;
  const needle = overall.from === 'action' ? momentum.action : momentum.rhythm;
  const held = line?.knots.filter(({ state }) => state === 'held').length ?? 0;
  if (needle.reason === null) return <>{words.people.steadyWhy(held)}</>;
  return <>{words.today.momentum.reasons[needle.reason]?.(needle.facts)}</>;
}

function When({ person, visit }: { person: RosterPerson; visit: Visit }) {
  const { words, dates } = useShell();
  const { next, leftOpen, engagementId, state } = person;
  const zone = zoneOf(visit);
  if (leftOpen) {
    const said = words.people.leftOpen(dates.day(dayAt(leftOpen.startsAt, zone)));
    return <a href={`/sessions/${leftOpen.sessionId}`}>{said}</a>;
  }
  if (next) return <a href={`/sessions/${next.sessionId}`}>{dates.moment(next.startsAt, zone)}</a>;
  if (state !== 'active') return null;
  return <a href={`/engagements/${engagementId}/sessions/new`}>{words.people.book}</a>;
}

function Everyone({ visit, roster }: PeopleProps) {
  const { people } = useShell().words;
  const rows = roster.people.map((person) => ({
    face: <Avatar name={person.name} />,
    name: <a href={`/engagements/${person.engagementId}`}>{person.name}</a>,
    about: aboutOf(person, people),
    line: <Mini person={person} />,
    needle: person.momentum ? <Needle state={person.momentum.overall.state} /> : null,
    why: <Why person={person} />,
    when: <When person={person} visit={visit} />,
  }));
  return (
    <Card
      title={people.everyone}
      aside={rows.length > 0 ? <a href="/invitations?role=client">{people.invite}</a> : null}
      id="everyone"
    >
      {rows.length > 0 ? (
        <Roster rows={rows} />
      ) : (
        <Empty words={roster.past.length > 0 ? people.emptyNow : people.empty}>
          <LinkButton href="/invitations" primary>
            {people.invite}
          </LinkButton>
        </Empty>
      )}
    </Card>
  );
}

function Past({ roster }: Pick<PeopleProps, 'roster'>) {
  const { words, dates } = useShell();
  if (roster.past.length === 0) return null;
  const items = roster.past.map(({ engagementId, name, overOn }) => (
    <Item
      title={<a href={`/engagements/${engagementId}`}>{name}</a>}
      end={words.people.until(dates.day(overOn))}
    />
  ));
  return (
    <Card title={words.people.past} id="past">
      <p class="small soft">{words.people.pastLead}</p>
      <Rows items={items} />
    </Card>
  );
}

function dayInOneSentence({ visit, roster }: PeopleProps): string {
  const { people } = visit.words;
  const zone = zoneOf(visit);
  const today = roster.people.filter(
    ({ next }) => next && dayAt(next.startsAt, zone) === roster.today,
  ).length;
  const slipping = roster.people.filter(
    ({ momentum }) => momentum && momentum.overall.state !== 'steady',
  ).length;
  return [people.sessions(today), people.word(slipping)].filter(Boolean).join(' ');
}

/** The page of a coach's people. */
export function PeoplePage({ visit, roster, attention, just }: PeoplePageProps) {
  const names = new Map(roster.people.map(({ engagementId, name }) => [engagementId, name]));
  return (
    <Page shell={visit.shell} title={visit.words.people.title} here="people">
      <Undoing just={just} back="/people" />
      <PageTitle lede={dayInOneSentence({ visit, roster })}>
        {visit.shell.dates.weekday(roster.today)}
      </PageTitle>
      <Stack>
        <WaitingCard waiting={roster.waiting} zone={zoneOf(visit)} names={names} />
        <NextSession visit={visit} roster={roster} />
        <Everyone visit={visit} roster={roster} />
        <AttentionCard view={attention} zone={zoneOf(visit)} back="/people" most={3} />
        <Past roster={roster} />
      </Stack>
    </Page>
  );
}
