// The house as it stands: every file of code with its syntax, its comments and what it imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix, relative, sep } from 'node:path';
import { type Comment, type EcmaScriptModule, type Program, parseSync } from 'oxc-parser';

export type Import = {
  /** A path from the root for our own files, else the package's name. */
  readonly to: string;
  readonly isOurs: boolean;
  readonly isType: boolean;
  readonly line: number;
};

export type Source = {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
  readonly lineAt: (offset: number) => number;
};

/** A place where the house breaks a rule. */
export type Finding = { readonly path: string; readonly line: number; readonly says: string };

export type Rule = {
  readonly name: string;
  /** Why it is a rule, for whoever just broke it. */
  readonly reason: string;
  readonly find: (house: readonly Source[]) => readonly Finding[];
};

export const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = ['src', 'test', 'bench', 'bin'];
const CODE = new Set(['.ts', '.tsx', '.mjs', '.cjs']);
const READ = new Set([...CODE, '.css']);

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const after = starts.findIndex((start) => start > offset);
    return after < 0 ? starts.length : after;
  };
}

type Wanted = { readonly request: string; readonly start: number; readonly isType: boolean };

function wantedBy(module: EcmaScriptModule, text: string): readonly Wanted[] {
  const isTypeAt = (start: number) => /^(import|export)\s+type\b/.test(text.slice(start, start + 40));
  const fixed = module.staticImports.map(({ moduleRequest, start, entries }) => ({
    request: moduleRequest.value,
    start,
    isType: isTypeAt(start) || (entries.length > 0 && entries.every(({ isType }) => isType)),
  }));
  const passedOn = module.staticExports.flatMap(({ start, entries }) => {
    const request = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest?.value;
    return request ? [{ request, start, isType: isTypeAt(start) }] : [];
  });
  const late = module.dynamicImports.map(({ moduleRequest, start }) => ({
    request: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    start,
    isType: false,
  }));
  return [...fixed, ...passedOn, ...late];
}

/** One file, from its path and text: so the rules can be tried on sources that are not there. */
export function source(path: string, text: string): Source {
  const code = CODE.has(extname(path)) ? text : '';
  const { program, module, comments, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const lineAt = lineCounter(text);
  const imports = wantedBy(module, code).map(({ request, start, isType }) => {
    const isOurs = request.startsWith('.');
    const to = isOurs ? posix.join(posix.dirname(path), request) : request;
    return { to, isOurs, isType, line: lineAt(start) };
  });
  return { path, text, program, comments, imports, lineAt };
}

/** Every file of the house, read from disk. */
export function readHouse(): readonly Source[] {
  const paths = FOLDERS.flatMap((folder) => filesUnder(join(ROOT, folder)));
  return paths
    .filter((path) => READ.has(extname(path)))
    .map((path) => source(relative(ROOT, path).split(sep).join('/'), readFileSync(path, 'utf8')));
}

function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

export function isUnder(folder: string, { path }: Source): boolean {
  return path.startsWith(`${folder}/`);
}

export function lineCount({ text }: Source): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
