// The page of attention: the few of today with their reasons, what was done, the fold as one line, and what it serves.

import type { AttentionView } from '../../app/attention/attention-reading.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { ButtonRow, LinkButton } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { Refused } from '../refused.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { Enough, Meetings, SourceLines, Week } from './beside.tsx';
import { DayEnd, type DayEndView } from './day-end.tsx';
import { Letters } from './letter.tsx';
import type { LetterReader } from './letter-reader.ts';
import { type JustSaid, Undoing } from './undoing.tsx';

interface AttentionPageProps {
  readonly visit: Visit;
  readonly view: AttentionView;
  readonly reader: LetterReader;
  /** What was done just now, and the way back. */
  readonly just: JustSaid | null;
  /** None for whoever only coaches. */
  readonly dayEnd: DayEndView | null;
  readonly slip?: Slip | undefined;
}

type Today = AttentionView['today'];

const EARLIER_SHOWN = 7;

/** How many of today's deserve their reader: those still open, and those that were done because they did. */
export function deserving({ few, done }: Pick<Today, 'few' | 'done'>): number {
  const isYes = ({ said }: Today['done'][number]): boolean => said === null || said === 'mattered';
  return few.length + done.filter(isYes).length;
}

/** The fold as one line, and the way into it; before it, how many of the few are not shown here. */
export function FoldLine({ today, more = 0 }: { today: Today; more?: number }) {
  const { fold } = useShell().words.attentionPages;
  const label = today.rest > 0 ? fold.line(today.rest) : fold.none;
  return (
    <p class="fold-line">
      {more > 0 ? <a href="/attention">{fold.more(more)}</a> : null}
      <a href="/attention/rest">{label}</a>
    </p>
  );
}

function Few({ today, reader }: { today: Today; reader: LetterReader }) {
  const { attentionPages } = useShell().words;
  const { done } = attentionPages;
  return (
    <Card id="few">
      <h2 class="unseen">{attentionPages.list}</h2>
      {today.few.length > 0 ? (
        <Letters messages={today.few} reader={reader} />
      ) : (
        <p class="soft">{today.done.length > 0 ? attentionPages.ledeDone : attentionPages.none}</p>
      )}
      <FoldLine today={today} />
      {today.done.length > 0 ? (
        <Disclosure id="done" label={done.count(today.done.length)}>
          <Letters messages={today.done} reader={reader} isFolded />
        </Disclosure>
      ) : null}
    </Card>
  );
}

function Earlier({ today, reader }: { today: Today; reader: LetterReader }) {
  const { earlier } = useShell().words.attentionPages;
  // What was shown to find out where it is wrong has had its day.
  const open = today.earlier.filter(({ mayHaveMissed }) => !mayHaveMissed);
  if (open.length === 0) return null;
  const later = open.slice(EARLIER_SHOWN);
  return (
    <Card title={earlier.title} id="earlier">
      <Letters messages={open.slice(0, EARLIER_SHOWN)} reader={reader} isFolded />
      {later.length > 0 ? (
        <Disclosure label={earlier.more(later.length)}>
          <Letters messages={later} reader={reader} isFolded />
        </Disclosure>
      ) : null}
    </Card>
  );
}

/** Before there is any source: what it does, who sees it, and the two ways to begin. */
function Beginning() {
  const { off } = useShell().words.attentionPages;
  return (
    <Card>
      <p>{off.how}</p>
      <p>{off.who}</p>
      <ButtonRow>
        <LinkButton href="/attention/sources/new" primary>
          {off.connect}
        </LinkButton>
        <LinkButton href="/attention/sources">{off.files}</LinkButton>
      </ButtonRow>
    </Card>
  );
}

function Beside({ visit, view, reader, dayEnd }: AttentionPageProps) {
  return (
    <Stack>
      {dayEnd ? <DayEnd view={dayEnd} /> : null}
      <Enough enough={view.enough} />
      <Week week={view.week} canBring={reader.canTurn.topic} />
      <Meetings meetings={view.meetings} zone={reader.zone} />
      <SourceLines sources={view.sources} now={visit.ports.now()} />
    </Stack>
  );
}

/** The page of attention. */
export function AttentionPage(props: AttentionPageProps) {
  const { visit, view, reader, just } = props;
  const { attentionPages } = visit.words;
  const { today } = view;
  const frame = { shell: visit.shell, title: attentionPages.title, here: 'attention' };
  if (!view.isOn) {
    return (
      <Page {...frame} narrow>
        <PageTitle lede={attentionPages.off.lede}>{attentionPages.off.title}</PageTitle>
        <Beginning />
      </Page>
    );
  }
  return (
    <Page {...frame}>
      <Undoing just={just} back={reader.back} />
      <Refused slip={props.slip} unless={[]} />
      <PageTitle eyebrow={visit.shell.dates.dayLong(today.day)} lede={attentionPages.lede}>
        {attentionPages.few(deserving(today), today.came)}
      </PageTitle>
      <Columns>
        <Stack>
          <Few today={today} reader={reader} />
          <Earlier today={today} reader={reader} />
        </Stack>
        <Beside {...props} />
      </Columns>
    </Page>
  );
}
