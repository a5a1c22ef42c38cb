// Catching a moment without script, or when the dialog's form came back.
import { MomentForm } from '../dialogs.tsx';
import { Page } from '../layout.tsx';
import { Card, PageTitle } from '../parts/cards.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';

/** The page on which a moment is caught. */
export function NewMomentPage({ visit, slip }: { visit: Visit; slip?: Slip | undefined }) {
  const { moments } = visit.words;
  return (
    <Page shell={visit.shell} title={moments.newTitle} here="journal" narrow>
      <PageTitle lede={moments.newLead}>{moments.newTitle}</PageTitle>
      <Card>
        <MomentForm action="/moments" id="new-moment" slip={slip} />
      </Card>
    </Page>
  );
}
