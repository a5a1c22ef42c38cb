// What keeps a page safe from other sites: headers on every answer, and where a write may come from.
import type { Context, MiddlewareHandler } from 'hono';

/** SHA-256 of the style that Turbo's progress bar puts into the head; a test compares it with the package. */
export const PROGRESS_BAR_STYLE = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${PROGRESS_BAR_STYLE}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const WITHHELD = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const ALWAYS: readonly (readonly [string, string])[] = [
  ['content-security-policy', POLICY],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  // Never `no-referrer`: browsers would then send `Origin: null` with forms, and the fallback below could not tell.
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['origin-agent-cluster', '?1'],
  ['x-permitted-cross-domain-policies', 'none'],
  ['permissions-policy', WITHHELD],
];

/** Where the app lives, as its people see it: `THROUGHLINE_URL`, or none while it is only tried out on this machine. */
export interface PublicAddress {
  readonly url: URL | null;
}

function isHttps({ url }: PublicAddress): boolean {
  return url?.protocol === 'https:';
}

/** Headers on every answer. Whatever says nothing about caching is private and kept by nobody. */
export function safetyHeaders(address: PublicAddress): MiddlewareHandler {
  const headers = isHttps(address)
    ? [...ALWAYS, ['strict-transport-security', 'max-age=31536000; includeSubDomains'] as const]
    : ALWAYS;
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  };
}

type Refuse = (c: Context) => Response | Promise<Response>;

/**
 * The origins under which a browser may have got our pages. Behind a proxy only the configured address counts; without
 * one, whatever host the request names, since its sender cannot forge that in somebody else's browser.
 */
function ownOrigins(c: Context, address: PublicAddress): readonly string[] {
  if (address.url) return [address.url.origin];
  const asked = new URL(c.req.url);
  const host = c.req.header('host') ?? asked.host;
  return [`http://${host}`, `https://${host}`];
}

function comesFromHere(c: Context, address: PublicAddress): boolean {
  const site = c.req.header('sec-fetch-site');
  // `none` is the person's own doing (typed, from a bookmark); a form of ours is always same-origin.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  if (origin !== undefined) return ownOrigins(c, address).includes(origin);
  // Neither header: no browser made in the last years, so no cookie of a person rides along unasked.
  return c.req.header('cookie') === undefined;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses writes that another site's page has sent. */
export function ownWritesOnly(address: PublicAddress, refuse: Refuse): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE_METHODS.has(c.req.method) || comesFromHere(c, address)) return next();
    return refuse(c);
  };
}

/** Whether the browser only looks ahead: such a request must have no effect at all. */
export function isPrefetch(c: Context): boolean {
  const purpose =
    c.req.header('sec-purpose') ?? c.req.header('x-sec-purpose') ?? c.req.header('purpose') ?? '';
  return purpose.includes('prefetch');
}
