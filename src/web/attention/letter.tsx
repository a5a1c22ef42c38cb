// One message as it is put before its reader: sender, subject, when, why, what it serves, and everything to do with it.
import type { MessageView } from '../../app/attention/views.ts';
import { Tag } from '../parts/facts.tsx';
import { ButtonRow, DeedButton } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { MoreOn } from './letter-more.tsx';
import type { LetterReader } from './letter-reader.ts';
import { Serving } from './letter-serving.tsx';
import { AT_A_GLANCE, cameAt, reasonsOf, senderOf, servedBy, subjectOf } from './letter-words.ts';

interface LetterProps {
  readonly message: MessageView;
  readonly reader: LetterReader;
  /** In the fold: only its strongest reason. */
  readonly isFolded?: boolean;
}

const pathOf = ({ id }: MessageView): string => `/attention/messages/${id}`;

/** Why it stands here: the strongest reason first. */
function Why({ message, reader, isFolded }: LetterProps) {
  const shell = useShell();
  const sentences = reasonsOf(message, shell, reader.zone).map(({ sentence }) => sentence);
  const shown = sentences.slice(0, isFolded ? 1 : AT_A_GLANCE);
  if (shown.length === 0) return null;
  return (
    <ul class="letter-why">
      {shown.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  );
}

function Marks({ message, isFolded }: Pick<LetterProps, 'message' | 'isFolded'>) {
  const shell = useShell();
  const { attentionPages } = shell.words;
  const served = servedBy(message, shell, isFolded ? 1 : AT_A_GLANCE);
  const marks = [
    message.mayHaveMissed ? <Tag plain>{attentionPages.mayHaveMissed}</Tag> : null,
    message.isMuted ? <Tag plain>{attentionPages.muted}</Tag> : null,
    served ? served.isSaid ? <Tag>{served.label}</Tag> : <Tag plain>{served.label}</Tag> : null,
  ].filter((mark) => mark !== null);
  return marks.length > 0 ? <p class="letter-marks">{marks}</p> : null;
}

interface SayButtonProps {
  readonly message: MessageView;
  readonly says: 'mattered' | 'did not matter' | 'can wait';
  readonly back: string;
  readonly quiet?: boolean;
}

/** One word about a message, with one tap. */
export function SayButton({ message, says, back, quiet }: SayButtonProps) {
  const shell = useShell();
  const id = `${says.replaceAll(' ', '-')}-${message.id}`;
  const looks = quiet ? { quiet } : {};
  return (
    <DeedButton
      id={id}
      action={`${pathOf(message)}/sayings`}
      hidden={{ says, back }}
      about={subjectOf(message, shell)}
      small
      {...looks}
    >
      {shell.words.attentionPages.acts[says]}
    </DeedButton>
  );
}

/** What was said of it or done with it, and the way back. */
function Said({ message, back }: { message: MessageView; back: string }) {
  const shell = useShell();
  const { saying, acts } = shell.words.attentionPages;
  if (message.said === null) return message.answeredAt ? <p class="small soft">{saying.answered}</p> : null;
  return (
    <div class="buttons">
      <span class="small soft">{saying[message.said]}</span>
      <DeedButton
        id={`undo-${message.id}`}
        action={`${pathOf(message)}/sayings`}
        method="delete"
        hidden={{ back }}
        about={subjectOf(message, shell)}
        small
        quiet
      >
        {acts.undo}
      </DeedButton>
    </div>
  );
}

function Acts({ message, reader, isFolded = false }: LetterProps) {
  const { acts } = useShell().words.attentionPages;
  const { back } = reader;
  const serving = (
    <Disclosure id={`serves-${message.id}`} label={acts.serves}>
      <Serving message={message} goals={reader.goals} back={back} />
    </Disclosure>
  );
  return (
    <ButtonRow>
      {message.said === null ? (
        <>
          <SayButton message={message} says="mattered" back={back} quiet={isFolded} />
          <SayButton message={message} says="did not matter" back={back} quiet={isFolded} />
          {isFolded ? null : <SayButton message={message} says="can wait" back={back} quiet />}
        </>
      ) : null}
      {isFolded ? null : serving}
      <Disclosure id={`more-${message.id}`} label={acts.more}>
        {isFolded ? serving : null}
        <MoreOn message={message} reader={reader} />
      </Disclosure>
    </ButtonRow>
  );
}

/** A message with everything that can be done with it. `j` and `k` lead from one to the next. */
export function Letter({ message, reader, isFolded = false }: LetterProps) {
  const shell = useShell();
  const subject = `subject-${message.id}`;
  return (
    <article
      id={`letter-${message.id}`}
      class={isFolded ? 'letter letter-folded' : 'letter'}
      tabindex={-1}
      aria-labelledby={subject}
    >
      <div class="letter-head">
        <span class="letter-from">{senderOf(message, shell)}</span>
        <time class="small soft" datetime={message.at}>
          {cameAt(message, shell, reader.today, reader.zone)}
        </time>
      </div>
      <h3 id={subject} class="letter-subject">
        {subjectOf(message, shell)}
      </h3>
      <Why message={message} reader={reader} isFolded={isFolded} />
      <Marks message={message} isFolded={isFolded} />
      <Said message={message} back={reader.back} />
      <Acts message={message} reader={reader} isFolded={isFolded} />
    </article>
  );
}

/** Messages below each other, in their order. */
export function Letters({
  messages,
  ...rest
}: Omit<LetterProps, 'message'> & { messages: readonly MessageView[] }) {
  return (
    <ol class="letters rows">
      {messages.map((message) => (
        <li>
          <Letter message={message} {...rest} />
        </li>
      ))}
    </ol>
  );
}
