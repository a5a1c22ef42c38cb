// A moment of one's own: its line, and for a friction the four short moves; then keep it, share it, or bring it along.
import type { z } from 'zod';
import type { momentView } from '../../app/journal-views.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { Choice } from '../parts/choices.tsx';
import { Field, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form } from '../parts/forms.tsx';
import { Rows } from '../parts/lists.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { SharingCard } from '../sharing-card.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import type { Visit } from '../visit.ts';

/** A moment as its author reads it. */
export type MomentView = z.infer<typeof momentView>;

interface MomentPageProps {
  readonly visit: Visit;
  readonly moment: MomentView;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

type Inner = Omit<MomentPageProps, 'visit' | 'notice'>;

function Move({ moment, move, slip }: Inner & { move: number }) {
  const { explore } = useShell().words.moments;
  const label = explore.moves[move - 1] ?? '';
  const own = slip?.values.move === String(move) ? slipFor(slip, 'moment.explore') : undefined;
  return (
    <Form
      id={`move-${move}`}
      action={`/moments/${moment.id}/exploration`}
      method="put"
      hidden={{ move }}
      slip={own}
    >
      <TextArea
        name="text"
        label={label}
        value={moment.explored[move - 1] ?? ''}
        lines={2}
        maxLength={2000}
        required
      />
      <ButtonRow>
        <Button primary={move > moment.explored.length}>{explore.keep}</Button>
      </ButtonRow>
    </Form>
  );
}

/** The moves that were written, each to be changed, and the next one. */
function Exploring({ moment, slip }: Inner) {
  const { explore } = useShell().words.moments;
  const written = moment.explored.map((text, index) => (
    <>
      <h3 class="title-small">{explore.moves[index]}</h3>
      <PersonWords>{text}</PersonWords>
      <Disclosure label={explore.change} open={slip?.values.move === String(index + 1)}>
        <Move moment={moment} move={index + 1} slip={slip} />
      </Disclosure>
    </>
  ));
  const next = moment.explored.length + 1;
  return (
    <Card title={explore.title} id="explore" now>
      <p class="small soft">{explore.lead}</p>
      {written.length > 0 ? <Rows items={written} /> : null}
      {next <= 4 ? <Move moment={moment} move={next} slip={slip} /> : null}
    </Card>
  );
}

function Bring({ moment, slip }: Inner) {
  const { bring } = useShell().words.moments;
  if (moment.sharing.open.length + moment.sharing.shared.length === 0) return null;
  const own = slipFor(slip, 'moment.bring');
  return (
    <Card id="bring" plain>
      <Disclosure label={bring.title} button open={own !== undefined}>
        <p class="small soft">{bring.lead}</p>
        <Form id="bring-form" action={`/moments/${moment.id}/topic`} slip={own}>
          <Field name="text" label={bring.field} maxLength={2000} required />
          <ButtonRow>
            <Button primary>{bring.submit}</Button>
          </ButtonRow>
        </Form>
      </Disclosure>
    </Card>
  );
}

function Change({ moment, slip }: Inner) {
  const { moments } = useShell().words;
  const own = slipFor(slip, 'moment.change');
  const kinds = Object.entries(moments.kinds).map(([value, label]) => ({ value, label }));
  const frictions = Object.entries(moments.frictions).map(([value, label]) => ({ value, label }));
  return (
    <Card id="change" plain>
      <Disclosure label={moments.change.title} open={own !== undefined}>
        <Form id="change-form" action={`/moments/${moment.id}`} method="patch" slip={own}>
          <Choice name="kind" label={moments.change.kind} options={kinds} value={moment.kind} />
          {moment.kind === 'friction' ? (
            <Choice
              name="friction"
              label={moments.change.friction}
              options={frictions}
              value={moment.friction ?? ''}
              tall
            />
          ) : null}
          <Field
            name="line"
            label={moments.change.line}
            value={moment.line}
            maxLength={2000}
            required
            spoken
          />
          <ButtonRow>
            <Button>{moments.change.submit}</Button>
          </ButtonRow>
        </Form>
        <DeedButton
          id="remove"
          action={`/moments/${moment.id}`}
          method="delete"
          confirm={moments.remove.confirm}
          quiet
          small
        >
          {moments.remove.submit}
        </DeedButton>
      </Disclosure>
    </Card>
  );
}

/** What was answered to a shared friction, and that it was talked through. */
function Answered({ moment, zone }: { moment: MomentView; zone: string }) {
  const { words, dates } = useShell();
  const { acknowledgement, talk } = words.moments;
  const day = (at: string): string => dates.day(dayAt(at, zone));
  if (moment.kind !== 'friction' || moment.sharing.shared.length === 0) return null;
  return (
    <Card title={acknowledgement.title} id="answered">
      <p>
        {moment.acknowledgedAt ? acknowledgement.done(day(moment.acknowledgedAt)) : acknowledgement.waits}
      </p>
      {moment.talkedAt ? (
        <>
          <p>{talk.done(day(moment.talkedAt))}</p>
          <DeedButton id="untalk" action={`/moments/${moment.id}/talk`} method="delete" quiet small>
            {talk.undo}
          </DeedButton>
        </>
      ) : null}
      {moment.acknowledgedAt && !moment.talkedAt ? (
        <>
          <p class="small soft">{talk.lead}</p>
          <DeedButton id="talk" action={`/moments/${moment.id}/talk`}>
            {talk.submit}
          </DeedButton>
        </>
      ) : null}
    </Card>
  );
}

/** The page of one moment. */
export function MomentPage({ visit, moment, notice, slip }: MomentPageProps) {
  const { moments } = visit.words;
  const zone = visit.person?.zone ?? 'UTC';
  const eyebrow = `${moments.kinds[moment.kind]} · ${moments.caught(visit.shell.dates.day(moment.madeOn))}`;
  return (
    <Page shell={visit.shell} title={moments.kinds[moment.kind]} here="journal" notice={notice}>
      <PageTitle eyebrow={eyebrow}>{moment.line}</PageTitle>
      <Columns>
        <Stack>
          {moment.kind === 'friction' ? <Exploring moment={moment} slip={slip} /> : null}
          <Bring moment={moment} slip={slip} />
          <Change moment={moment} slip={slip} />
        </Stack>
        <Stack>
          <SharingCard sharing={moment.sharing} action={`/moments/${moment.id}/sharing`} zone={zone} />
          <Answered moment={moment} zone={zone} />
        </Stack>
      </Columns>
    </Page>
  );
}
