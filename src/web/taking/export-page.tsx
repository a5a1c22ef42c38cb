// Take everything with you: two files, one for programs, one to read.
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Item, Rows } from '../parts/lists.tsx';
import type { Visit } from '../visit.ts';

function Download({ href, label, about }: { href: string; label: string; about: string }) {
  return (
    <a class="button" href={href} download="" data-turbo="false">
      {label}
      <span class="unseen"> {about}</span>
    </a>
  );
}

function Kind({ title, lead }: { title: string; lead: string }) {
  return (
    <>
      <h2 class="title-small">{title}</h2>
      <p class="small soft">{lead}</p>
    </>
  );
}

/** The page from which everything is taken along. */
export function ExportPage({ visit }: { visit: Visit }) {
  const { taking, settings } = visit.words;
  const at = `/settings/export/${taking.file}`;
  const files = [
    <Item
      title={<Kind title={taking.markdown} lead={taking.markdownLead} />}
      end={<Download href={`${at}.md`} label={taking.take} about={taking.markdown} />}
    />,
    <Item
      title={<Kind title={taking.json} lead={taking.jsonLead} />}
      end={<Download href={`${at}.json`} label={taking.take} about={taking.json} />}
    />,
  ];
  return (
    <Page shell={visit.shell} title={taking.title} here="settings" narrow>
      <PageTitle eyebrow={<a href="/settings">{settings.title}</a>} lede={taking.lede}>
        {taking.title}
      </PageTitle>
      <Stack>
        <Card>
          <Rows items={files} />
        </Card>
        <p class="small soft">{taking.keep}</p>
      </Stack>
    </Page>
  );
}
