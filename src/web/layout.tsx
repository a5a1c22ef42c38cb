// The page around every page: head, navigation, the place for what the page says, and the dialogs it can open.
import type { Child } from 'hono/jsx';
import { MomentDialog, ShortcutsDialog } from './dialogs.tsx';
import { Head, NavBar } from './nav.tsx';
import { Notice } from './parts/notes.tsx';
import { type Shell, ShellContext, useShell } from './shell.ts';

export interface PageProps {
  readonly shell: Shell;
  readonly title: string;
  /** The key of the navigation item that this page belongs to. */
  readonly here?: string;
  /** One column of reading width. */
  readonly narrow?: boolean;
  /** A sentence about what was just done, and the way back where there is one. */
  readonly notice?: Child;
  readonly children?: Child;
}

function DocumentHead({ title, bare }: { title: string; bare: boolean }) {
  const { assets, words, reader } = useShell();
  return (
    <head>
      <meta charset="utf-8" />
      <title>{bare ? title : words.shell.titled(title)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f4" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14171b" />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      {reader ? <meta name="turbo-cache-control" content="no-cache" /> : null}
      {assets.fonts.map((font) => (
        <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      {assets.style ? <link rel="stylesheet" href={assets.style} data-turbo-track="reload" /> : null}
      {assets.script ? <script type="module" src={assets.script} data-turbo-track="reload"></script> : null}
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/icon-180.png" />
      <link rel="manifest" href="/site.webmanifest" />
    </head>
  );
}

function Foot() {
  const { foot } = useShell();
  if (foot.length === 0) return null;
  return (
    <footer class="foot">
      <ul>
        {foot.map((item) => (
          <li>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ul>
    </footer>
  );
}

/** What the browser code needs to know, as data: its words, who reads, where events come from. */
function surroundings(shell: Shell) {
  const { live, draft, close, confirm, cancel, copied } = shell.words.shell;
  return {
    'data-words': JSON.stringify({ ...live, ...draft, close, confirm, cancel, copied }),
    'data-reader': shell.reader?.id,
    'data-events': shell.events ?? undefined,
    'data-search': shell.search ?? undefined,
    'data-single-keys': shell.singleKeys ? 'on' : 'off',
  };
}

function Body({ here, narrow, notice, children }: Omit<PageProps, 'shell' | 'title'>) {
  const shell = useShell();
  const { reader, words } = shell;
  return (
    <body data-turbo-prefetch="false">
      <a class="skip" href="#content">
        {words.shell.skip}
      </a>
      <Head>
        <NavBar here={here} />
      </Head>
      <main id="content" class={narrow ? 'page page-narrow' : 'page'} tabindex={-1}>
        {notice ? <Notice said>{notice}</Notice> : null}
        {children}
      </main>
      <Foot />
      <template id="around" {...surroundings(shell)}></template>
      <div
        id="says"
        class="says"
        role="status"
        aria-label={words.shell.notices}
        data-turbo-permanent=""
      ></div>
      <div id="heard" class="unseen" role="status" data-turbo-permanent=""></div>
      {reader ? <ShortcutsDialog /> : null}
      {reader && shell.moment ? <MomentDialog action={shell.moment.action} /> : null}
    </body>
  );
}

/** A whole page. Draw it with `pageText`. */
export function Page({ shell, title, ...rest }: PageProps) {
  const theme = shell.theme === 'system' ? undefined : shell.theme;
  return (
    <ShellContext.Provider value={shell}>
      <html lang={shell.words.lang} data-theme={theme}>
        <DocumentHead title={title} bare={title === shell.words.shell.name} />
        <Body {...rest} />
      </html>
    </ShellContext.Provider>
  );
}

/** The text of a page, drawn to its end before a byte is sent: a fault becomes an error page, never half a page. */
export function pageText(page: Child): string {
  return `<!doctype html>${String(page)}`;
}
