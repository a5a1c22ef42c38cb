// Putting a goal down: one sentence, and where it belongs for whoever knows already.
import { Page } from '../layout.tsx';
import { Card, PageTitle } from '../parts/cards.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { GoalFields } from './goal-fields.tsx';
import { type ParentChoice, PlaceFields } from './goal-forms.tsx';

interface NewGoalPageProps {
  readonly visit: Visit;
  readonly parents: readonly ParentChoice[];
  readonly parentId?: string | undefined;
  readonly isLongTerm: boolean;
  readonly slip?: Slip | undefined;
}

const PLACING = ['goal.years', 'goal.years_long_term_only', 'goal.area', 'goal.parent'];

/** The page of a new goal. */
export function NewGoalPage({ visit, parents, parentId, isLongTerm, slip }: NewGoalPageProps) {
  const { create, form } = visit.words.goals;
  const isPlaced = isLongTerm || parentId !== undefined || PLACING.includes(slip?.refusal.code ?? '');
  return (
    <Page shell={visit.shell} title={create.title} here="goals" narrow>
      <PageTitle lede={create.lede}>{create.title}</PageTitle>
      <Card>
        <Form id="goal" action="/goals" slip={slip}>
          <GoalFields clarity="itch" />
          <Disclosure label={form.more} open={isPlaced}>
            <div class="form">
              <PlaceFields
                parents={parents}
                parentId={parentId}
                {...(isLongTerm ? { horizon: 'long-term' as const, years: 2 } : {})}
              />
            </div>
          </Disclosure>
          <ButtonRow>
            <Button primary>{create.keep}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}
