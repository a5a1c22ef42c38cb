// The API's endpoints: every deed at its noun path under /api/v1. No rule lives here.
import { type Context, Hono } from 'hono';
import { type Actor, NOBODY } from '../app/actor.ts';
import { type AnyDeed, perform } from '../app/deed.ts';
import type { Ports } from '../app/ports.ts';
import { type Refusal, refuse } from '../domain/kernel/outcome.ts';
import type { Words } from '../words/words.ts';
import { inputOf } from './input.ts';
import { openApiOf } from './openapi.ts';
import { problemOf } from './problems.ts';

/** What the door needs: the deeds, the outside world, and who a token stands for. */
export interface ApiParts {
  readonly deeds: readonly AnyDeed[];
  readonly ports: Ports;
  readonly words: Words;
  readonly whoseToken: (token: string) => Promise<Actor | undefined>;
}

const BEARER = /^Bearer ([\w-]{20,100})$/;

/** Answers with the problem a refusal stands for. */
export function sayProblem(c: Context, refusal: Refusal, words: Words): Response {
  const problem = problemOf(refusal, words);
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer');
  if (problem.status === 429) c.header('Retry-After', String(problem.retryAfter ?? 60));
  c.header('Cache-Control', 'no-store');
  return c.body(JSON.stringify(problem), problem.status as 422, {
    'Content-Type': 'application/problem+json',
  });
}

async function actorOf(c: Context, parts: ApiParts): Promise<Actor | undefined> {
  const header = c.req.header('Authorization');
  if (header === undefined) return NOBODY;
  const token = BEARER.exec(header)?.[1];
  return token ? parts.whoseToken(token) : undefined;
}

function endpointOf(deed: AnyDeed, parts: ApiParts) {
  return async (c: Context): Promise<Response> => {
    const actor = await actorOf(c, parts);
    if (!actor) return sayProblem(c, refuse('account.sign_in'), parts.words);
    const input = await inputOf(c, deed.input);
    if (!input.ok) return sayProblem(c, input, parts.words);
    const outcome = await perform(deed, input.value, actor, parts.ports);
    if (!outcome.ok) return sayProblem(c, outcome, parts.words);
    c.header('Cache-Control', 'no-store');
    return c.json(outcome.value ?? {}, deed.reads ? 200 : 201);
  };
}

/**
 * An app that answers at every deed's path, and tells of all of them in one description. What needs a page (signing in,
 * account matters) is not here at all: its limits per address and its cookies are the pages'.
 */
export function apiOf(parts: ApiParts): Hono {
  const app = new Hono();
  const listed = parts.deeds.filter((deed) => deed.guard === undefined);
  const description = JSON.stringify(openApiOf(listed, parts.words.refusals.codes));
  app.get('/api/openapi.json', (c) => c.body(description, 200, { 'Content-Type': 'application/json' }));
  for (const deed of listed) {
    const [method = 'GET', path = '/'] = deed.path.split(' ');
    app.on(method, `/api/v1${path}`, endpointOf(deed, parts));
  }
  app.all('/api/*', (c) => sayProblem(c, refuse('address.not_found'), parts.words));
  return app;
}
