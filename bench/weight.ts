// What a visit weighs in bytes over the wire, compressed with brotli: the first page with all it needs, and a second one.
import { brotliCompressSync, constants } from 'node:zlib';
import type { Running } from './processes.ts';

/** In bytes. */
export interface Weight {
  readonly first: number;
  readonly script: number;
  readonly fonts: number;
  readonly second: number;
}

// As a server compresses while somebody waits.
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

interface Page {
  readonly size: number;
  readonly text: string;
}

async function fetched({ port }: Running, path: string, secret: string): Promise<Page> {
  const headers = { cookie: `throughline=${secret}`, 'accept-encoding': 'br' };
  const response = await fetch(`http://localhost:${port}${path}`, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isFont = /woff2/.test(path);
  return { size: isFont ? bytes.length : brotliCompressSync(bytes, options).length, text: bytes.toString() };
}

const found = (text: string, what: RegExp): readonly string[] =>
  [...text.matchAll(what)].map(([, path = '']) => path);

/** Weighs Today as the first page and another as the second, for somebody signed in. */
export async function weigh(app: Running, secret: string, second: string): Promise<Weight> {
  const sizeOf = async (paths: readonly string[]): Promise<number> => {
    const sizes = await Promise.all(paths.map(async (path) => (await fetched(app, path, secret)).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const today = await fetched(app, '/today', secret);
  const styles = found(today.text, /<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = found(today.text, /<script[^>]* src="([^"]+)"/g);
  const looks = await Promise.all(styles.map((path) => fetched(app, path, secret)));
  // The extended parts come only with a name that needs them.
  const fonts = looks
    .flatMap(({ text }) => found(text, /url\(([^)]+\.woff2)\)/g))
    .filter((path) => !/-ext-/.test(path));
  const script = await sizeOf(scripts);
  const style = looks.reduce((sum, { size }) => sum + size, 0);
  return {
    first: today.size + style + script,
    script,
    fonts: await sizeOf([...new Set(fonts)]),
    second: (await fetched(app, second, secret)).size,
  };
}
