// One step: its words, what can be done with it, and how it came to this.
import type { PropsWithChildren } from 'hono/jsx';
import type { StepView } from '../../app/step-views.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { Story } from '../parts/lists.tsx';
import { PersonWords } from '../parts/people.tsx';
import { StrayRefusal } from '../sessions/stray-refusal.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { TakeAnswerBack } from './answered.tsx';
import { Settled } from './mark-forms.tsx';
import { Different } from './move-forms.tsx';
import { OpenMoves } from './open-moves.tsx';
import { StepFacts, type StepReader, StepServes, StepWaiting } from './step-card.tsx';
import type { StepPageProps } from './step-page-props.ts';

interface ChainProps {
  readonly chain: readonly StepView[];
  readonly reader: StepReader;
}

function ChainStory({ chain, reader }: ChainProps) {
  const { words, dates } = useShell();
  const { steps } = words;
  const nameOf = ({ by }: StepView) => (by === reader.party ? steps.page.you : reader.otherName);
  const points = chain.map((one) => ({
    when: dates.day(dayAt(one.madeAt, reader.zone)),
    at: one.madeAt,
    what: (
      <>
        <p class="small soft">
          {[
            one.move ? steps.page.moved(one.move, nameOf(one)) : null,
            steps.states[one.state],
            steps.due(dates.day(one.namedOn)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <PersonWords>{one.text}</PersonWords>
        {one.why ? <p class="small">{one.why}</p> : null}
      </>
    ),
  }));
  return (
    <Card title={steps.page.story} id="story">
      <Story points={points} />
    </Card>
  );
}

function Facts({ step, today, children }: PropsWithChildren<{ step: StepView; today: string }>) {
  return (
    <Card now={step.state === 'agreed'}>
      <StepFacts step={step} today={today} />
      {step.inTheWay ? <InTheWay words={step.inTheWay} /> : null}
      {children}
    </Card>
  );
}

function InTheWay({ words: said }: { words: string }) {
  const { steps } = useShell().words;
  return (
    <p class="small">
      {steps.page.inTheWay}: {said}
    </p>
  );
}

function Body(props: StepPageProps) {
  const { step, chain, reader } = props;
  const isProposal = step.state === 'proposed';
  const mayAnswer = isProposal && step.by !== reader.party;
  const unanswered = slipFor(props.slip, 'step.take_back_answer');
  // Nobody is asked and it is a coach who reads: the work has ended, and what is open is the client's alone.
  const readsOnly = reader.party === 'coach' && reader.isAlone === true;
  return (
    <Around chain={chain} reader={reader}>
      <Stack>
        {isProposal ? (
          <Card now>
            <StepFacts step={step} today={reader.today} />
            {step.why ? <p class="small">{step.why}</p> : null}
            <StepWaiting step={step} reader={reader} slip={slipFor(props.slip, 'step.answer')} />
          </Card>
        ) : (
          <Facts step={step} today={reader.today}>
            <TakeAnswerBack step={step} back={`/steps/${step.id}`} slip={unanswered} />
          </Facts>
        )}
        {mayAnswer && step.move ? <Different {...props} answers={step.id} /> : null}
        {step.state === 'agreed' && !readsOnly ? <OpenMoves {...props} /> : null}
        {step.state === 'kept' || step.state === 'not kept' ? <Settled {...props} /> : null}
      </Stack>
    </Around>
  );
}

/** The story of the chain stands beside; a step without one has the page to itself. */
function Around({ children, ...story }: PropsWithChildren<ChainProps>) {
  if (story.chain.length < 2) return <Stack>{children}</Stack>;
  return (
    <Columns>
      {children}
      <ChainStory {...story} />
    </Columns>
  );
}

/** The page of one step. */
export function StepPage(props: StepPageProps) {
  const { visit, notice } = props;
  const { page } = visit.words.steps;
  return (
    <Page
      shell={visit.shell}
      title={page.title}
      notice={notice}
      here={props.reader.party === 'client' ? 'today' : 'people'}
    >
      {props.slip && props.isStray ? <StrayRefusal slip={props.slip} /> : null}
      <PageTitle eyebrow={<StepServes step={props.step} />}>{props.step.text}</PageTitle>
      <Body {...props} />
    </Page>
  );
}
