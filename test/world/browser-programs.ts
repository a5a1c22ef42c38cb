// Which real browsers are here: the system's, a Chromium from the packages, or Debian's.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type BrowserProgram = {
  readonly path: string;
  /** What it needs in its environment, beside what is there. */
  readonly env?: Readonly<Record<string, string>>;
};

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const INSTALL =
  'No Chromium for the tests: run `npm install` again (package @sparticuz/chromium), or install Debian’s `chromium`.';

function inPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, ...(names === CHROMIUM ? [MAC] : [])].find((path) => existsSync(path));
}

function runs(path: string, env: BrowserProgram['env'] = {}): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', env: { ...process.env, ...env } }).status === 0;
}

function fromSystem(): BrowserProgram | undefined {
  const path = inPath(CHROMIUM);
  return path && runs(path) ? { path } : undefined;
}

const UNPACK = `import('@sparticuz/chromium').then((all) => all.default.executablePath())`;

// The packages' Chromium brings its own libraries, once it believes that it is where it was made for.
const AS_AT_HOME = { AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };

/** The package's own list of fonts believes in a fixed place for them. */
function fontsIn(folder: string): string {
  const folders = [folder, '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`).join('');
  return `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${folder}-cache</cachedir></fontconfig>`;
}

/** Unpacks aside and moves whole, since other workers may be at it too. */
function unpack(folder: string): void {
  const draft = mkdtempSync(`${folder}-`);
  spawnSync(process.execPath, ['-e', UNPACK], {
    cwd: import.meta.dirname,
    env: { ...process.env, ...AS_AT_HOME, TMPDIR: draft },
  });
  writeFileSync(join(draft, 'fonts', 'fonts.conf'), fontsIn(join(folder, 'fonts')));
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
}

function fromPackages(): BrowserProgram | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(tmpdir(), `throughline-chromium-${process.getuid?.()}`);
  const path = join(folder, 'chromium');
  if (!existsSync(path)) unpack(folder);
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
  return runs(path, env) ? { path, env } : undefined;
}

function installDebian(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { env });
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], { env });
}

function fromDebian(): BrowserProgram | undefined {
  installDebian('chromium');
  return fromSystem();
}

type Way = () => BrowserProgram | undefined;

/** The ways to a Chromium, best first: system, packages, Debian. */
export const WAYS = { fromSystem, fromPackages, fromDebian } as const;

export function findChromium(ways: readonly Way[] = Object.values(WAYS)): BrowserProgram {
  for (const way of ways) {
    const found = way();
    if (found) return found;
  }
  throw new Error(INSTALL);
}

/** Firefox is a second opinion: where it cannot be had, nothing, and the caller steps aside. */
export function findFirefox(): BrowserProgram | undefined {
  if (!inPath(['firefox-esr'])) installDebian('firefox-esr');
  const path = inPath(['firefox-esr', 'firefox']);
  return path && runs(path) ? { path } : undefined;
}
