// Says that a page is on its way: on its body, since a document itself carries no such word.
import { session } from '@hotwired/turbo';

const ON = 'data-visiting';

/** Turbo marks the whole document as busy, which no program that reads pages aloud may count on. */
export function startVisiting(): void {
  const page = document.documentElement;
  const started = session.visitStarted.bind(session);
  const completed = session.visitCompleted.bind(session);
  session.visitStarted = (visit) => {
    started(visit);
    if (!page.hasAttribute('aria-busy')) return;
    page.removeAttribute('aria-busy');
    page.setAttribute(ON, '');
    document.body.setAttribute('aria-busy', 'true');
  };
  session.visitCompleted = (visit) => {
    page.removeAttribute(ON);
    document.body.removeAttribute('aria-busy');
    completed(visit);
  };
}
