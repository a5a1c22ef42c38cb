// How the work together goes: each alone, shared by its author.
import { Card } from '../parts/cards.tsx';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { PersonWords, Quote } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { otherName } from '../sprints/gaps.tsx';
import { isWorkedOn, type PartProps } from './parts.tsx';

function Sharing({ view }: PartProps) {
  const { words, dates } = useShell();
  const { work } = words.reviews;
  const { mine } = view.answers;
  if (!mine) return null;
  const action = `/reviews/${view.review.id}/answer/sharing`;
  const isShared = mine.sharedAt !== null;
  const moment = mine.sharedAt ? dates.moment(mine.sharedAt, view.reader.zone) : '';
  const may = isShared || !view.isOver;
  return (
    <div class="row">
      <p class="small soft">{isShared ? work.isShared(moment) : work.isPrivate}</p>
      {may ? (
        <DeedButton id="answer-sharing" action={action} method={isShared ? 'delete' : 'post'} small>
          {isShared ? work.takeBack : work.share(otherName(view.reader))}
        </DeedButton>
      ) : null}
    </div>
  );
}

/** How the work together goes: one's own words, and the other's once they are shared. */
export function Work({ view, slip }: PartProps) {
  const { work } = useShell().words.reviews;
  const { mine, other } = view.answers;
  const name = otherName(view.reader);
  const own = slipFor(slip, 'review.answer');
  const isOn = view.reader.standing === 'client' || view.reader.standing === 'coach';
  return (
    <Card title={work.title} id="work">
      <p class="small soft">{work.lead(name)}</p>
      {isWorkedOn(view) && isOn ? (
        <Form id="answer" action={`/reviews/${view.review.id}/answer`} method="put" slip={own}>
          <TextArea
            name="text"
            label={work.question}
            value={mine?.text}
            lines={3}
            maxLength={2000}
            required
          />
          <ButtonRow>
            <Button>{work.act}</Button>
          </ButtonRow>
        </Form>
      ) : mine ? (
        <PersonWords>{mine.text}</PersonWords>
      ) : null}
      <Sharing view={view} />
      {other ? (
        <Quote by={work.other(name)} other>
          {other.text}
        </Quote>
      ) : (
        <p class="small soft">{work.otherNothing(name)}</p>
      )}
    </Card>
  );
}
