// Which Throughline this is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the package around us: from its sources or from what was built of them, it lies two folders up. */
function read(): string {
  const file = join(import.meta.dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

export const version = read();
