// Walking through a file's syntax.
import { visitorKeys } from 'oxc-parser';
import type { Source } from './house.ts';

export type Syntax = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;

/** A piece of syntax with what is around it, the nearest first. */
export type Found = { readonly node: Syntax; readonly around: readonly Syntax[] };

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function childrenOf(node: Syntax): readonly Syntax[] {
  const keys: readonly string[] = visitorKeys[node.type as keyof typeof visitorKeys] ?? [];
  return keys.flatMap((key) => node[key]).filter(isSyntax);
}

function* walk(node: Syntax, around: readonly Syntax[]): Generator<Found> {
  yield { node, around };
  for (const child of childrenOf(node)) yield* walk(child, [node, ...around]);
}

/** All of a file's syntax, from the outside in. */
export function everything({ program }: Source): readonly Found[] {
  return [...walk(program as unknown as Syntax, [])];
}

/** All syntax inside one piece of it, itself included. */
export function inside(node: Syntax): readonly Syntax[] {
  return [...walk(node, [])].map((found) => found.node);
}

export function isFunction({ type }: Syntax): boolean {
  return FUNCTIONS.has(type);
}

export function nameOf(value: unknown): string | undefined {
  return isSyntax(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
}

/** `a.b.c` as text, for members that are not computed. */
export function dotted(value: unknown): string {
  if (!isSyntax(value)) return '';
  if (value.type === 'MemberExpression' && value['computed'] === false) {
    return `${dotted(value['object'])}.${dotted(value['property'])}`;
  }
  if (value.type === 'CallExpression') return dotted(value['callee']);
  return nameOf(value) ?? '';
}

/** Whether a name stands for a value or type, and is not merely a label such as the `b` of `a.b` or of `{ b: 1 }`. */
export function isReference({ node, around }: Found): boolean {
  const [parent] = around;
  if (node.type !== 'Identifier') return false;
  if (!parent) return true;
  const isMember = parent.type === 'MemberExpression' && parent['property'] === node;
  const isKey = parent['key'] === node;
  const isQualified = parent.type === 'TSQualifiedName' && parent['right'] === node;
  return !(isQualified || ((isMember || isKey) && parent['computed'] !== true));
}
