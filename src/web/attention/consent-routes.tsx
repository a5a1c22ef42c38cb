// The way to a provider of mail and back: the person consents there, and the mailbox is connected here.
import type { Context, Hono } from 'hono';
import { beginConsent, finishConsent } from '../../app/attention/consents.ts';
import { perform } from '../../app/deed.ts';
import { acts, slipOf } from '../doors.ts';
import { Page, pageText } from '../layout.tsx';
import { PageTitle } from '../parts/cards.tsx';
import type { Slip } from '../slip.ts';
import { type Visit, type VisitEnv, waySignIn } from '../visit.ts';

type C = Context<VisitEnv>;
type Draw = (c: C, slip?: Slip) => Promise<Response>;

const AT = '/attention/consent/:provider';

const given = (c: C): string => c.req.param('provider') ?? '';

function Leaving({ visit, url }: { visit: Visit; url: string }) {
  const { leaving } = visit.words.attentionSources;
  return (
    <Page shell={visit.shell} title={leaving.title} here="attention" narrow>
      <PageTitle>{leaving.title}</PageTitle>
      <p>
        <a class="button button-primary" href={url} rel="noreferrer" data-turbo="false">
          {leaving.go}
        </a>
      </p>
    </Page>
  );
}

/** Forms lead to no other site (the policy of our pages holds for redirects too), so a page leads there by itself. */
function leave(url: string, visit: Visit, c: C): Response {
  c.header('Refresh', `0; url=${url}`);
  return c.html(pageText(<Leaving visit={visit} url={url} />));
}

async function finish(c: C, again: Draw): Promise<Response> {
  const visit = c.get('visit');
  if (visit.person === null) return c.redirect(waySignIn(c, visit.ports), 303);
  const answer = new URL(c.req.url).search.slice(1);
  const input = { provider: given(c), answer };
  const outcome = await perform(finishConsent, input, visit.actor, visit.ports);
  if (outcome.ok) return c.redirect('/attention/sources?said=connected', 303);
  if (outcome.refusal === 'consent.denied') return c.redirect('/attention/sources?said=not-connected', 303);
  c.status(422);
  return again(c, slipOf(finishConsent.name, {}, outcome, visit));
}

/** Puts the way to the providers onto the app; `again` draws the page it begins from with the slip. */
export function addConsent(app: Hono<VisitEnv>, again: Draw): void {
  app.post(
    AT,
    acts(beginConsent, {
      also: (_visit, c) => ({ provider: given(c) }),
      next: ({ url }, _input, visit, c) => leave(url, visit, c),
      again,
    }),
  );
  app.get(AT, (c) => finish(c, again));
}
