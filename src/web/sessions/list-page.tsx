// All sessions of an engagement: those to come first, those behind below.
import type { SessionView } from '../../app/session-views.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Tag } from '../parts/facts.tsx';
import { LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Empty } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';
import type { Sides } from './room-props.ts';

interface ListProps {
  readonly visit: Visit;
  readonly engagementId: string;
  readonly sides: Sides;
  readonly sessions: readonly SessionView[];
  readonly mayBook: boolean;
  readonly notice?: string | undefined;
}

function OneSession({ session, sides }: { session: SessionView; sides: Sides }) {
  const { words, dates } = useShell();
  const { title, reads, when } = words.sessions;
  const theirs = dates.time(session.startsAt, sides.other.zone);
  const differs = theirs !== dates.time(session.startsAt, sides.mine.zone);
  const small = [differs ? `${when.theirs(sides.other.name)}: ${theirs}` : null].filter(Boolean);
  return (
    <Item
      title={
        <a href={`/sessions/${session.id}`}>
          {title(session.number)} · {dates.span(session.startsAt, session.endsAt, sides.mine.zone)}
        </a>
      }
      end={<Tag plain={session.reads !== 'in progress'}>{reads[session.reads]}</Tag>}
      small={small.join(' · ') || undefined}
    />
  );
}

const AHEAD: readonly SessionView['reads'][] = ['booked', 'in progress', 'left open'];

/** The page of all sessions. */
export function SessionsPage({ visit, engagementId, sides, sessions, mayBook, notice }: ListProps) {
  const { list } = visit.words.sessions;
  const at = `/engagements/${engagementId}/sessions`;
  const ahead = sessions.filter(({ reads }) => AHEAD.includes(reads));
  const past = sessions.filter(({ reads }) => !AHEAD.includes(reads)).toReversed();
  const actions = mayBook ? (
    <>
      <LinkButton href={`${at}/new`}>{list.book}</LinkButton>
      <LinkButton href={`${at}/several`}>{list.row}</LinkButton>
    </>
  ) : undefined;
  const rows = (some: readonly SessionView[]) => (
    <Rows items={some.map((session) => <OneSession session={session} sides={sides} />)} />
  );
  return (
    <Page shell={visit.shell} title={list.title} here={sides.isClient ? 'sprint' : 'people'} notice={notice}>
      <PageTitle eyebrow={visit.words.sessions.with(sides.other.name)} actions={actions}>
        {list.title}
      </PageTitle>
      <Stack wide>
        <Card title={list.coming} id="coming">
          {ahead.length > 0 ? rows(ahead) : <Empty words={list.none}></Empty>}
        </Card>
        {past.length > 0 ? (
          <Card title={list.past} id="past">
            {rows(past)}
          </Card>
        ) : null}
      </Stack>
    </Page>
  );
}
