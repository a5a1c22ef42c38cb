// The typefaces of the interface: cut down to Latin and to the weights in use, from their npm packages.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const WEIGHTS = { wght: { min: 400, max: 600 } };
// The italic speaks in one weight only, which halves its file.
const FACES = [
  ['newsreader', 'newsreader-latin-wght-normal', 'newsreader-roman', WEIGHTS],
  ['newsreader', 'newsreader-latin-wght-italic', 'newsreader-italic', { wght: 400 }],
  ['instrument-sans', 'instrument-sans-latin-wght-normal', 'instrument-sans', WEIGHTS],
];
// Shipped whole: fetched only by a page with a letter from them (unicode-range).
const EXTENDED = [
  ['newsreader', 'newsreader-latin-ext-wght-normal', 'newsreader-roman-ext'],
  ['newsreader', 'newsreader-latin-ext-wght-italic', 'newsreader-italic-ext'],
  ['instrument-sans', 'instrument-sans-latin-ext-wght-normal', 'instrument-sans-ext'],
];

const fileOf = (family, file) => require.resolve(`@fontsource-variable/${family}/files/${file}.woff2`);

/** Every character of a unicode-range list such as `U+0000-00FF,U+0131`. */
function charactersIn(ranges) {
  let text = '';
  for (const range of ranges.split(',')) {
    const [from, to = from] = range.replace('U+', '').split('-');
    for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1)
      text += String.fromCodePoint(code);
  }
  return text;
}

async function latinOf(family) {
  const unicode = require.resolve(`@fontsource-variable/${family}/unicode.json`);
  return charactersIn(JSON.parse(await readFile(unicode, 'utf8')).latin);
}

/** Writes the six font files into `folder` and answers the folder. */
export async function writeFonts(folder) {
  await mkdir(folder, { recursive: true });
  for (const [family, file, name, variationAxes] of FACES) {
    const source = await readFile(fileOf(family, file));
    const cut = await subsetFont(source, await latinOf(family), { targetFormat: 'woff2', variationAxes });
    await writeFile(path.join(folder, `${name}.woff2`), cut);
  }
  for (const [family, file, name] of EXTENDED) {
    await writeFile(path.join(folder, `${name}.woff2`), await readFile(fileOf(family, file)));
  }
  return folder;
}
