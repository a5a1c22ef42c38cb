// What comments must say, and what they may not: the header, the sentence on each export, no orders to look away.
import { type Finding, isUnder, type Rule, type Source } from './house.ts';
import { nameOf, type Syntax } from './syntax.ts';

const HEADER_LINES = 3;

function headerLines(text: string): number {
  const lines = text.replace(/^#!.*\n/, '').split('\n');
  if (lines[0]?.startsWith('/*')) return lines.findIndex((line) => line.includes('*/')) + 1;
  const after = lines.findIndex((line) => !line.startsWith('//'));
  return after < 0 ? lines.length : after;
}

function headerOf({ path, text }: Source): readonly Finding[] {
  const lines = headerLines(text);
  if (lines === 0) return [{ path, line: 1, says: 'does not begin with a comment' }];
  return lines > HEADER_LINES ? [{ path, line: 1, says: `begins with ${lines} lines of comment` }] : [];
}

export const filesSayWhatTheyAre: Rule = {
  name: 'a file begins with what it is',
  reason:
    'One to three comment lines in the domain’s words, so that nobody has to read on to know whether to read on.',
  find: (house) => house.flatMap(headerOf),
};

type Statement = Syntax & {
  readonly declaration?: Syntax;
  readonly source?: Syntax;
  readonly specifiers?: Syntax[];
};

function hasSentence(file: Source, { start }: Syntax): boolean {
  const doc = file.comments.findLast(({ end }) => end <= start && file.text.slice(end, start).trim() === '');
  const said = doc?.value ?? '';
  return said.startsWith('*') && /\p{L}+\W+\p{L}+/u.test(said);
}

function declaredNames(declaration: Syntax | undefined): readonly (string | undefined)[] {
  const many = declaration?.['declarations'];
  if (Array.isArray(many)) return many.map((one: Syntax) => nameOf(one['id']));
  return [nameOf(declaration?.['id'])];
}

/** What this statement sets out to the world: itself, or the statements that declare the names it lists. */
function exportedBy(statement: Statement, all: readonly Statement[]): readonly Statement[] {
  if (statement.type !== 'ExportNamedDeclaration' || statement.source) return [];
  if (statement.declaration) return [statement];
  const names = new Set((statement.specifiers ?? []).map((one) => nameOf(one['local'])));
  return all.filter((other) => declaredNames(other).some((name) => name !== undefined && names.has(name)));
}

function undocumented(file: Source): readonly Finding[] {
  const body = file.program.body as unknown as readonly Statement[];
  return body
    .flatMap((statement) => exportedBy(statement, body))
    .filter((statement) => !hasSentence(file, statement))
    .map((statement) => {
      const names = declaredNames(statement.declaration ?? statement).join(', ');
      return { path: file.path, line: file.lineAt(statement.start), says: `${names} has no sentence` };
    });
}

export const exportsAreExplained: Rule = {
  name: 'every export of domain and app has a sentence',
  reason:
    '/** One sentence */ before it: what it means, and where numbers cross, units, ranges, refusals, source.',
  find: (house) =>
    house.filter((file) => isUnder('src/domain', file) || isUnder('src/app', file)).flatMap(undocumented),
};

// Except how a table is laid out on the page, which its reader judges better than the formatter.
const LOOK_AWAY = /@ts-ignore|@ts-nocheck|biome-ignore(?! format)|eslint-disable|(v8|c8|istanbul) ignore/;

export const nothingLooksAway: Rule = {
  name: 'no check is told to look away',
  reason: 'There is no list of exceptions: mend the code, or argue about the rule for everybody.',
  find: (house) =>
    house.flatMap(({ path, comments, lineAt }) =>
      comments
        .filter(({ value }) => LOOK_AWAY.test(value))
        .map(({ value, start }) => ({ path, line: lineAt(start), says: value.trim() })),
    ),
};
