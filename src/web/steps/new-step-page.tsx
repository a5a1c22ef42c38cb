// A new step: the client agrees one with a word, the coach proposes one.
import { Page } from '../layout.tsx';
import { Card, PageTitle } from '../parts/cards.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import type { StepReader } from './step-card.tsx';
import { type GoalChoice, StepFields } from './step-form.tsx';

interface NewStepPageProps {
  readonly visit: Visit;
  readonly engagementId: string;
  readonly reader: StepReader;
  readonly goals: readonly GoalChoice[];
  /** The goal it is wanted for, where somebody came from one. */
  readonly goalId?: string | undefined;
  readonly dueOn: string;
  readonly latest: string;
  readonly slip?: Slip | undefined;
}

/** The page of a new step. */
export function NewStepPage(props: NewStepPageProps) {
  const { visit, engagementId, reader, goals, goalId, dueOn, latest, slip } = props;
  const { add } = visit.words.steps;
  const isClient = reader.party === 'client';
  const title = isClient ? add.title : add.proposeTitle;
  const lead = isClient ? add.lead : add.proposeLead(reader.otherName ?? '');
  return (
    <Page shell={visit.shell} title={title} here={isClient ? 'today' : 'people'} narrow>
      <PageTitle lede={lead}>{title}</PageTitle>
      <Card>
        <Form
          id="step"
          action={`/engagements/${engagementId}/steps`}
          hidden={{ back: reader.back }}
          slip={slip}
        >
          <StepFields goals={goals} goalId={goalId} dueOn={dueOn} earliest={reader.today} latest={latest} />
          <ButtonRow>
            <Button primary>{isClient ? add.submit : add.proposeSubmit}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}
