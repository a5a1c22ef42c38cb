// The part of a plan that is time: sessions booked, no stretch too long, a weekly hour, and when it all begins.
import type { SprintReading } from '../../app/sprints.ts';
import { Card } from '../parts/cards.tsx';
import { DateField, Field, Select, TimeField } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { type Shell, useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { KnownGaps, LongGaps } from './gaps.tsx';
import { Fold, PartCard, type PartProps } from './plan-parts.tsx';

/** A Monday, to name the days of the week from. */
const A_MONDAY = '2026-01-05';

/** Monday to Sunday, 1 to 7, as this language names them. */
export function weekdayName(dates: Shell['dates'], weekday: number): string {
  return dates.weekday(`${A_MONDAY.slice(0, 8)}${String(weekday + 4).padStart(2, '0')}`);
}

function BlockForm({ view, slip }: PartProps) {
  const { words, dates } = useShell();
  const { time } = words.sprints.plan;
  const { block } = view.sprint;
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(dates, day) }));
  return (
    <Form id="block" action={`/sprints/${view.sprint.id}/block`} method="put" slip={slip}>
      <div class="side-by-side">
        <Select
          name="weekday"
          label={time.weekday}
          options={days}
          value={String(block?.weekday ?? 3)}
          short
        />
        <TimeField name="time" label={time.at} value={block?.time ?? '09:00'} required />
        <Field
          name="minutes"
          label={time.minutes}
          type="number"
          min={15}
          max={480}
          value={String(block?.minutes ?? 60)}
          short
          required
        />
      </div>
      <ButtonRow>
        <Button primary={view.readiness?.time.repair === 'sprint.set_block'}>{time.act}</Button>
      </ButtonRow>
    </Form>
  );
}

function Block({ view, slip }: PartProps) {
  const { words, dates } = useShell();
  const { plan } = words.sprints;
  const { time } = plan;
  const { block, hasBlock } = view.sprint;
  const own = slipFor(slip, 'sprint.block');
  if (view.reader.party === 'coach') {
    return <p class="soft">{hasBlock ? time.blockThere : time.blockMissing(view.reader.clientName)}</p>;
  }
  return (
    <section aria-labelledby="block-title">
      <h3 id="block-title">{time.block}</h3>
      {block ? (
        <p>
          {time.blockSet(weekdayName(dates, block.weekday), block.time, block.minutes)} ·{' '}
          <a href={`/sprints/${view.sprint.id}/calendar.ics`} data-turbo="false">
            {words.sessions.when.calendar}
          </a>
        </p>
      ) : null}
      <Fold ok={block !== null} slip={own} label={plan.change}>
        <BlockForm view={view} slip={own} />
      </Fold>
    </section>
  );
}

function Booked({ view }: PartProps) {
  const { time } = useShell().words.sprints.plan;
  const { plan, reader, readiness } = view;
  if (!plan) return null;
  const isNext = readiness?.time.repair === 'sprint.book_sessions';
  return (
    <div class="row">
      <p>{time.booked(plan.booked, plan.needed)}</p>
      <LinkButton
        href={`/engagements/${reader.engagementId}/sessions/${isNext ? 'several' : 'new'}`}
        primary={isNext}
      >
        {time.book}
      </LinkButton>
    </div>
  );
}

/** Time: what is booked, what lies too far apart, the weekly hour. */
export function TimePart({ view, slip }: PartProps) {
  const { words, dates } = useShell();
  const { time } = words.sprints.plan;
  const part = view.readiness?.time;
  const monday = part?.repair === 'sprint.new_monday' ? String(part.detail['monday'] ?? '') : '';
  const back = `/sprints/${view.sprint.id}/plan`;
  return (
    <PartCard id="time" title={time.title} ok={part?.ok ?? true} quiet={!view.readiness}>
      {part && !part.ok ? <p class="soft">{time.lead}</p> : null}
      {monday ? <p>{time.monday(dates.dayLong(monday))}</p> : null}
      <Booked view={view} />
      <LongGaps view={view} back={back} slip={slip} />
      <KnownGaps view={view} back={back} />
      <Block view={view} slip={slip} />
    </PartCard>
  );
}

interface DatesFormProps {
  readonly action: string;
  readonly method: 'post' | 'patch';
  readonly startsOn: string;
  readonly weeks: number;
  readonly firstMonday: string;
  readonly act: string;
  readonly slip: PartProps['slip'];
}

/** The first Monday and the weeks. */
export function DatesForm({ action, method, startsOn, weeks, firstMonday, act, slip }: DatesFormProps) {
  const { words, dates } = useShell();
  const own = words.sprints.plan.dates;
  return (
    <Form id="dates" action={action} method={method} slip={slip}>
      <DateField
        name="startsOn"
        label={own.startsOn}
        hint={own.startsHint(dates.dayLong(firstMonday))}
        value={startsOn}
        min={firstMonday}
        step={7}
        required
      />
      <Field
        name="weeks"
        label={own.weeks}
        hint={own.weeksHint}
        type="number"
        min={4}
        max={26}
        value={String(weeks)}
        short
        required
      />
      <ButtonRow>
        <Button primary={method === 'post'}>{act}</Button>
      </ButtonRow>
    </Form>
  );
}

/** When it begins and ends, and another Monday or length. */
export function DatesCard({ view, slip }: PartProps) {
  const { words, dates } = useShell();
  const { sprints } = words;
  const own = slipFor(slip, 'sprint.change');
  const { sprint, plan, readiness } = view;
  if (!plan) return null;
  const isPlan = sprint.state === 'planned';
  const needsMonday = readiness?.time.repair === 'sprint.new_monday';
  return (
    <Card title={sprints.plan.dates.title} id="when" now={needsMonday}>
      <p>{sprints.span(dates.dayYear(sprint.startsOn), dates.dayYear(sprint.endsOn), sprint.weeks)}</p>
      {isPlan ? (
        <Disclosure label={sprints.plan.change} open={own !== undefined || needsMonday}>
          <DatesForm
            action={`/sprints/${sprint.id}`}
            method="patch"
            startsOn={sprint.startsOn < plan.firstMonday ? plan.firstMonday : sprint.startsOn}
            weeks={sprint.planned}
            firstMonday={plan.firstMonday}
            act={sprints.plan.dates.act}
            slip={own}
          />
        </Disclosure>
      ) : null}
    </Card>
  );
}

/** The sprint's state in a line under the title of its plan. */
export function planLede({ sprint, readiness }: SprintReading, { words, dates }: Shell): string {
  const { plan, begins } = words.sprints;
  const day = dates.dayLong(sprint.startsOn);
  if (sprint.startMissed) return plan.missed;
  if (sprint.state !== 'planned') return plan.runs;
  if (!readiness) return begins(day);
  return readiness.ready ? plan.ready(day) : plan.lede(day);
}
