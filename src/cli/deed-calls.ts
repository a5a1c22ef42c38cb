// Calling a deed through a running server's API: its input out of what was written, its answer or its problem back.
import { z } from 'zod';
import type { AnyDeed } from '../app/deed.ts';
import { textInput } from '../app/text-input.ts';
import { commandLine } from '../words/en/command-line.ts';
import { EXIT, Halt } from './halting.ts';
import type { Machine } from './machine.ts';

type Input = Readonly<Record<string, unknown>>;

/** Where the server is, and in whose name it is asked. */
export interface Door {
  readonly url: string;
  readonly token: string;
}

/** The server's address and the token, from options or the environment; a missing token ends the command. */
export function doorOf(
  { environment }: Machine,
  { url, token }: { readonly url?: string | undefined; readonly token?: string | undefined },
): Door {
  const address = url ?? environment['THROUGHLINE_URL'] ?? `http://localhost:${environment['PORT'] || 4400}`;
  const held = token ?? environment['THROUGHLINE_TOKEN'];
  if (!URL.canParse(address) || !/^https?:/.test(address))
    throw new Halt(EXIT.usage, commandLine.wrongUrl(address));
  if (!held) throw new Halt(EXIT.usage, commandLine.noToken);
  return { url: address.replace(/\/+$/, ''), token: held };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Halt(EXIT.usage, commandLine.notJson);
  }
}

/** An input written as JSON: one object. */
export function jsonInput(text: string): Input {
  const value = readJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Halt(EXIT.usage, commandLine.notAnObject);
  return value as Input;
}

/** An input written as `name=value` (read as the deed's schema wants it) and `name:=JSON`. */
export function pairInput(deed: AnyDeed, pairs: readonly string[]): Input {
  const texts: Record<string, string[]> = {};
  const values: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [, name = '', operator, value = ''] = /^([\w.]+)(:?=)(.*)$/s.exec(pair) ?? [];
    if (operator === undefined) throw new Halt(EXIT.usage, commandLine.notAPair(pair));
    if (operator === ':=') values[name] = readJson(value);
    else texts[name] = [...(texts[name] ?? []), value];
  }
  return { ...textInput(deed.input, texts), ...values };
}

function inPath(deed: AnyDeed): readonly string[] {
  return [...deed.path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function addressOf(deed: AnyDeed, input: Input, { url }: Door): { address: string; rest: Input } {
  const named = inPath(deed);
  const path = deed.path.replace(/^\S+ /, '').replace(/:(\w+)/g, (_all, name: string) => {
    if (input[name] === undefined) throw new Halt(EXIT.usage, commandLine.missing(deed.name, name));
    return encodeURIComponent(textOf(input[name]));
  });
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !named.includes(name)));
  return { address: `${url}/api/v1${path}`, rest };
}

function queryOf(input: Input): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, textOf(one));
  }
  return query.size > 0 ? `?${query}` : '';
}

const BODILESS = /^(GET|DELETE) /;

function requestOf(deed: AnyDeed, input: Input, door: Door): { address: string; init: RequestInit } {
  const { address, rest } = addressOf(deed, input, door);
  const method = deed.path.split(' ')[0] ?? 'GET';
  const authorization = `Bearer ${door.token}`;
  if (BODILESS.test(deed.path))
    return { address: address + queryOf(rest), init: { method, headers: { authorization } } };
  const headers = { authorization, 'content-type': 'application/json' };
  return { address, init: { method, headers, body: JSON.stringify(rest) } };
}

async function answerOf(machine: Machine, address: string, init: RequestInit, door: Door): Promise<Response> {
  try {
    return await machine.fetch(address, init);
  } catch {
    throw new Halt(EXIT.refused, commandLine.nobodyThere(door.url));
  }
}

interface Problem {
  readonly title?: unknown;
  readonly code?: unknown;
  readonly fields?: unknown;
}

async function bodyOf(response: Response, door: Door): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Halt(EXIT.refused, commandLine.notOurs(door.url));
  }
}

/** Asks the server to do a deed; a problem ends the command with its words, its code and the fields it names. */
export async function callDeed(machine: Machine, deed: AnyDeed, input: Input, door: Door): Promise<unknown> {
  const { address, init } = requestOf(deed, input, door);
  const response = await answerOf(machine, address, init, door);
  const body = await bodyOf(response, door);
  if (response.ok) return body;
  const { title, code, fields } = (body ?? {}) as Problem;
  if (typeof title !== 'string') throw new Halt(EXIT.refused, commandLine.notOurs(door.url));
  if (code === 'account.sign_in') throw new Halt(EXIT.refused, commandLine.tokenOver);
  const named = Array.isArray(fields) ? fields.map(String) : [];
  throw new Halt(EXIT.refused, commandLine.problem(title, String(code), named));
}

interface Property {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Property[];
}

function kindOf({ type, enum: choices, const: only, anyOf }: Property): string {
  if (choices) return choices.map(String).join(' | ');
  if (only !== undefined) return String(only);
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(' | ');
  return [type ?? 'any'].flat().join(' | ');
}

/** The fields of a deed's input, line by line. */
export function fieldsOf(deed: AnyDeed): readonly string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(deed.input, {
    io: 'input',
    unrepresentable: 'any',
  });
  const names = Object.keys(properties);
  const widest = Math.max(0, ...names.map((name) => name.length));
  return names.map((name) => {
    const kind = kindOf(properties[name] as Property);
    return `  ${name.padEnd(widest)}  ${commandLine.field(kind, required.includes(name))}`;
  });
}
