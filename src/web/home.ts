// The first page: where each person lands.
import type { Hono } from 'hono';
import { showFirstRun } from '../app/accounts/first-run.ts';
import { readLanding } from '../app/landings.ts';
import { ask } from './doors.ts';
import { type HasPage, isClientHere } from './navigation.ts';
import type { Visit, VisitEnv, VisitingPerson } from './visit.ts';

async function landing(visit: Visit, has: HasPage): Promise<string> {
  const { person } = visit;
  if (!person) return (await ask(visit, showFirstRun, {})).isFirst ? '/first-run' : '/sign-in';
  return (await wantedBy(person, visit)).find(has) ?? '/settings';
}

/** Whoever is a client here and a coach there lands where the next session is; who has begun nothing, where one begins. */
async function wantedBy(person: VisitingPerson, visit: Visit): Promise<readonly string[]> {
  if (!isClientHere(person)) return ['/people', '/settings'];
  const isSure = person.isClient && !person.isCoach;
  const { as } = isSure ? { as: 'client' } : await ask(visit, readLanding, {});
  if (as === 'new') return ['/begin', '/today', '/settings'];
  return as === 'coach' ? ['/people', '/today', '/settings'] : ['/today', '/people', '/settings'];
}

/** Sends whoever opens the address itself to the page they need. */
export function homeRoute(app: Hono<VisitEnv>, has: HasPage): void {
  app.get('/', async (c) => c.redirect(await landing(c.get('visit'), has), 302));
}
