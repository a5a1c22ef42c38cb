// The ways that a page offers to its reader: by their roles, and only to pages that exist.
import { datesIn } from '../words/dates.ts';
import type { Words } from '../words/words.ts';
import type { AssetLinks } from './assets.ts';
import type { MenuItem, NavItem, Shell } from './shell.ts';
import type { VisitingPerson } from './visit.ts';

/** Whether the site has a page at this path. */
export type HasPage = (path: string) => boolean;

/** Someone without any engagement begins as a client: they may want something before they have a coach. */
export const isClientHere = ({ isClient, isCoach }: VisitingPerson): boolean => isClient || !isCoach;

function navFor(person: VisitingPerson, words: Words, has: HasPage): readonly NavItem[] {
  const { nav } = words.shell;
  const item = (key: keyof typeof nav, inBar: boolean): NavItem => {
    return { key, href: `/${key}`, label: nav[key], inBar };
  };
  const both = person.isCoach && isClientHere(person);
  const isNew = !person.isCoach && !person.isClient;
  const clients = isClientHere(person)
    ? [item('today', true), item('sprint', true), item('goals', false), item('journal', !both && !isNew)]
    : [];
  const coaches = person.isCoach ? [item('people', true)] : [];
  const begins = isNew ? [item('begin', true)] : [];
  const invites = person.isCoach && !person.isClient ? [item('invitations', true)] : [];
  const own = [item('attention', !isClientHere(person))];
  return [...begins, ...clients, ...coaches, ...invites, ...own].filter(({ href }) => has(href));
}

function menuFor(person: VisitingPerson, words: Words, has: HasPage): readonly MenuItem[] {
  const { menu } = words.shell;
  const all = [
    { href: '/search', label: menu.search },
    { href: '/settings', label: menu.settings },
    { href: '/invitations', label: menu.invitations },
    ...(person.isOwner ? [{ href: '/owner', label: menu.owner }] : []),
  ];
  return all.filter(({ href }) => has(href));
}

/** The shell of a page for this reader; without one, of a page before signing in. */
export function shellsOf(words: Words, assets: AssetLinks, has: HasPage) {
  const dates = datesIn(words.locale);
  const bare = { words, dates, assets, foot: [], signOut: '/sign-out', search: null, events: null } as const;
  const nobodys: Shell = {
    ...bare,
    theme: 'system',
    reader: null,
    nav: [],
    menu: [],
    moment: null,
    singleKeys: false,
  };
  return (person: VisitingPerson | null): Shell => {
    if (!person) return nobodys;
    const canCatch = isClientHere(person) && has('/moments/new');
    return {
      ...bare,
      theme: person.theme,
      reader: { id: person.id, name: person.name },
      nav: navFor(person, words, has),
      menu: menuFor(person, words, has),
      moment: canCatch ? { page: '/moments/new', action: '/moments' } : null,
      search: has('/search') ? '/search' : null,
      events: has('/events') ? '/events' : null,
      singleKeys: person.shortcuts,
    };
  };
}
