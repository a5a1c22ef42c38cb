// The coach's brief: one quiet page to read in the minutes before the hour.
import type { BriefRead, SharedItemView } from '../../app/briefs.ts';
import type { StepView } from '../../app/step-views.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { MomentumCard } from '../momentum-card.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import type { Visit } from '../visit.ts';
import { sidesOf } from './room-props.ts';

interface BriefProps {
  readonly visit: Visit;
  readonly read: BriefRead;
  /** While a screen is shared, one's own notes are left out. */
  readonly isScreenShared?: boolean;
}

function StepRow({ step, how }: { step: StepView; how: string }) {
  const { words, dates } = useShell();
  const { steps } = words.brief;
  const when = step.markedOn ? steps.on(dates.day(step.markedOn)) : steps.due(dates.day(step.dueOn));
  const small = [when, words.steps.sizes[step.size], step.inTheWay].filter(Boolean).join(' · ');
  return (
    <Item
      title={<a href={`/steps/${step.id}`}>{step.text}</a>}
      end={<span class="soft">{how}</span>}
      small={small}
    />
  );
}

function Steps({ read }: BriefProps) {
  const { steps } = useShell().words.brief;
  const kinds = ['kept', 'notKept', 'past', 'open', 'waiting'] as const;
  const rows = kinds.flatMap((kind) =>
    read.steps[kind].map((step) => <StepRow step={step} how={steps[kind]} />),
  );
  return (
    <Card title={steps.title} id="steps">
      {rows.length > 0 ? <Rows items={rows} /> : <p class="soft">{steps.none}</p>}
    </Card>
  );
}

/** Where a shared thing is opened; what has no page of its own stands where it was answered. */
function hrefOf({ kind, itemId }: SharedItemView, engagementId: string): string | undefined {
  const opens: readonly SharedItemView['kind'][] = ['moment', 'reflection', 'big picture'];
  return opens.includes(kind) ? `/engagements/${engagementId}/shared/${itemId}` : undefined;
}

function SharedRow({ item, read }: { item: SharedItemView; read: BriefRead }) {
  const { words, dates } = useShell();
  const { shared } = words.brief;
  const { mine } = sidesOf(read);
  const name = item.kind === 'moment' ? shared[item.moment ?? 'win'] : shared[item.kind];
  const href = hrefOf(item, read.session.engagementId);
  const isFriction = item.moment === 'friction';
  const state = item.talkedThrough
    ? shared.talked
    : item.acknowledged
      ? shared.acknowledged
      : shared.acknowledge;
  const small = [shared.on(dates.moment(item.at, mine.zone)), isFriction ? state : null];
  return <Item title={href ? <a href={href}>{name}</a> : name} small={small.filter(Boolean).join(' · ')} />;
}

function Shared({ read }: BriefProps) {
  const { shared } = useShell().words.brief;
  return (
    <Card title={shared.title} id="shared">
      {read.shared.length > 0 ? (
        <>
          <Rows items={read.shared.map((item) => <SharedRow item={item} read={read} />)} />
          <p class="small soft">{shared.note}</p>
        </>
      ) : (
        <p class="soft">{shared.none}</p>
      )}
    </Card>
  );
}

function Agenda({ read }: BriefProps) {
  const { brief, room } = useShell().words;
  const { client } = sidesOf(read);
  const { topics, suggestions } = read.agenda;
  const rows = [
    ...topics.map(({ text, goal }) => (
      <Item title={text} {...(goal ? { small: room.agenda.forGoal(goal.title) } : {})} />
    )),
    ...suggestions.map(({ text }) => <Item title={text} small={room.agenda.waits(client.name)} />),
  ];
  return (
    <Card title={brief.agenda} id="agenda">
      {rows.length > 0 ? <Rows items={rows} /> : <p class="soft">{brief.noAgenda(client.name)}</p>}
      <LinkButton href={`/sessions/${read.session.id}`}>{brief.begin}</LinkButton>
    </Card>
  );
}

function Last({ read }: BriefProps) {
  const { words, dates } = useShell();
  const { brief } = words;
  const { last } = read;
  if (!last) {
    return (
      <Card title={brief.last}>
        <p class="soft">{brief.noLast}</p>
      </Card>
    );
  }
  const { mine } = sidesOf(read);
  const when = <a href={`/sessions/${last.session.id}`}>{dates.moment(last.session.startsAt, mine.zone)}</a>;
  return (
    <Card title={brief.last} aside={when} id="last">
      {last.conclusions.map(({ text }) => (
        <PersonWords>{text}</PersonWords>
      ))}
      {last.inquiries.length > 0 ? <p class="small soft">{brief.carried}</p> : null}
      {last.inquiries.map(({ text }) => (
        <PersonWords asked>{text}</PersonWords>
      ))}
    </Card>
  );
}

function Reviews({ read }: BriefProps) {
  const { words, dates } = useShell();
  const { reviews } = words.brief;
  if (read.reviews.length === 0) return null;
  const says = ({ state, decision }: BriefRead['reviews'][number]): string =>
    state === 'standing' ? reviews.standing : (reviews.done[decision ?? ''] ?? reviews.over);
  return (
    <Card title={reviews.title} id="reviews">
      <Rows
        items={read.reviews.map((review) => (
          <Item
            title={<a href={`/reviews/${review.id}`}>{reviews.kinds[review.kind]}</a>}
            end={<span class="soft">{dates.day(review.standsFrom)}</span>}
            small={says(review)}
          />
        ))}
      />
    </Card>
  );
}

function Own({ read, isScreenShared }: BriefProps) {
  const { brief } = useShell().words;
  if (isScreenShared) return null;
  const notes = [...(read.last?.notes ?? []), ...read.notes];
  if (notes.length === 0) return null;
  return (
    <Card title={brief.own} aside={brief.ownLead} id="own">
      {notes.map(({ text }) => (
        <PersonWords>{text}</PersonWords>
      ))}
    </Card>
  );
}

/** The brief as a page. */
export function BriefPage(props: BriefProps) {
  const { visit, read } = props;
  const { brief, sessions } = visit.words;
  const { dates } = visit.shell;
  const { client, mine } = sidesOf(read);
  const title = brief.title(client.name);
  const { momentum, session } = read;
  const since = dates.day(dayAt(read.since, mine.zone));
  return (
    <Page shell={visit.shell} title={title} here="people">
      <PageTitle
        eyebrow={`${sessions.title(session.number)} · ${dates.span(session.startsAt, session.endsAt, mine.zone)}`}
        lede={`${brief.since(since)}. ${brief.lede}`}
      >
        {title}
      </PageTitle>
      <Columns>
        <Stack wide>
          <Agenda {...props} />
          <Steps {...props} />
          <Last {...props} />
        </Stack>
        <Stack wide>
          <Shared {...props} />
          {momentum ? (
            <MomentumCard
              rhythm={momentum.rhythm}
              action={momentum.action}
              engagementId={session.engagementId}
            />
          ) : (
            <Card title={brief.momentum}>
              <p class="soft">{brief.rests}</p>
            </Card>
          )}
          <Reviews {...props} />
          <Own {...props} />
        </Stack>
      </Columns>
    </Page>
  );
}
