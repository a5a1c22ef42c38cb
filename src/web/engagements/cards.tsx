// The cards both sides of an engagement share: agreement, sprint, next session, hours, what waits for a yes.
import type { EngagementReading } from '../../app/engagements.ts';
import { Card } from '../parts/cards.tsx';
import { ButtonRow, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { TakeGapAnswerBack, WaitingGap } from '../sprints/gaps.tsx';
import { Throughline } from '../throughline/drawing.tsx';
import { lineData, linksOf } from '../throughline/from-view.ts';

interface Props {
  readonly view: EngagementReading;
}

/** How the agreement stands. */
export function AgreementCard({ view }: Props) {
  const { agreement: words } = useShell().words.engagements;
  const { agreement, reader, end } = view;
  const writes = agreement.state === 'none' && reader.party === 'coach' && !end;
  const reads = agreement.state !== 'none' || writes;
  return (
    <Card title={words.title} id="agreement">
      <p class="soft">{words[agreement.state]}</p>
      {reads ? (
        <ButtonRow>
          <LinkButton href={`/engagements/${reader.engagementId}/agreement`} primary={writes}>
            {writes ? words.write : words.open}
          </LinkButton>
        </ButtonRow>
      ) : null}
    </Card>
  );
}

/** The line of the sprint, or the way to plan one. */
export function SprintCard({ view }: Props) {
  const shell = useShell();
  const { sprint: words } = shell.words.engagements;
  const { sprints } = shell.words;
  const { sprint, line, reader, end, state } = view;
  const plannable = !end && state !== 'exploring' && (!sprint || sprint.state === 'finished');
  if (!sprint || !line) {
    return plannable ? (
      <Card title={words.title} id="sprint">
        <LinkButton href={`/engagements/${reader.engagementId}/sprints/new`} primary>
          {words.plan}
        </LinkButton>
      </Card>
    ) : null;
  }
  const isPlanned = sprint.state === 'planned';
  const href = isPlanned ? `/sprints/${sprint.id}/plan` : `/sprints/${sprint.id}`;
  const title =
    sprint.week === null || end ? sprints.title(sprint.number) : sprints.week(sprint.week, sprint.weeks);
  return (
    <Card title={title} id="sprint" aside={<a href={href}>{isPlanned ? words.openPlan : words.open}</a>}>
      <Throughline data={lineData(line, shell, linksOf(reader, sprint.id))} />
      {plannable ? (
        <ButtonRow>
          <LinkButton href={`/engagements/${reader.engagementId}/sprints/new`} primary>
            {words.plan}
          </LinkButton>
        </ButtonRow>
      ) : null}
    </Card>
  );
}

/** The next session with its agenda; for a coach also the brief. */
export function NextCard({ view }: Props) {
  const { words, dates } = useShell();
  const { next: own } = words.engagements;
  const { next, topics, reader, end } = view;
  if (end || reader.coachName === null) return null;
  return (
    <Card title={own.title} id="next" now={next !== null}>
      {next ? (
        <>
          <p class="words-large">{dates.moment(next.startsAt, reader.zone)}</p>
          <p class="small soft">{topics.length > 0 ? own.agenda : own.noAgenda}</p>
          {topics.map(({ text }) => (
            <PersonWords>{text}</PersonWords>
          ))}
          <ButtonRow>
            <LinkButton href={`/sessions/${next.id}`} primary>
              {own.room}
            </LinkButton>
            {reader.party === 'coach' ? (
              <LinkButton href={`/sessions/${next.id}/brief`}>{own.brief}</LinkButton>
            ) : null}
          </ButtonRow>
        </>
      ) : (
        <>
          <p class="soft">{own.none}</p>
          <LinkButton href={`/engagements/${reader.engagementId}/sessions/new`}>{own.book}</LinkButton>
        </>
      )}
    </Card>
  );
}

/** Hours really held, with their dates. */
export function HoursCard({ view }: Props) {
  const { words, dates } = useShell();
  const { hours: own } = words.engagements;
  const { hours, reader } = view;
  // Afterwards these dates are the way to one's own notes.
  const isPast = reader.standing === 'past coach';
  return (
    <Card title={own.title} id="hours">
      <p>{own.held(hours.held, dates.length(hours.minutes))}</p>
      {hours.dates.length > 0 ? (
        <Disclosure label={own.dates} open={isPast}>
          <Rows
            items={hours.dates.map((one) => {
              const when = dates.moment(one.startsAt, reader.zone);
              return (
                <Item
                  title={<a href={`/sessions/${one.id}`}>{when}</a>}
                  end={<span class="small soft">{own.minutes(one.minutes)}</span>}
                  small={own.states[one.state]}
                />
              );
            })}
          />
        </Disclosure>
      ) : null}
    </Card>
  );
}

/** Longer stretches that wait for a yes, or whose answer can still be taken back. */
export function GapsWaiting({ view }: Props) {
  const { gaps: words } = useShell().words.sprints;
  const { dates } = useShell();
  const shown = view.gaps.filter(({ state, isAnswerOpen }) => state === 'waiting' || isAnswerOpen);
  if (shown.length === 0 || view.end) return null;
  const back = `/engagements/${view.reader.engagementId}`;
  return (
    <Card title={words.title} id="gaps">
      {shown.map((gap) =>
        gap.state === 'waiting' ? (
          <WaitingGap gap={gap} reader={view.reader} back={back} />
        ) : (
          <div class="row">
            <p class="small soft">
              {words.one(gap.name, dates.day(gap.from), gap.days)} · {words.states[gap.state]}
            </p>
            <TakeGapAnswerBack gap={gap} back={back} />
          </div>
        ),
      )}
    </Card>
  );
}
