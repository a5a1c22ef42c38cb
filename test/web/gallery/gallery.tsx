// Every component on a few pages, with believable data: for eyes, for axe, and for whoever builds the next page.
import { Hono } from 'hono';
import type { AssetLinks } from '../../../src/web/assets.ts';
import { pageText } from '../../../src/web/layout.tsx';
import { plainShell, type Shell, type Theme } from '../../../src/web/shell.ts';
import { nav } from './gallery.table.ts';
import { AskPage, FormsPage, LinesPage, PeoplePage, SessionPage, TodayPage } from './gallery-pages.tsx';

const PAGES = {
  today: TodayPage,
  session: SessionPage,
  people: PeoplePage,
  forms: FormsPage,
  lines: LinesPage,
  ask: AskPage,
} as const;

function shellOf(assets: AssetLinks, theme: Theme): Shell {
  return {
    ...plainShell,
    assets,
    theme,
    reader: { id: 'p1', name: 'Mira Oduya' },
    nav,
    menu: [{ href: '/gallery?page=forms', label: 'Settings' }],
    moment: { page: '/gallery?page=ask', action: '/gallery' },
    search: '/gallery?page=forms',
  };
}

function themeOf(asked: string | undefined): Theme {
  return asked === 'light' || asked === 'dark' ? asked : 'system';
}

/** The gallery as an app of its own; `?page=` chooses, `?theme=` sets light or dark. */
export function gallery(assets: AssetLinks): Hono {
  const app = new Hono();
  app.get('/gallery', (c) => {
    const asked = c.req.query('page') ?? 'today';
    const Chosen = PAGES[asked in PAGES ? (asked as keyof typeof PAGES) : 'today'];
    return c.html(pageText(<Chosen shell={shellOf(assets, themeOf(c.req.query('theme')))} />));
  });
  app.post('/gallery', (c) => c.redirect('/gallery', 303));
  return app;
}
