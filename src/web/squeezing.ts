// Pages and JSON leave compressed: a phone on a train should not wait for markup.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Smaller answers, in bytes, gain nothing. */
const WORTH = 1_000;
const TYPES = /^(text\/html|application\/(problem\+)?json)\b/;
// Fast: the browser's files, which never change, are squeezed harder when they are built.
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** What the browser takes, the smaller first; `q=0` is a no. */
function encodingFor(accepted: string): 'br' | 'gzip' | null {
  const takes = (name: string): boolean =>
    accepted.split(',').some((part) => {
      const [encoding, weight = '1'] = part.trim().split(/\s*;\s*q\s*=\s*/i);
      return encoding?.toLowerCase() === name && Number(weight) > 0;
    });
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : null;
}

/**
 * Another site that makes a browser ask us may not learn from the length of the answer what else stands on the page
 * (BREACH): only what the person asked for themselves is squeezed.
 */
function isAskedFromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  return site === 'cross-site' || site === 'same-site';
}

function isWorthIt(c: Context): boolean {
  const { headers, body, status } = c.res;
  if (body === null || status === 304 || headers.has('content-encoding')) return false;
  return TYPES.test(headers.get('content-type') ?? '') && !isAskedFromElsewhere(c);
}

/** Squeezes what is worth it, in the way that the browser takes. */
export function squeezing(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const encoding = encodingFor(c.req.header('accept-encoding') ?? '');
    if (encoding === null || c.req.raw.method === 'HEAD' || !isWorthIt(c)) return;
    const plain = Buffer.from(await c.res.arrayBuffer());
    const { status, headers } = c.res;
    const kept = new Headers(headers);
    kept.append('vary', 'accept-encoding');
    if (plain.length < WORTH) {
      c.res = new Response(plain, { status, headers: kept });
      return;
    }
    const squeezed = encoding === 'br' ? await brotli(plain, QUICK) : await zip(plain);
    kept.set('content-encoding', encoding);
    kept.set('content-length', String(squeezed.length));
    c.res = new Response(squeezed, { status, headers: kept });
  };
}
