// The weeks of a sprint, one below the other: the hours and steps in each, and the weeks that have no step yet.

import type { WeekView } from '../../app/sprint-weeks.ts';
import type { SprintReading } from '../../app/sprints.ts';
import { Card } from '../parts/cards.tsx';
import { Tag } from '../parts/facts.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';

interface WeekProps {
  readonly week: WeekView;
  readonly view: SprintReading;
}

function Hours({ week, view }: WeekProps) {
  const { words, dates } = useShell();
  const { weeks, sessions } = words.sprints;
  return (
    <>
      {view.sessions
        .filter(({ id }) => week.sessionIds.includes(id))
        .map((session) => (
          <p>
            <a href={`/sessions/${session.id}`}>
              {weeks.session(session.number, sessions.reads[session.reads])}
            </a>
            <span class="small soft"> · {dates.moment(session.startsAt, view.reader.zone)}</span>
          </p>
        ))}
    </>
  );
}

function Steps({ week }: { week: WeekView }) {
  const { words, dates } = useShell();
  const { strokes } = words.today.line;
  return (
    <>
      {week.steps.map((step) => (
        <p>
          <a class="words" href={`/steps/${step.id}`}>
            {step.text}
          </a>
          <span class="small soft">
            {' '}
            · {strokes[step.state]}, {dates.day(step.on)}
          </span>
        </p>
      ))}
    </>
  );
}

function Uncovered({ view }: { view: SprintReading }) {
  const { weeks } = useShell().words.sprints;
  const { party, engagementId, standing } = view.reader;
  const may = standing === 'client' || standing === 'coach';
  const href = `/engagements/${engagementId}/steps/new?back=/sprints/${view.sprint.id}`;
  return (
    <p class="small soft">
      {weeks.uncovered} {may ? <a href={href}>{party === 'client' ? weeks.add : weeks.propose}</a> : null}
    </p>
  );
}

function Week({ week, view }: WeekProps) {
  const { words, dates } = useShell();
  const { weeks } = words.sprints;
  const isEmpty = week.sessionIds.length === 0 && week.steps.length === 0;
  const isNow = week.when === 'now';
  return (
    <Item
      title={
        <>
          <strong>{weeks.one(week.number)}</strong> {isNow ? <Tag>{weeks.now}</Tag> : null}
          {week.paused ? <Tag plain>{weeks.paused}</Tag> : null}
        </>
      }
      end={<span class="small soft">{dates.days(week.startsOn, week.endsOn)}</span>}
    >
      <Hours week={week} view={view} />
      <Steps week={week} />
      {week.uncovered ? <Uncovered view={view} /> : null}
      {isEmpty && isNow && !week.uncovered ? <p class="small soft">{weeks.nothing}</p> : null}
    </Item>
  );
}

/** All weeks; those long past are folded while the sprint runs. */
export function Weeks({ view }: { view: SprintReading }) {
  const { weeks: words } = useShell().words.sprints;
  const { weeks, sprint } = view;
  const runs = sprint.week !== null;
  const earlier = runs ? weeks.filter(({ number }) => number < (sprint.week ?? 0) - 1) : [];
  const rest = weeks.filter((week) => !earlier.includes(week));
  const [first] = earlier;
  const last = earlier.at(-1);
  return (
    <Card title={words.title} id="weeks">
      {first && last ? (
        <Disclosure label={words.earlier(first.number, last.number)}>
          <Rows items={earlier.map((week) => <Week week={week} view={view} />)} />
        </Disclosure>
      ) : null}
      <Rows items={rest.map((week) => <Week week={week} view={view} />)} />
    </Card>
  );
}
