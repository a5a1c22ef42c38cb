// Another time for a session, or none: alone while the notice allows it, else by asking.
import type { SessionRead } from '../../app/session-readings.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { DateTimeField, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import { Notice } from '../parts/notes.tsx';
import { type Slip, slipFor, typed } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { AnchorChoice, LengthSelect } from './booking-fields.tsx';
import { onBothClocks } from './both-clocks.ts';
import { ClocksShown } from './clocks-shown.tsx';
import { pathOf, sidesOf } from './room-props.ts';

interface MoveProps {
  readonly visit: Visit;
  readonly read: SessionRead;
  /** What the address says of the fields, where the page was asked for both clocks. */
  readonly asked: Readonly<Record<string, string>>;
  readonly slip?: Slip | undefined;
  readonly now: string;
}

/** The refused form: to which of the two on the page it belongs. */
function slipOf({ slip }: MoveProps, kind: 'move' | 'cancel'): Slip | undefined {
  const own = slipFor(slip, 'session.move');
  return own?.values['kind'] === kind ? own : undefined;
}

function To(props: MoveProps & { alone: boolean }) {
  const { visit, read, asked, alone } = props;
  const { move } = visit.words.booking;
  const { session } = read;
  const sides = sidesOf(read);
  const slip = slipOf(props, 'move');
  const local = asked['toLocal'] ?? session.startsLocal;
  const anchor = asked['toAnchor'] ?? session.anchor;
  const hour = {
    local: typed(slip, 'toLocal', local),
    anchor: typed(slip, 'toAnchor', anchor),
    names: ['toLocal', 'toAnchor'],
  } as const;
  return (
    <Card>
      <Form id="move" action={`${pathOf(read)}/moves`} hidden={{ kind: 'move' }} slip={slip}>
        <ClocksShown sides={sides} from={`${pathOf(read)}/move`} {...hour}>
          <DateTimeField name="toLocal" label={move.to} value={local} required />
          <AnchorChoice name="toAnchor" sides={sides} value={anchor} />
        </ClocksShown>
        <LengthSelect name="toMinutes" value={session.minutes} />
        <TextArea name="why" label={move.why} hint={move.whyHint} lines={1} maxLength={2000} optional />
        <ButtonRow>
          <Button primary>{alone ? move.button : move.askButton}</Button>
          <LinkButton href={pathOf(read)} quiet>
            {move.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Cancel(props: MoveProps & { alone: boolean }) {
  const { visit, read, alone } = props;
  const { move } = visit.words.booking;
  return (
    <Card title={move.cancel} id="cancel">
      <p class="small soft">{move.cancelLead}</p>
      <Form
        id="cancel-form"
        action={`${pathOf(read)}/moves`}
        hidden={{ kind: 'cancel' }}
        confirm={alone ? move.sure : undefined}
        slip={slipOf(props, 'cancel')}
      >
        <TextArea name="why" label={move.why} hint={move.whyHint} lines={1} maxLength={2000} optional />
        <ButtonRow>
          <Button>{alone ? move.cancelButton : move.askCancelButton}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** The page that moves or cancels one session. */
export function MovePage(props: MoveProps) {
  const { visit, read, now } = props;
  const { move } = visit.words.booking;
  const { dates } = visit.shell;
  const { session, may } = read;
  const sides = sidesOf(read);
  const { mine, other, isClient } = sides;
  const alone = now < session.aloneUntil && session.state === 'planned';
  const how = alone ? move.alone(dates.moment(session.aloneUntil, mine.zone)) : move.ask(other.name);
  return (
    <Page shell={visit.shell} title={move.title} here={isClient ? 'sprint' : 'people'} narrow>
      <PageTitle lede={move.lede(onBothClocks(session.startsAt, sides, visit.shell))}>{move.title}</PageTitle>
      <Stack wide>
        <Notice>{may.move || may.cancel ? how : move.gone}</Notice>
        {may.move ? <To {...props} alone={alone} /> : null}
        {may.cancel ? <Cancel {...props} alone={alone} /> : null}
      </Stack>
    </Page>
  );
}
