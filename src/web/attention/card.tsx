// Attention on somebody's first page: today's few in a line or two each, one tap for a word, the fold as one line.

import type { AttentionView } from '../../app/attention/attention-reading.ts';
import type { MessageView } from '../../app/attention/views.ts';
import { Card } from '../parts/cards.tsx';
import { Tag } from '../parts/facts.tsx';
import { ButtonRow } from '../parts/forms.tsx';
import { Rows } from '../parts/lists.tsx';
import { useShell } from '../shell.ts';
import { SayButton } from './letter.tsx';
import { cameAt, reasonsOf, senderOf, servedBy, subjectOf } from './letter-words.ts';
import { deserving, FoldLine } from './page.tsx';

interface CardProps {
  readonly view: Pick<AttentionView, 'isOn' | 'today' | 'sources'>;
  readonly zone: string;
  /** The page it stands on. */
  readonly back: string;
  /** How many are shown at most; the others are counted. */
  readonly most: number;
}

/** How many reasons a line holds. */
const IN_BRIEF = 2;

interface RowProps {
  readonly message: MessageView;
  readonly today: string;
  readonly zone: string;
  readonly back: string;
}

function Row({ message, today, zone, back }: RowProps) {
  const shell = useShell();
  const why = reasonsOf(message, shell, zone).slice(0, IN_BRIEF);
  const served = servedBy(message, shell, IN_BRIEF);
  const subject = subjectOf(message, shell);
  return (
    <div class="letter letter-brief">
      <div class="letter-head">
        <span class="letter-from">{senderOf(message, shell)}</span>
        <time class="small soft" datetime={message.at}>
          {cameAt(message, shell, today, zone)}
        </time>
      </div>
      <p class="letter-subject">
        <a class="plain" href={`/attention#letter-${message.id}`}>
          {subject}
        </a>
      </p>
      {why.length > 0 ? <p class="small soft">{why.map(({ sentence }) => sentence).join(' · ')}</p> : null}
      {served ? (
        <p class="letter-marks">
          {served.isSaid ? <Tag>{served.label}</Tag> : <Tag plain>{served.label}</Tag>}
        </p>
      ) : null}
      <ButtonRow>
        <SayButton message={message} says="mattered" back={back} quiet />
        <SayButton message={message} says="did not matter" back={back} quiet />
      </ButtonRow>
    </div>
  );
}

/** Today's few on somebody's first page; nothing where attention is off. */
export function AttentionCard({ view, zone, back, most }: CardProps) {
  const { attentionPages } = useShell().words;
  const { card } = attentionPages;
  if (!view.isOn) return null;
  const { today } = view;
  const shown = today.few.slice(0, most);
  const more = today.few.length - shown.length;
  const isFirst = view.sources.every(({ readAt }) => readAt === null) && today.came === 0;
  const troubled = view.sources.filter(({ state }) => state === 'troubled');
  return (
    <Card
      title={attentionPages.few(deserving(today), today.came)}
      aside={<a href="/attention">{card.all}</a>}
      id="attention"
    >
      {shown.length > 0 ? (
        <Rows items={shown.map((message) => <Row {...{ message, today: today.day, zone, back }} />)} />
      ) : null}
      {shown.length === 0 && today.done.length > 0 ? <p class="soft">{card.done}</p> : null}
      {isFirst ? <p class="soft">{card.reading}</p> : null}
      {troubled.map(({ name }) => (
        <p class="small soft">
          {attentionPages.sources.troubled(name)}. <a href="/attention/sources">{card.sources}</a>
        </p>
      ))}
      {today.came > 0 ? <FoldLine today={today} more={more} /> : null}
    </Card>
  );
}

/** The one quiet line where there is no source yet. */
export function AttentionOffer() {
  const { card } = useShell().words.attentionPages;
  return (
    <p class="small soft">
      {card.quiet} <a href="/attention/sources/new">{card.connect}</a>.
    </p>
  );
}
