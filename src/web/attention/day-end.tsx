// The one thing of today for a long-term goal: what was kept today, else the open steps it could have been, each kept with
// one tap as anywhere. Nothing is recorded here that is not a step or a moment.
import type { TodayView } from '../../app/today.ts';
import { Card } from '../parts/cards.tsx';
import { ButtonRow, DeedButton, LinkButton } from '../parts/forms.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';

/** A step, as far as the end of a day asks for it. */
export interface DayStep {
  readonly id: string;
  readonly text: string;
  /** The long-term goal that it serves, itself or by the goal it is for. */
  readonly goalTitle: string;
}

/** What the end of the day knows. */
export interface DayEndView {
  readonly kept: readonly DayStep[];
  readonly open: readonly DayStep[];
  readonly enough: TodayView['enough'];
  /** Where a step can be added. */
  readonly engagementId: string | null;
  readonly back: string;
}

function Kept({ kept }: Pick<DayEndView, 'kept'>) {
  const { dayEnd } = useShell().words.attentionPages;
  return (
    <>
      {kept.map(({ id, text, goalTitle }) => (
        <div class="stack stack-close">
          <PersonWords large>
            <a class="plain" href={`/steps/${id}`}>
              {text}
            </a>
          </PersonWords>
          <p class="small soft">{dayEnd.kept(goalTitle)}</p>
        </div>
      ))}
    </>
  );
}

function Open({ open, back }: Pick<DayEndView, 'open' | 'back'>) {
  const { dayEnd } = useShell().words.attentionPages;
  const items = open.map(({ id, text, goalTitle }) => (
    <Item
      title={
        <a class="words plain" href={`/steps/${id}`}>
          {text}
        </a>
      }
    >
      <p class="small soft">{goalTitle}</p>
      <DeedButton
        id={`keep-${id}`}
        action={`/steps/${id}/marks`}
        hidden={{ mark: 'kept', back }}
        about={text}
        small
      >
        {dayEnd.keep}
      </DeedButton>
    </Item>
  ));
  return (
    <>
      <p class="small soft">{dayEnd.ask}</p>
      <Rows items={items} />
    </>
  );
}

/** No step yet: the hungriest goal first. */
function Missing({ enough, engagementId }: Pick<DayEndView, 'enough' | 'engagementId'>) {
  const { dayEnd } = useShell().words.attentionPages;
  if (enough.length === 0) {
    return (
      <>
        <p class="soft">{dayEnd.noGoal}</p>
        <ButtonRow>
          <LinkButton href="/goals/new" small>
            {dayEnd.nameGoal}
          </LinkButton>
        </ButtonRow>
      </>
    );
  }
  const hungriest = enough.toSorted((a, b) => Number(b.hungry) - Number(a.hungry)).slice(0, 2);
  return (
    <>
      <p class="soft">{dayEnd.none}</p>
      {engagementId ? (
        <ButtonRow>
          {hungriest.map(({ goalId, title }) => (
            <LinkButton href={`/engagements/${engagementId}/steps/new?goal=${goalId}&back=/attention`} small>
              {dayEnd.noneFor(title)}
            </LinkButton>
          ))}
        </ButtonRow>
      ) : null}
    </>
  );
}

/** The card with which a day on this page ends. */
export function DayEnd({ view }: { view: DayEndView }) {
  const { dayEnd } = useShell().words.attentionPages;
  const { kept, open } = view;
  return (
    <Card title={dayEnd.title} aside={dayEnd.lead} id="day-end">
      {kept.length > 0 ? <Kept kept={kept} /> : open.length > 0 ? <Open {...view} /> : <Missing {...view} />}
      {kept.length > 0 ? null : (
        <p class="small">
          <a href="/moments/new" data-opens="moment">
            {dayEnd.other}
          </a>
        </p>
      )}
    </Card>
  );
}
