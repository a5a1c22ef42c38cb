// Whether this browser's screen is being shared: kept in a cookie of the session, so that it holds without script.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { VisitEnv } from '../visit.ts';

type C = Context<VisitEnv>;

const isSecure = (c: C): boolean => c.get('visit').ports.url.startsWith('https:');
const nameFor = (c: C): string => (isSecure(c) ? '__Host-screen' : 'screen');
const flags = (c: C) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c) }) as const;

/** Whether everything private is to be left out of pages now. */
export function isScreenShared(c: C): boolean {
  return getCookie(c, nameFor(c)) === 'shared';
}

/** Says that the screen is shared, until the browser is closed or somebody says otherwise. */
export function shareScreen(c: C, shared: boolean): void {
  if (shared) setCookie(c, nameFor(c), 'shared', flags(c));
  else deleteCookie(c, nameFor(c), flags(c));
}
