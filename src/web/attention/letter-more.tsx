// More to do with a message: open it where it lies, make a step or a topic of it, see what each reason counts, or never see
// its sender again.
import type { MessageView } from '../../app/attention/views.ts';
import { Facts } from '../parts/facts.tsx';
import { ButtonRow, DeedButton, LinkButton } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';
import type { LetterReader } from './letter-reader.ts';
import { reasonsOf, senderOf, subjectOf } from './letter-words.ts';
import { waysToOpen } from './ways-to-open.ts';

interface MoreProps {
  readonly message: MessageView;
  readonly reader: LetterReader;
}

/** The same message where it lies; else its subject to look for. */
function Opening({ message, reader }: MoreProps) {
  const shell = useShell();
  const { open } = shell.words.attentionPages;
  const from = reader.mailboxes.get(message.source.id) ?? { host: null, user: null };
  const ways = waysToOpen(message.messageId, from, reader.device);
  const subject = subjectOf(message, shell);
  return (
    <section class="stack stack-close">
      <h4>{open.title}</h4>
      {ways.length > 0 ? (
        <ButtonRow>
          {ways.map(({ by, href, isAway }) => (
            <a
              class="button button-small"
              href={href}
              rel="noreferrer noopener"
              target={isAway ? '_blank' : undefined}
              data-turbo="false"
            >
              {open[by]}
              <span class="unseen"> {subject}</span>
            </a>
          ))}
        </ButtonRow>
      ) : null}
      {message.subject.trim() === '' ? null : (
        <>
          <p class="small soft">{open.copyHint}</p>
          <copy-link value={message.subject} label={open.copy}>
            <code>{message.subject}</code>
          </copy-link>
        </>
      )}
    </section>
  );
}

function Turning({ message, reader }: MoreProps) {
  const shell = useShell();
  const { turn } = shell.words.attentionPages;
  const { step, topic } = reader.canTurn;
  if (!step && !topic) return null;
  const path = `/attention/messages/${message.id}`;
  const about = subjectOf(message, shell);
  return (
    <ButtonRow>
      {step ? (
        <LinkButton href={`${path}/step`} about={about} small>
          {turn.step}
        </LinkButton>
      ) : null}
      {topic ? (
        <LinkButton href={`${path}/topic`} about={about} small>
          {turn.topic}
        </LinkButton>
      ) : null}
    </ButtonRow>
  );
}

/** What each reason adds, for whoever asks. */
function Counting({ message, reader }: MoreProps) {
  const shell = useShell();
  const { counts } = shell.words.attentionPages;
  const reasons = reasonsOf(message, shell, reader.zone);
  if (reasons.length === 0) return null;
  return (
    <section class="stack stack-close">
      <h4>{counts.title}</h4>
      <p class="small soft">{counts.lead}</p>
      <Facts
        facts={reasons.map(({ sentence, amount }) => ({ term: sentence, says: counts.amount(amount) }))}
      />
    </section>
  );
}

function Sender({ message, reader }: MoreProps) {
  const shell = useShell();
  const { sender } = shell.words.attentionPages;
  if (message.from.address === '') return null;
  const name = senderOf(message, shell);
  const hidden = { messageId: message.id, back: reader.back };
  return (
    <ButtonRow>
      {message.isMuted ? null : (
        <DeedButton id={`mute-${message.id}`} action="/attention/muted" hidden={hidden} small quiet>
          {sender.mute(name)}
        </DeedButton>
      )}
      <DeedButton
        id={`forget-${message.id}`}
        action="/attention/forgotten-senders"
        hidden={hidden}
        confirm={sender.forgetConfirm(name)}
        small
        quiet
      >
        {sender.forget(name)}
      </DeedButton>
    </ButtonRow>
  );
}

/** Everything that is not said with one tap. */
export function MoreOn(props: MoreProps) {
  return (
    <div class="letter-more">
      <Turning {...props} />
      <Opening {...props} />
      <Counting {...props} />
      <Sender {...props} />
    </div>
  );
}
