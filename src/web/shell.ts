// What every page is told about its reader and its surroundings, so that no component has to ask.
import { createContext, useContext } from 'hono/jsx';
import { type Dates, datesIn } from '../words/dates.ts';
import { type Words, wordsFor } from '../words/words.ts';
import type { AssetLinks } from './assets.ts';

export type Theme = 'system' | 'light' | 'dark';

/** A way to another page; `inBar` ones stand in the phone's bar, the others under More. */
export interface NavItem {
  readonly key: string;
  readonly href: string;
  readonly label: string;
  readonly inBar: boolean;
}

export interface MenuItem {
  readonly href: string;
  readonly label: string;
}

/** The person who reads the page. */
export interface Reader {
  readonly id: string;
  readonly name: string;
}

export interface Shell {
  readonly words: Words;
  readonly dates: Dates;
  readonly theme: Theme;
  readonly assets: AssetLinks;
  /** Nobody on pages before signing in. */
  readonly reader: Reader | null;
  readonly nav: readonly NavItem[];
  readonly menu: readonly MenuItem[];
  readonly foot: readonly MenuItem[];
  /** Where a moment is caught without script, and where its form is posted; none for a coach alone. */
  readonly moment: { readonly page: string; readonly action: string } | null;
  readonly search: string | null;
  readonly signOut: string;
  /** The event stream that says "this changed". */
  readonly events: string | null;
  /** Whether single keys are shortcuts. */
  readonly singleKeys: boolean;
}

const PLAIN_WORDS = wordsFor('en');

/** The shell of a page for nobody in particular, as a base for others. */
export const plainShell: Shell = {
  words: PLAIN_WORDS,
  dates: datesIn(PLAIN_WORDS.locale),
  theme: 'system',
  assets: { style: '', script: '', fonts: [] },
  reader: null,
  nav: [],
  menu: [],
  foot: [],
  moment: null,
  search: null,
  signOut: '/sign-out',
  events: null,
  singleKeys: true,
};

export const ShellContext = createContext<Shell>(plainShell);

/** The shell of the page that is being drawn. */
export function useShell(): Shell {
  return useContext(ShellContext);
}
