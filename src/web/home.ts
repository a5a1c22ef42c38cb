// The first page: where each person lands.
import type { Hono } from 'hono';
import { showFirstRun } from '../app/accounts/first-run.ts';
import { ask } from './doors.ts';
import { type HasPage, isClientHere } from './navigation.ts';
import type { Visit, VisitEnv } from './visit.ts';

async function landing(visit: Visit, has: HasPage): Promise<string> {
  const { person } = visit;
  if (!person) return (await ask(visit, showFirstRun, {})).isFirst ? '/first-run' : '/sign-in';
  const wanted = isClientHere(person) ? ['/today', '/people', '/settings'] : ['/people', '/settings'];
  return wanted.find(has) ?? '/settings';
}

/** Sends whoever opens the address itself to the page they need. */
export function homeRoute(app: Hono<VisitEnv>, has: HasPage): void {
  app.get('/', async (c) => c.redirect(await landing(c.get('visit'), has), 302));
}
