// How large things may get, before a noun is hiding in them.
import { type Finding, isUnder, lineCount, type Rule, type Source } from './house.ts';
import { dotted, everything, type Found, inside, isFunction, type Syntax } from './syntax.ts';

const FILE = 250;
const TEST_FILE = 400;
const FUNCTION = 40;
const JSX_FUNCTION = 60;
const DEPTH = 3;

const LITERAL_PLACES = [/^src\/words\//, /\/migrations\//, /\.table\.ts$/];
const BRANCHES = new Set([
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
]);
const LOGIC = new Set([...BRANCHES, 'ThrowStatement', 'ClassDeclaration', 'ClassExpression']);

/** Words, migrations and tables are outside the caps as long as they only say what is, and decide nothing. */
export function holdsLiteralsOnly(file: Source): boolean {
  if (!LITERAL_PLACES.some((place) => place.test(file.path))) return false;
  return !everything(file).some(({ node }) => LOGIC.has(node.type));
}

function capped(house: readonly Source[]): readonly Source[] {
  return house.filter((file) => !holdsLiteralsOnly(file));
}

function largeFile(file: Source): readonly Finding[] {
  const cap = isUnder('test', file) ? TEST_FILE : FILE;
  const lines = lineCount(file);
  return lines > cap ? [{ path: file.path, line: 1, says: `${lines} lines, of ${cap} at most` }] : [];
}

export const filesAreSmall: Rule = {
  name: 'files are small',
  reason: `A file of more than ${FILE} lines (a test: ${TEST_FILE}) hides a noun: find it and give it a file.`,
  find: (house) => capped(house).flatMap(largeFile),
};

/** What is given to `describe` is a section of a page, not a function. */
function isSection([parent]: readonly Syntax[]): boolean {
  return parent?.type === 'CallExpression' && dotted(parent['callee']).split('.')[0] === 'describe';
}

function largeFunction(file: Source, { node, around }: Found): readonly Finding[] {
  if (!isFunction(node) || isSection(around)) return [];
  const line = file.lineAt(node.start);
  const lines = file.lineAt(node.end - 1) - line + 1;
  if (lines <= FUNCTION) return [];
  const cap = inside(node).some(({ type }) => type.startsWith('JSX')) ? JSX_FUNCTION : FUNCTION;
  return lines > cap
    ? [{ path: file.path, line, says: `a function of ${lines} lines, of ${cap} at most` }]
    : [];
}

export const functionsAreSmall: Rule = {
  name: 'functions are small',
  reason: `A function of more than ${FUNCTION} lines (with JSX ${JSX_FUNCTION}) does more than one thing: name the other.`,
  find: (house) =>
    capped(house).flatMap((file) => everything(file).flatMap((found) => largeFunction(file, found))),
};

function isElseIf(node: Syntax, parent: Syntax | undefined): boolean {
  return node.type === 'IfStatement' && parent?.type === 'IfStatement' && parent['alternate'] === node;
}

function depthOf({ node, around }: Found): number {
  const line = [node, ...around];
  return line.filter((each, at) => BRANCHES.has(each.type) && !isElseIf(each, line[at + 1])).length;
}

function deepest(file: Source): readonly Finding[] {
  return everything(file)
    .filter((found) => BRANCHES.has(found.node.type) && depthOf(found) === DEPTH + 1)
    .filter(({ node, around }) => !isElseIf(node, around[0]))
    .map(({ node }) => ({
      path: file.path,
      line: file.lineAt(node.start),
      says: `nested more than ${DEPTH} deep`,
    }));
}

export const nestingIsShallow: Rule = {
  name: 'nesting is shallow',
  reason: `More than ${DEPTH} branches or loops inside each other cannot be read at once: return early, or name the inner one.`,
  find: (house) => house.flatMap(deepest),
};
