// What was asked of `throughline attention`: whose mail, toward which goals, from when to when.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { lookAt, mailInOrder, type Source } from '../../app/attention/mail-in-order.ts';
import { sendersOf } from '../../app/attention/own-addresses.ts';
import type { Aim, Profile } from '../../domain/attention/profile.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { attention } from '../../words/en/attention.ts';
import { EXIT, Halt } from '../halting.ts';
import type { Machine } from '../machine.ts';

const { triage: says } = attention;

/** The sources at these paths; a path without mail ends the command. */
export async function sourcesAt(paths: readonly string[], { folder }: Machine): Promise<readonly Source[]> {
  const looked = await Promise.all(paths.map((path) => lookAt(resolve(folder, path))));
  return looked.map((one, at) => {
    const path = paths[at] ?? '';
    if ('source' in one) return one.source;
    throw new Halt(EXIT.refused, one.problem === 'not_mail' ? says.notMail(path) : says.notThere(path));
  });
}

/** What a line of a list of goals begins with when a person writes it. */
const BULLET = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/;

function titlesIn(text: string): readonly string[] | undefined {
  if (!/^\s*[[{]/.test(text)) return text.split(/\r?\n/).map((line) => line.replace(BULLET, ''));
  try {
    return listIn(JSON.parse(text))?.map(titleOf);
  } catch {
    return undefined;
  }
}

/** A list, whether it stands alone or under the name `goals`. */
function listIn(told: unknown): readonly unknown[] | undefined {
  if (Array.isArray(told)) return told;
  const { goals } = (told ?? {}) as { readonly goals?: unknown };
  return Array.isArray(goals) ? goals : undefined;
}

function titleOf(told: unknown): string {
  if (typeof told === 'string') return told;
  const { title } = (told ?? {}) as { readonly title?: unknown };
  return typeof title === 'string' ? title : '';
}

/** The goals of a file: one on each line, or JSON with titles. A file without any is a person without goals. */
export async function aimsIn(path: string | undefined, { folder }: Machine): Promise<readonly Aim[]> {
  if (path === undefined) return [];
  const text = await readFile(resolve(folder, path), 'utf8').catch(() => {
    throw new Halt(EXIT.refused, says.notThere(path));
  });
  const titles = titlesIn(text.replace(/^\ufeff/, ''))
    ?.map((title) => title.trim())
    .filter((title) => title !== '');
  if (titles === undefined) throw new Halt(EXIT.refused, says.goalsWrong(path));
  return titles.map((words, at) => ({ id: `goal ${at + 1}`, kind: 'goal', words, nearness: 0 }));
}

/** Who the mail belongs to: as said, else as the sent mail tells. */
export async function profileFor(
  me: string | undefined,
  sent: readonly Source[],
  aims: readonly Aim[],
  now: Instant,
): Promise<Profile> {
  const said = (me ?? '').split(',').map(ownerIn);
  const written = said.map(({ address }) => address).filter((address) => address !== '');
  const addresses =
    written.length > 0 ? written : await sendersOf(mailInOrder(sent, now, { messages: 0, unreadable: 0 }));
  if (addresses.length === 0) throw new Halt(EXIT.usage, says.whoAreYou);
  const names = said.map(({ name }) => name).filter((name) => name !== '');
  // The key only mixes the person's own weights, which live no longer than this command.
  return { addresses, names, aims, muted: [], key: 0x7a3d1c55 };
}

/** An address as said on the command line, alone or as `Ann Lee <ann@here.example>`. */
function ownerIn(said: string): { readonly address: string; readonly name: string } {
  const [, name = '', address = said] = /^([^<]*)<([^<>]*)>\s*$/.exec(said) ?? [];
  return { address: address.trim().toLowerCase(), name: name.replaceAll('"', '').trim() };
}

/** A whole number from 1 on. */
export function numberIn(option: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Halt(EXIT.usage, says.numberWrong(option));
  return Number(value);
}

/** An instant, or the first moment of a day in UTC. */
export function instantIn(option: string, value: string | undefined): Instant | undefined {
  if (value === undefined) return undefined;
  const at = /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new Halt(EXIT.usage, says.timeWrong(option));
  return new Date(at).toISOString();
}
