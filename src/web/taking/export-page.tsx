// Take everything with you: two files, one for programs, one to read.
import { Page } from '../layout.tsx';
import { Card, PageTitle } from '../parts/cards.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import type { Visit } from '../visit.ts';

function Download({ href, label }: { href: string; label: string }) {
  return (
    <a class="button" href={href} download="" data-turbo="false">
      {label}
    </a>
  );
}

/** The page from which everything is taken along. */
export function ExportPage({ visit }: { visit: Visit }) {
  const { taking, settings } = visit.words;
  const at = `/settings/export/${taking.file}`;
  const files = [
    <Item title={<Download href={`${at}.md`} label={taking.markdown} />} small={taking.markdownLead} />,
    <Item title={<Download href={`${at}.json`} label={taking.json} />} small={taking.jsonLead} />,
  ];
  return (
    <Page shell={visit.shell} title={taking.title} here="settings" narrow>
      <PageTitle eyebrow={<a href="/settings">{settings.title}</a>} lede={taking.lede}>
        {taking.title}
      </PageTitle>
      <Card>
        <Rows items={files} />
        <p class="small soft">{taking.keep}</p>
      </Card>
    </Page>
  );
}
