// The parts of a plan that are words: goals in focus, expectations, the agreement.

import type { Child, PropsWithChildren } from 'hono/jsx';
import type { SprintReading } from '../../app/sprints.ts';
import { Card } from '../parts/cards.tsx';
import { Check } from '../parts/choices.tsx';
import { Tag } from '../parts/facts.tsx';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import { Rows } from '../parts/lists.tsx';
import { Disclosure, Warning } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';

/** What every part is drawn from. */
export interface PartProps {
  readonly view: SprintReading;
  readonly slip?: Slip | undefined;
}

interface FrameProps {
  readonly id: string;
  readonly title: Child;
  readonly ok: boolean;
  /** A sprint that runs was ready once: nothing to say. */
  readonly quiet?: boolean;
}

/** A part of the plan, with its word of state. */
export function PartCard({ id, title, ok, quiet, children }: PropsWithChildren<FrameProps>) {
  const { plan } = useShell().words.sprints;
  return (
    <Card
      title={title}
      id={id}
      aside={quiet ? undefined : <Tag plain={!ok}>{ok ? plan.done : plan.missing}</Tag>}
      now={!ok}
    >
      {children}
    </Card>
  );
}

/** Folded once there is something, open while it is missing or was refused. */
export function Fold({
  ok,
  slip,
  label,
  children,
}: PropsWithChildren<{ ok: boolean; slip: Slip | undefined; label: string }>) {
  if (!ok) return <>{children}</>;
  return (
    <Disclosure label={label} open={slip !== undefined}>
      {children}
    </Disclosure>
  );
}

const clientOf = ({ reader }: SprintReading): string => reader.clientName;

function FocusForm({ view, slip }: PartProps) {
  const { plan } = useShell().words.sprints;
  const goals = view.plan?.goals ?? [];
  const ready = goals.filter(({ hasMeaning, inFocus }) => hasMeaning || inFocus);
  const rest = goals.filter(({ hasMeaning, inFocus }) => !hasMeaning && !inFocus);
  return (
    <>
      {ready.length > 0 ? (
        <Form id="focus" action={`/sprints/${view.sprint.id}/focus`} method="put" slip={slip}>
          {ready.map((goal) => (
            <Check name="goalIds" value={goal.id} label={goal.title} checked={goal.inFocus} />
          ))}
          <ButtonRow>
            <Button primary={view.sprint.focus.length === 0}>{plan.goals.act}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      {rest.length > 0 ? (
        <Rows
          items={rest.map((goal) => (
            <>
              <PersonWords>{goal.title}</PersonWords>
              <a href={`/goals/${goal.id}`}>{plan.goals.noMeaning}</a>
            </>
          ))}
        />
      ) : null}
    </>
  );
}

function CoachsGoals({ view, ok }: { view: SprintReading; ok: boolean }) {
  const { plan } = useShell().words.sprints;
  if (!ok) return <p class="soft">{plan.clientDoes(clientOf(view))}</p>;
  return view.sprint.focus.length === 0 ? <p class="soft">{plan.goals.hidden}</p> : null;
}

function ClientsGoals({ view, ok, slip }: PartProps & { ok: boolean }) {
  const { plan } = useShell().words.sprints;
  const { goals: words } = plan;
  if (view.plan?.goals?.length === 0) {
    return (
      <>
        <p>{words.none}</p>
        <LinkButton href="/goals/new" primary>
          {words.make}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      {view.sprint.focus.length > 3 ? <Warning>{words.four}</Warning> : null}
      <Fold ok={ok} slip={slip} label={plan.change}>
        {ok ? null : <p class="soft">{words.lead}</p>}
        <FocusForm view={view} slip={slip} />
      </Fold>
    </>
  );
}

/** Goals: what the sprint is for. */
export function GoalsPart({ view, slip }: PartProps) {
  const { goals: words } = useShell().words.sprints.plan;
  const ok = view.readiness?.goals.ok ?? true;
  const own = slipFor(slip, 'sprint.focus');
  return (
    <PartCard id="goals" title={words.title} ok={ok} quiet={!view.readiness}>
      {view.sprint.focus.map(({ id, title }) => (
        <p class="words-large">
          <a class="plain" href={`/goals/${id}`}>
            {title}
          </a>
        </p>
      ))}
      {view.reader.party === 'client' ? (
        <ClientsGoals view={view} ok={ok} slip={own} />
      ) : (
        <CoachsGoals view={view} ok={ok} />
      )}
    </PartCard>
  );
}

const ANSWERS = ['ownAnswers', 'frustration', 'between'] as const;

function ExpectationsForm({ view, slip }: PartProps) {
  const { expectations: words } = useShell().words.sprints.plan;
  return (
    <Form id="expect" action={`/sprints/${view.sprint.id}/expectations`} method="put" slip={slip}>
      {ANSWERS.map((name, index) => (
        <TextArea
          name={name}
          label={words.sentences[index] ?? ''}
          value={view.sprint.expectations?.[index]}
          lines={2}
          maxLength={2000}
          required
        />
      ))}
      <ButtonRow>
        <Button primary={view.sprint.expectations === null}>{words.act}</Button>
      </ButtonRow>
    </Form>
  );
}

/** The three sentences with the client's own words below each. */
export function ExpectationsRead({ answers }: { answers: readonly string[] }) {
  const { expectations: words } = useShell().words.sprints.plan;
  return (
    <Rows
      items={answers.map((answer, index) => (
        <>
          <p class="small soft">{words.sentences[index]}</p>
          <PersonWords>{answer}</PersonWords>
        </>
      ))}
    />
  );
}

/** Expectations: three sentences answered in the client's own words. */
export function ExpectationsPart({ view, slip }: PartProps) {
  const { plan } = useShell().words.sprints;
  const { expectations: words } = plan;
  const ok = view.readiness?.expectations.ok ?? true;
  const own = slipFor(slip, 'sprint.expect');
  const isClient = view.reader.party === 'client';
  const answers = view.sprint.expectations;
  return (
    <PartCard id="expectations" title={words.title} ok={ok} quiet={!view.readiness}>
      {answers ? <ExpectationsRead answers={answers} /> : null}
      {!isClient && !ok ? <p class="soft">{plan.clientDoes(clientOf(view))}</p> : null}
      {isClient ? (
        <Fold ok={ok} slip={own} label={plan.change}>
          {ok ? null : <p class="soft">{words.lead}</p>}
          <ExpectationsForm view={view} slip={own} />
        </Fold>
      ) : null}
    </PartCard>
  );
}

function agreementWords(
  view: SprintReading,
  words: ReturnType<typeof useShell>['words']['sprints']['plan'],
): string {
  const { agreement } = words;
  const part = view.readiness?.agreement;
  if (!part || part.ok) return agreement.lead;
  if (part.repair === 'engagement.active_elsewhere') return agreement.elsewhere;
  if (part.repair === 'agreement.write') return agreement.write;
  if (part.detail['client'] === true) return agreement.waits.coach;
  return part.detail['coach'] === true ? agreement.waits.client : agreement.waits.both;
}

/** The agreement: the newest text signed by both. */
export function AgreementPart({ view }: PartProps) {
  const { plan } = useShell().words.sprints;
  const { agreement: words } = plan;
  const part = view.readiness?.agreement;
  const { party, engagementId, coachName } = view.reader;
  const href = `/engagements/${engagementId}/agreement`;
  const writes = part?.repair === 'agreement.write';
  const isMine =
    part && !part.ok && part.detail[party] !== true && part.repair !== 'engagement.active_elsewhere';
  return (
    <PartCard id="agreement" title={words.title} ok={part?.ok ?? true} quiet={!view.readiness}>
      <p class="soft">{agreementWords(view, plan)}</p>
      {writes && party === 'client' ? (
        <p class="soft">{plan.coachDoes(coachName ?? '')}</p>
      ) : (
        <LinkButton href={href} primary={isMine}>
          {writes ? words.writeIt : isMine ? words.read : words.open}
        </LinkButton>
      )}
    </PartCard>
  );
}
