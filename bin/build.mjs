// Builds dist/: the browser's files with compressed twins beside them, and the server. Started by the launcher.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { writeFonts } from './fonts.mjs';

const root = path.dirname(import.meta.dirname);
const dist = path.join(root, 'dist');
const next = path.join(dist, `next-${process.pid}`);
const configFile = path.join(root, 'vite.config.ts');
const SQUEEZABLE = /\.(js|css|svg|json|webmanifest|txt)$/;

async function squeeze(folder) {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((each) => SQUEEZABLE.test(each))) {
    const file = path.join(folder, name);
    const content = await readFile(file);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

/** The new build takes the old one's place; the stamp comes last, so that half a swap reads as stale. */
async function swap(stamp) {
  const old = path.join(dist, `old-${process.pid}`);
  await rm(path.join(dist, 'stamp'), { force: true });
  await mkdir(old, { recursive: true });
  for (const part of ['client', 'server']) {
    await rename(path.join(dist, part), path.join(old, part)).catch(() => {});
    await rename(path.join(next, part), path.join(dist, part));
  }
  await writeFile(path.join(dist, 'stamp'), `${stamp}\n`);
  await rm(old, { recursive: true, force: true });
}

async function clearLeftovers() {
  const names = await readdir(dist).catch(() => []);
  const left = names.filter((name) => /^(next|old)-\d+$/.test(name));
  await Promise.all(left.map((name) => rm(path.join(dist, name), { recursive: true, force: true })));
}

async function main(stamp) {
  await clearLeftovers();
  process.env.NODE_ENV = 'production';
  const fonts = await writeFonts(path.join(next, 'fonts'));
  const common = { root, configFile, logLevel: 'warn', resolve: { alias: { '@fonts': fonts } } };
  const outDir = (part) => ({ outDir: path.join(next, part), emptyOutDir: true });
  await build({ ...common, build: outDir('client') });
  await squeeze(path.join(next, 'client'));
  await build({ ...common, build: { ...outDir('server'), ssr: 'src/main.ts' } });
  await swap(stamp);
}

try {
  await main(process.argv[2] ?? 'unknown');
} finally {
  await rm(next, { recursive: true, force: true });
}
