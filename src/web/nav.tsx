// The head of the page: the drawing that is the logo, the ways to other pages, the moment, the reader's menu.
import type { PropsWithChildren } from 'hono/jsx';
import { Avatar } from './parts/people.tsx';
import { type NavItem, useShell } from './shell.ts';

function Logo() {
  const { words } = useShell();
  return (
    <a class="logo" href="/">
      <svg viewBox="0 0 44 28" aria-hidden="true">
        <path d="M3 23c5 0 7-2 9.5-7.5M19 9.5c4 3.5 5 8.5 9.5 8.5S35 9 41 6" />
        <circle cx="15.5" cy="11" r="4.5" />
      </svg>
      {words.shell.name}
    </a>
  );
}

function NavLink({ item, here }: { item: NavItem; here: string | undefined }) {
  const current = item.key === here ? 'page' : undefined;
  return (
    <a href={item.href} aria-current={current} data-word={item.label} data-turbo-prefetch="true">
      {item.label}
    </a>
  );
}

function More({ items, here }: { items: readonly NavItem[]; here: string | undefined }) {
  const { words } = useShell();
  return (
    <li class="in-bar-only nav-more">
      <details class="pops">
        <summary aria-current={items.some((item) => item.key === here) ? 'true' : undefined}>
          {words.shell.more}
        </summary>
        <ul class="sheet">
          {items.map((item) => (
            <li>
              <NavLink item={item} here={here} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function MomentPlace({ page }: { page: string }) {
  const { words } = useShell();
  return (
    <li class="in-bar-only">
      <a href={page} data-opens="moment">
        {words.shell.moment}
      </a>
    </li>
  );
}

/** The ways to other pages: a row on a desk, the bar at the bottom on a phone. */
export function NavBar({ here }: { here: string | undefined }) {
  const { nav, moment, words } = useShell();
  if (nav.length === 0) return null;
  const inBar = nav.filter((item) => item.inBar);
  const rest = nav.filter((item) => !item.inBar);
  const middle = inBar[Math.ceil(inBar.length / 2) - 1];
  return (
    <nav class="nav" aria-label={words.shell.mainNav}>
      <ul>
        {nav.map((item) => (
          <>
            <li class={item.inBar ? undefined : 'in-more'}>
              <NavLink item={item} here={here} />
            </li>
            {moment && item === middle ? <MomentPlace page={moment.page} /> : null}
          </>
        ))}
        {rest.length > 0 ? <More items={rest} here={here} /> : null}
      </ul>
    </nav>
  );
}

function ReaderMenu() {
  const { reader, menu, words, signOut } = useShell();
  if (!reader) return null;
  return (
    <details class="menu pops">
      <summary>
        <Avatar name={reader.name} small />
        <span class="unseen">{words.shell.menuOf(reader.name)}</span>
      </summary>
      <div class="sheet">
        <p class="sheet-who small">{reader.name}</p>
        <ul>
          {menu.map((item) => (
            <li>
              <a href={item.href}>{item.label}</a>
            </li>
          ))}
        </ul>
        <form method="post" action={signOut} data-turbo="false" data-signs-out="">
          <button type="submit">{words.shell.signOut}</button>
        </form>
      </div>
    </details>
  );
}

export function Head({ children }: PropsWithChildren) {
  const { moment, words } = useShell();
  return (
    <header class="head">
      <Logo />
      {children}
      <div class="head-end">
        {moment ? (
          <a class="catch" href={moment.page} data-opens="moment">
            <span class="catch-long">{words.shell.catchMoment}</span>
            <span class="catch-short">{words.shell.catchShort}</span>
          </a>
        ) : null}
        <ReaderMenu />
      </div>
    </header>
  );
}
