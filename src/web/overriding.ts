// Addresses and forms as they arrive: readable or refused; PUT, PATCH and DELETE travel in their field `_method`.
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { isUpload } from './uploading.ts';
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

/** Refuses a form whose parts cannot be told apart; the others are read here once, and kept. */
export function readableForms(refuse: (c: Context) => Response): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    if (!/^multipart\/form-data/i.test(type) || c.req.method === 'GET' || isUpload(c)) return next();
    const isReadable = await c.req.formData().then(
      () => true,
      () => false,
    );
    return isReadable ? next() : refuse(c);
  };
}

/** Says no to addresses with control characters in them: none is ours, and no answer could name them. */
export function readableAddresses(refuse: (c: Context) => Response): MiddlewareHandler<VisitEnv> {
  return async (c, next) =>
    /%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(new URL(c.req.url).pathname) ? refuse(c) : next();
}
