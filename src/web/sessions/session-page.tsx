// The page of one session: prepared before, a room while it is on or left open, read back after.
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack, ThreeColumns } from '../parts/cards.tsx';
import { Button, DeedButton, Form } from '../parts/forms.tsx';
import { Warning } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { slipFor } from '../slip.ts';
import { AfterPage } from './after-page.tsx';
import { AgendaCard } from './agenda-card.tsx';
import { CarryCard } from './carry-card.tsx';
import { ClosingCard, OtherEnds } from './closing-card.tsx';
import { ElapsedTime } from './elapsed-time.tsx';
import { Eyebrow } from './eyebrow.tsx';
import { NotesCard, OwnCard } from './notes-card.tsx';
import { OpenSteps } from './open-steps.tsx';
import { RegularCall } from './regular-call.tsx';
import { isUnsettled, pathOf, type RoomProps, sidesOf } from './room-props.ts';
import { StrayRefusal } from './stray-refusal.tsx';
import { WaitingMove, WhenCard } from './when-card.tsx';

/** What the page is called: whose hour it is. */
export function titleOf(props: RoomProps): string {
  const { wants } = props.visit.words.sessions;
  const { isClient, client } = sidesOf(props.read);
  return isClient ? wants.mine : wants.theirs(client.name);
}

function Start({ props }: { props: RoomProps }) {
  const { start } = useShell().words.sessions;
  if (!props.read.may.start) return null;
  const slip = slipFor(props.slip, 'session.start');
  return (
    <Card>
      <p class="small soft">{props.read.closing ? start.notYet : start.lead}</p>
      <DeedButton id="start" action={`${pathOf(props.read)}/start`} slip={slip} primary>
        {start.button}
      </DeedButton>
    </Card>
  );
}

function Before({ props }: { props: RoomProps }) {
  return (
    <Columns>
      <WaitingMove props={props} />
      <AgendaCard props={props} />
      <Stack wide>
        <Start props={props} />
        <WhenCard props={props} />
        <OwnCard props={props} />
      </Stack>
    </Columns>
  );
}

function Began({ props }: { props: RoomProps }) {
  const { words } = useShell();
  const { start } = words.sessions;
  const { session, may, people } = props.read;
  const { other } = sidesOf(props.read);
  if (session.startedBy === null) return <Start props={props} />;
  return (
    <p class="small soft began">
      {session.startedBy === people.me ? start.me : start.on(other.name)}
      {may.undoStart ? (
        <Form id="undo-start" action={`${pathOf(props.read)}/start`} method="delete" inline>
          <Button small quiet>
            {start.undo}
          </Button>
        </Form>
      ) : null}
    </p>
  );
}

function LeftOpen({ props }: { props: RoomProps }) {
  const { open } = useShell().words.sessions;
  if (props.read.session.reads !== 'left open') return null;
  return (
    <Warning>
      <h2>{open.title}</h2>
      <p>
        {open.lead} {open.close}
      </p>
    </Warning>
  );
}

/** The room: agenda, notes, and what it needs before it closes. */
function Room({ props }: { props: RoomProps }) {
  const isOpen = props.read.session.reads === 'left open';
  const { isClient } = sidesOf(props.read);
  return (
    <Stack wide>
      <LeftOpen props={props} />
      <RegularCall props={props} />
      <WaitingMove props={props} />
      <ThreeColumns>
        <Stack wide>
          <AgendaCard props={props} />
          <WhenCard props={props} />
        </Stack>
        <Stack wide>
          {isOpen ? <OtherEnds props={props} /> : null}
          <NotesCard props={props} mayWrite />
          <OpenSteps props={props} />
        </Stack>
        <Stack wide>
          <ClosingCard props={props} />
          <CarryCard props={props} />
          <OwnCard props={props} mayMark={isClient} />
          {isOpen ? null : <OtherEnds props={props} />}
        </Stack>
      </ThreeColumns>
    </Stack>
  );
}

function RoomActions({ props }: { props: RoomProps }) {
  const { session } = props.read;
  return (
    <>
      {session.startedAt && session.reads === 'in progress' ? (
        <ElapsedTime since={session.startedAt} now={props.now} />
      ) : null}
      <Began props={props} />
    </>
  );
}

/** The page of one session, as it stands for its reader. */
export function SessionPage(props: RoomProps) {
  const { visit, read, notice } = props;
  const title = titleOf(props);
  const here = read.people.me === 'client' ? 'sprint' : 'people';
  if (!isUnsettled(read) || !read.may.write) return <AfterPage {...props} />;
  return (
    <Page shell={visit.shell} title={title} here={here} notice={notice}>
      {props.slip && props.isStray ? <StrayRefusal slip={props.slip} /> : null}
      <PageTitle
        eyebrow={<Eyebrow props={props} />}
        actions={read.closing ? <RoomActions props={props} /> : undefined}
      >
        {title}
      </PageTitle>
      {read.closing ? <Room props={props} /> : <Before props={props} />}
    </Page>
  );
}
