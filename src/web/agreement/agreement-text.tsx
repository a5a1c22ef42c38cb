// The agreement as a text to read and to print: its words, its terms, and the names under it.
import type { AgreementTextView } from '../../app/agreements.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Facts } from '../parts/facts.tsx';
import { Rows } from '../parts/lists.tsx';
import { useShell } from '../shell.ts';

const HEADING = /^##\s+/;

/** A text in paragraphs; lines that begin with ## are headings. */
export function ReadableText({ text }: { text: string }) {
  const blocks = text
    .replace(/\r\n/g, '\n')
    .replace(/^(##\s.*)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  return (
    <div class="reading">
      {blocks.map((block) =>
        HEADING.test(block) ? <h3>{block.replace(HEADING, '')}</h3> : <p class="words">{block}</p>,
      )}
    </div>
  );
}

/** The terms that go with the words. */
export function Terms({ text }: { text: AgreementTextView }) {
  const { terms } = useShell().words.agreement;
  return (
    <section aria-labelledby={`terms-${text.id}`}>
      <h3 id={`terms-${text.id}`}>{terms.title}</h3>
      <Facts
        facts={[
          { term: terms.notice, says: terms.hours(text.noticeHours) },
          { term: terms.afterEnd, says: terms.days(text.afterEndDays) },
          { term: terms.retention, says: terms.months(text.retentionMonths) },
          { term: terms.tellsCoach, says: text.tellsCoach ? terms.tells : terms.tellsNot },
        ]}
      />
    </section>
  );
}

/** Who has signed this text, when, and under which fingerprint. */
export function Signatures({ text, zone }: { text: AgreementTextView; zone: string }) {
  const { words, dates } = useShell();
  const { signatures } = words.agreement;
  return (
    <section aria-labelledby={`signatures-${text.id}`}>
      <h3 id={`signatures-${text.id}`}>{signatures.title}</h3>
      {text.signatures.length === 0 ? <p class="soft">{signatures.none}</p> : null}
      <Rows
        items={text.signatures.map((one) => (
          <div class="row">
            <span>
              <span class="words-large">{one.name}</span> <span class="soft">{signatures.of[one.party]}</span>
            </span>
            <span class="small soft">
              <time datetime={one.at}>
                {signatures.signed(`${dates.dayYear(dayAt(one.at, zone))}, ${dates.time(one.at, zone)}`)}
              </time>{' '}
              {signatures.under} <code>{one.hash.slice(0, 12)}</code>
            </span>
          </div>
        ))}
      />
      <p class="tiny soft">
        {signatures.fingerprint}
        <br />
        <code class="fingerprint">{text.hash}</code>
      </p>
    </section>
  );
}
