// Forms know GET and POST only: PUT, PATCH and DELETE travel in their field `_method`.
import type { Hono, MiddlewareHandler } from 'hono';
import type { VisitEnv } from './visit.ts';

const METHODS = new Set(['PUT', 'PATCH', 'DELETE']);

/** Sends a posted form on as what it means. */
export function overriding(app: Hono<VisitEnv>): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const { raw } = c.req;
    const type = raw.headers.get('content-type') ?? '';
    if (raw.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return next();
    const body = await raw.clone().text();
    const method = new URLSearchParams(body).get('_method')?.toUpperCase() ?? '';
    if (!METHODS.has(method)) return next();
    const headers = new Headers(raw.headers);
    headers.delete('content-length');
    return app.fetch(new Request(raw.url, { method, headers, body }), c.env);
  };
}
