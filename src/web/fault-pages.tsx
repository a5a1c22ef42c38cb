// Pages for what cannot be shown or done: nothing here, not yours, the disk is full, something went wrong.
import type { Refusal } from '../domain/kernel/outcome.ts';
import { statusOf } from '../words/refusal-status.ts';
import type { Words } from '../words/words.ts';
import { Page } from './layout.tsx';
import { PageTitle, Stack } from './parts/cards.tsx';
import type { Shell } from './shell.ts';

interface Said {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a refusal says as a page of its own; all of 404 say the same. */
function said({ faults, refusals }: Words, refusal: Refusal): Said {
  const { refusal: code, detail = {} } = refusal;
  const words = refusals.say(code, detail);
  switch (statusOf(code)) {
    case 404:
      return { title: faults.notFound.title, lines: [faults.notFound.words] };
    case 403:
      return { title: faults.forbidden.title, lines: [words] };
    case 507:
      return { title: faults.full.title, lines: [faults.full.words, faults.full.reading] };
    case 429:
    case 503:
      return { title: faults.resting.title, lines: [words] };
    case 500: {
      const { title, words: calm, reference } = faults.unexpected;
      return { title, lines: [calm, reference(String(detail['reference'] ?? ''))] };
    }
    default:
      return { title: faults.refused.title, lines: [words] };
  }
}

interface FaultPageProps {
  readonly shell: Shell;
  readonly refusal: Refusal;
  /** It answers a form that only a stale page still had. */
  readonly isGone?: boolean;
}

/** The page that says a refusal, with a way on. */
export function FaultPage({ shell, refusal, isGone }: FaultPageProps) {
  const { words } = shell;
  const { gone } = words.faults;
  const { title, lines } = isGone ? { title: gone.title, lines: [gone.words] } : said(words, refusal);
  const [first, ...rest] = lines;
  return (
    <Page shell={shell} title={title} narrow>
      <Stack>
        <PageTitle lede={first}>{title}</PageTitle>
        {rest.map((line) => (
          <p class="soft">{line}</p>
        ))}
        <p>
          <a href="/">{words.faults.home}</a>
        </p>
      </Stack>
    </Page>
  );
}
