// The browser's files: read once at the start, served from memory with their compressed twins.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { MiddlewareHandler } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
const HASHED = /^\/assets\//;
const ENTRY = 'src/web/islands/client.ts';
const FIRST_FONTS = ['newsreader-roman', 'instrument-sans'];

/** What a page's head links to. */
export interface AssetLinks {
  readonly style: string;
  readonly script: string;
  /** Fonts that every page needs at once. */
  readonly fonts: readonly string[];
}

interface Served {
  readonly type: string;
  readonly etag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly br: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
}

export interface Assets {
  readonly links: AssetLinks;
  readonly files: ReadonlyMap<string, Served>;
}

interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

function linksFrom(folder: string): AssetLinks {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const entry = manifest[ENTRY];
  if (!entry) throw new Error(`dist/client has no ${ENTRY}; build again`);
  const fonts = (entry.assets ?? []).filter((file) => FIRST_FONTS.some((name) => isFont(file, name)));
  return {
    style: `/${entry.css?.[0] ?? ''}`,
    script: `/${entry.file}`,
    fonts: fonts.map((file) => `/${file}`),
  };
}

function isFont(file: string, name: string): boolean {
  return new RegExp(`/${name}-[\\w-]{8}\\.woff2$`).test(file) && !file.includes(`${name}-ext-`);
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(file));
}

function served(file: string): Served {
  const plain = bytesOf(file);
  const twin = (ending: string) => (existsSync(file + ending) ? bytesOf(file + ending) : null);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return { type, etag, plain, br: twin('.br'), gzip: twin('.gz') };
}

/** Reads the built files of the browser from a folder. */
export function readAssets(folder: string): Assets {
  const files = new Map<string, Served>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (/\.(br|gz)$/.test(name) || name === 'manifest.json' || !statSync(file).isFile()) continue;
    files.set(`/${name.split(sep).join('/')}`, served(file));
  }
  return { links: linksFrom(folder), files };
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, weight] = part.trim().split(/\s*;\s*q\s*=\s*/i);
    return name?.toLowerCase() === encoding && weight !== '0' && !/^0\.0+$/.test(weight ?? '');
  });
}

function bodyFor(file: Served, accepted: string): [Uint8Array<ArrayBuffer>, string | null] {
  if (file.br && accepts(accepted, 'br')) return [file.br, 'br'];
  if (file.gzip && accepts(accepted, 'gzip')) return [file.gzip, 'gzip'];
  return [file.plain, null];
}

function answerWith(file: Served, path: string, asked: Asked): Response {
  const headers = new Headers({
    'content-type': file.type,
    etag: file.etag,
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
  });
  if (file.br || file.gzip) headers.set('vary', 'accept-encoding');
  if (asked.known.includes(file.etag)) return new Response(null, { status: 304, headers });
  const [body, encoding] = bodyFor(file, asked.encodings);
  if (encoding) headers.set('content-encoding', encoding);
  headers.set('content-length', String(body.byteLength));
  return new Response(asked.headOnly ? null : body, { headers });
}

interface Asked {
  readonly headOnly: boolean;
  readonly encodings: string;
  /** The etags that the browser holds. */
  readonly known: string;
}

/** Answers for the browser's files; whatever is none of them goes on. */
export function serveAssets(assets: Assets): MiddlewareHandler {
  return async (c, next) => {
    const { method, path } = c.req;
    const file = method === 'GET' || method === 'HEAD' ? assets.files.get(path) : undefined;
    if (!file) return next();
    const encodings = c.req.header('accept-encoding') ?? '';
    return answerWith(file, path, {
      headOnly: method === 'HEAD',
      encodings,
      known: c.req.header('if-none-match') ?? '',
    });
  };
}
