// Knots between files: cycles of imports, and files that only pass on what others hold.
import { type Finding, isUnder, type Rule, type Source } from './house.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

function graphOf(house: readonly Source[]): Graph {
  return new Map(
    house.map(({ path, imports }) => [path, imports.filter(({ isOurs }) => isOurs).map(({ to }) => to)]),
  );
}

/** The shortest way from a file back to itself. */
function wayBack(start: string, graph: Graph): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const longer = ways.flatMap((way) => (graph.get(way.at(-1) ?? '') ?? []).map((next) => [...way, next]));
    const closed = longer.find((way) => way.at(-1) === start);
    if (closed) return closed;
    ways = longer.filter((way) => isNew(way.at(-1) ?? '', seen));
  }
  return undefined;
}

function isNew(path: string, seen: Set<string>): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  return true;
}

function cyclesIn(house: readonly Source[]): readonly Finding[] {
  const graph = graphOf(house);
  const told = new Set<string>();
  return house.flatMap(({ path }) => {
    const way = told.has(path) ? undefined : wayBack(path, graph);
    for (const member of way ?? []) told.add(member);
    return way ? [{ path, line: 1, says: `imports itself: ${way.join(' → ')}` }] : [];
  });
}

export const noCycles: Rule = {
  name: 'no cycles',
  reason:
    'Files that import each other, types included, are one file in two places: name the noun that both need.',
  find: cyclesIn,
};

const PASSES_ON = new Set(['ExportAllDeclaration', 'ExportNamedDeclaration', 'ImportDeclaration']);

function isBarrel({ program }: Source): boolean {
  const body = program.body as readonly { readonly type: string; readonly declaration?: unknown }[];
  const onlyPasses = body.every(({ type, declaration }) => PASSES_ON.has(type) && !declaration);
  return onlyPasses && body.some(({ type }) => type.startsWith('Export'));
}

export const noBarrels: Rule = {
  name: 'no barrel files',
  reason:
    'A file that only re-exports hides where things are and ties knots: import from where the thing is.',
  find: (house) =>
    house
      .filter((file) => (isUnder('src', file) || isUnder('test', file)) && isBarrel(file))
      .map(({ path }) => ({ path, line: 1, says: 'only re-exports' })),
};
