// The domain is pure: the same values in give the same values out, today and in ten years.
import { type Finding, isUnder, type Rule, type Source } from './house.ts';
import { dotted, everything, type Found, isReference, nameOf } from './syntax.ts';

const IMPURE_NAMES = new Set([
  'Date',
  'Promise',
  'process',
  'globalThis',
  'performance',
  'crypto',
  'console',
  'fetch',
  'require',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]);
const IMPURE_MEMBERS = new Set(['Math.random', 'Temporal.Now']);

function impurity(found: Found): string | undefined {
  const { node } = found;
  const name = nameOf(node);
  if (name !== undefined && IMPURE_NAMES.has(name) && isReference(found)) return name;
  if (node['async'] === true) return 'async';
  if (node.type === 'AwaitExpression' || node['await'] === true) return 'await';
  if (node.type !== 'MemberExpression') return undefined;
  return IMPURE_MEMBERS.has(dotted(node)) ? dotted(node) : undefined;
}

function impurities(file: Source): readonly Finding[] {
  const used = everything(file).flatMap((found) => {
    const what = impurity(found);
    return what ? [{ path: file.path, line: file.lineAt(found.node.start), says: `uses ${what}` }] : [];
  });
  const packages = file.imports
    .filter(({ isOurs }) => !isOurs)
    .map(({ to, line }) => ({ path: file.path, line, says: `imports the package ${to}` }));
  return [...used, ...packages];
}

export const domainIsPure: Rule = {
  name: 'the domain is pure',
  reason:
    'No clock, chance, promise, process or package in domain/: time, ids and what is known come in as values, ' +
    'so that every rule can be proved on plain data.',
  find: (house) => house.filter((file) => isUnder('src/domain', file)).flatMap(impurities),
};
