// Drawing a session's page: read once, with what was just done or what a form still lacks.
import type { Context } from 'hono';
import { readSession } from '../../app/session-readings.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { Visit, VisitEnv } from '../visit.ts';
import { isScreenShared } from './screen.ts';
import { SessionPage } from './session-page.tsx';

type C = Context<VisitEnv>;

/** A name of what was just done to a session. */
export type Said = keyof Visit['words']['sessions']['said'];

/** The sentence of it; undefined for an unknown name. */
export function saidOfSession(said: string | undefined, { words }: Visit): string | undefined {
  const known = Object.entries(words.sessions.said).find(([name]) => name === said);
  return known?.[1];
}

/** The session that the address names, as its page. */
export async function drawSession(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const read = await ask(visit, readSession, { sessionId: c.req.param('sessionId') ?? '' });
  const now = visit.ports.now();
  const page = {
    visit,
    read,
    slip,
    notice: slip ? undefined : saidOfSession(c.req.query('said'), visit),
    isScreenShared: isScreenShared(c),
    now,
    today: dayAt(now, read.people.client.zone),
  };
  const text = pageText(<SessionPage {...page} />);
  const isStray = slip !== undefined && !text.includes('data-refusal=');
  return c.html(isStray ? pageText(<SessionPage {...page} isStray />) : text);
}

/** Back to the page of the session that the address names, at one of its parts. */
export function backToSession(c: C, { said, part }: { said?: Said; part?: string } = {}): string {
  const query = said ? `?said=${said}` : '';
  const place = part ? `#${part}` : '';
  return `/sessions/${c.req.param('sessionId')}${query}${place}`;
}
