// A session that is over: read back, with its conclusions to amend, what to carry away, and the weeks until the next one.
import type { Dates } from '../../words/dates.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Disclosure, Warning } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { StepFacts } from '../steps/step-card.tsx';
import { AgendaCard } from './agenda-card.tsx';
import { CarryCard } from './carry-card.tsx';
import { CheckCard } from './check-card.tsx';
import { ConclusionList } from './conclusion-list.tsx';
import { Eyebrow } from './eyebrow.tsx';
import { NotesCard, OwnCard } from './notes-card.tsx';
import { RegularCall } from './regular-call.tsx';
import { pathOf, type RoomProps, sidesOf } from './room-props.ts';
import { StrayRefusal } from './stray-refusal.tsx';
import { OfferCard, WhenCard } from './when-card.tsx';

function Conclusions({ props }: { props: RoomProps }) {
  const { after } = useShell().words.sessions;
  const isEmpty = props.read.conclusions.length === 0;
  return (
    <Card title={after.conclusions} id="conclusions">
      {isEmpty ? <p class="soft">{after.none}</p> : <ConclusionList props={props} large />}
    </Card>
  );
}

function Agreed({ props }: { props: RoomProps }) {
  const { after } = useShell().words.sessions;
  const { steps } = props.read;
  const agreed = steps.filter(({ state }) => !['declined', 'withdrawn', 'lapsed'].includes(state));
  if (agreed.length === 0) return null;
  return (
    <Card title={after.steps} id="agreed">
      <ul class="rows">
        {agreed.map((step) => (
          <li>
            <p class="words">
              <a class="plain" href={`/steps/${step.id}`}>
                {step.text}
              </a>
            </p>
            <StepFacts step={step} today={props.today} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What lies ahead: the next session, and the weeks until then without a step due. */
function Ahead({ props }: { props: RoomProps }) {
  const { words, dates } = useShell();
  const { after } = words.sessions;
  const { onward, session } = props.read;
  const { mine, isClient } = sidesOf(props.read);
  const weeks = dates.list(onward.uncovered.map((monday) => after.week(dates.dayShort(monday))));
  const at = `/engagements/${session.engagementId}`;
  return (
    <Card title={after.ahead} id="ahead">
      {onward.next ? (
        <p>
          <a href={`/sessions/${onward.next.id}`}>
            {after.next(dates.moment(onward.next.startsAt, mine.zone))}
          </a>
        </p>
      ) : (
        <p>{after.noNext}</p>
      )}
      {onward.hasSprint ? (
        <p class={weeks ? undefined : 'soft'}>{weeks ? after.uncovered(weeks) : after.covered}</p>
      ) : null}
      <ButtonRow>
        {onward.next ? null : <LinkButton href={`${at}/sessions/new`}>{after.bookNext}</LinkButton>}
        {weeks && isClient ? (
          <LinkButton href={`${at}/steps/new?back=${encodeURIComponent(pathOf(props.read))}`}>
            {after.name}
          </LinkButton>
        ) : null}
      </ButtonRow>
    </Card>
  );
}

function CorrectMissed({ props }: { props: RoomProps }) {
  const { end, ended } = useShell().words.sessions;
  const { other, isClient } = sidesOf(props.read);
  const slip = slipFor(props.slip, 'session.correct_absence');
  const me = isClient ? 'client' : 'coach';
  const them = isClient ? 'coach' : 'client';
  const options = [
    { value: them, label: end.them(other.name) },
    { value: me, label: end.me },
    { value: 'both', label: end.absentWho.both },
  ].filter(({ value }) => value !== props.read.session.absent);
  const at = `${pathOf(props.read)}/absence`;
  return (
    <Disclosure label={ended.correct} open={slip !== undefined} id="correct">
      <p class="small soft">{ended.correctLead}</p>
      <DeedButton id="not-missed" action={at} method="delete" slip={slip}>
        {ended.correctButton}
      </DeedButton>
      <Form id="missed-by" action={at} method="delete">
        <Choice name="absent" label={ended.correctWho} options={options} tall required />
        <Button small>{end.missButton}</Button>
      </Form>
    </Disclosure>
  );
}

function CorrectCut({ props }: { props: RoomProps }) {
  const { ended } = useShell().words.sessions;
  const slip = slipFor(props.slip, 'session.correct_cut');
  return (
    <Disclosure label={ended.correct} open={slip !== undefined} id="correct">
      <p class="small soft">{ended.correctLead}</p>
      <DeedButton id="not-cut" action={`${pathOf(props.read)}/cut`} method="delete" slip={slip}>
        {ended.correctCut}
      </DeedButton>
    </Disclosure>
  );
}

/** What became of a session that was not held, in one sentence. */
function saysOfEnd(props: RoomProps, dates: Dates): string | null {
  const { ended } = props.visit.words.sessions;
  const { session } = props.read;
  const { mine, client, coach } = sidesOf(props.read);
  if (session.reads === 'cut short') {
    return ended.cut(dates.time(session.endedAt ?? session.endsAt, mine.zone));
  }
  if (session.reads === 'cancelled') return session.cancelledFor && ended.cancelled[session.cancelledFor];
  if (session.reads !== 'missed' || session.absent === null) return null;
  if (session.absent === 'both') return ended.missed.both;
  return ended.missed[session.absent](session.absent === 'client' ? client.name : coach.name);
}

/** The same on its sheet, with who said so and how to put it right. */
function Ended({ props }: { props: RoomProps }) {
  const { words, dates } = useShell();
  const { ended, open } = words.sessions;
  const { session, may, people } = props.read;
  const { client, coach } = sidesOf(props.read);
  if (session.reads === 'left open') return <Warning>{open.title}</Warning>;
  const says = saysOfEnd(props, dates);
  if (says === null) return null;
  const isMine = session.settledBy === people.me;
  const who = session.settledBy === 'client' ? client.name : coach.name;
  const saidBy = isMine ? ended.saidByMe : ended.saidBy(who);
  return (
    <Card>
      <p>
        {says} {session.settledBy ? saidBy : null}
      </p>
      {session.reads === 'missed' && may.write && isMine ? <CorrectMissed props={props} /> : null}
      {session.reads === 'cut short' && may.write && isMine ? <CorrectCut props={props} /> : null}
    </Card>
  );
}

function ReadBack({ props }: { props: RoomProps }) {
  const hasNotes = props.read.notes.some(({ isPrivate }) => !isPrivate);
  const isHeld = props.read.session.reads === 'held';
  const hasConclusions = props.read.isOpenToMe && (isHeld || props.read.conclusions.length > 0);
  return (
    <Stack wide>
      {isHeld ? null : <Ended props={props} />}
      <OfferCard props={props} />
      {hasConclusions ? <Conclusions props={props} /> : null}
      <Agreed props={props} />
      <CheckCard props={props} />
      {hasNotes ? <NotesCard props={props} mayWrite={false} /> : null}
    </Stack>
  );
}

/** The page of a session that is over, or whose engagement is. */
export function AfterPage(props: RoomProps) {
  const { visit, read, notice } = props;
  const { sessions } = visit.words;
  const { reads } = read.session;
  const isHeld = reads === 'held';
  const title = isHeld ? sessions.came : (sessions.became[reads] ?? sessions.title(read.session.number));
  const hasAgenda = read.agenda.topics.length > 0 || read.agenda.checkIns.length > 0;
  return (
    <Page
      shell={visit.shell}
      title={title}
      here={read.people.me === 'client' ? 'sprint' : 'people'}
      notice={notice}
    >
      {props.slip && props.isStray ? <StrayRefusal slip={props.slip} /> : null}
      <PageTitle eyebrow={<Eyebrow props={props} />}>{title}</PageTitle>
      <Stack wide>
        {isHeld || reads === 'cut short' ? <RegularCall props={props} /> : null}
        <Columns>
          <ReadBack props={props} />
          <Stack wide>
            {read.may.write ? <Ahead props={props} /> : null}
            <CarryCard props={props} />
            <OwnCard props={props} />
            {hasAgenda ? <AgendaCard props={props} /> : null}
            <WhenCard props={props} />
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}
