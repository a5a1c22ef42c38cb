// Files that must survive a power cut: written whole or not at all, and only readable by their owner.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder that only its owner enters. Step by step: Node's own way never ends where a folder takes no names. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Makes the names in a folder as durable as the files they name. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** A name beside `file` that nothing else uses. */
export function besideOf(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}.part`;
}

async function writePart(part: string, fill: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(part, 'wx', 0o600);
  try {
    await fill(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a file that did not exist; false if another process was faster (its file stays as it is). */
export async function makeFile(file: string, content: string): Promise<boolean> {
  const part = besideOf(file);
  try {
    await writePart(part, (handle) => handle.writeFile(content));
    // Unlike rename, link refuses when the name is taken.
    await link(part, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(part, { force: true });
  }
  await syncFolder(dirname(file));
  return true;
}

/** Puts a file in the place of what was there, once it is complete. */
export async function replaceFile(file: string, fill: (handle: FileHandle) => Promise<void>): Promise<void> {
  const part = besideOf(file);
  try {
    await writePart(part, fill);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
  await syncFolder(dirname(file));
}

/** Adds lines at the end of a file. */
export async function appendLines(file: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(lines.map((line) => `${line}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
}
