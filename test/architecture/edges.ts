// Who may import whom: one way, down the house.
import type { Finding, Import, Rule, Source } from './house.ts';

const RULES_OF_COACHING = ['domain/engagement', 'domain/attention', 'domain/calendar'];
const DOMAIN = ['domain/kernel', ...RULES_OF_COACHING];

// Each part, and the parts that it may import beside itself.
const MAY: Readonly<Record<string, readonly string[]>> = {
  'domain/kernel': [],
  'domain/engagement': ['domain/kernel'],
  'domain/attention': ['domain/kernel'],
  'domain/calendar': ['domain/kernel'],
  words: DOMAIN,
  store: DOMAIN,
  agenda: DOMAIN,
  mail: [...DOMAIN, 'words'],
  app: [...DOMAIN, 'store', 'mail', 'agenda'],
  web: [...DOMAIN, 'app', 'words'],
  'web/islands': [...DOMAIN, 'words'],
  api: [...DOMAIN, 'app', 'words'],
  cli: [...DOMAIN, 'app', 'words', 'config'],
  jobs: [...DOMAIN, 'app'],
  config: DOMAIN,
};

const REASONS: Readonly<Record<string, string>> = {
  words: 'words are read only by the doors and by mail texts',
  store: 'only app knows the store; its types come through app',
  main: 'main puts the parts together and is imported by nobody',
  config: 'the environment is read once, and handed on as values',
};

/** The part of the house that a file under src/ belongs to. */
export function partOf(path: string): string | undefined {
  const [top, first, second] = path.split('/');
  if (top !== 'src' || first === undefined) return undefined;
  if (first === 'domain') return `domain/${second}`;
  if (first === 'web' && second === 'islands') return 'web/islands';
  return first.replace(/\.ts$/, '');
}

function isKnown(part: string | undefined): boolean {
  return part === 'main' || (part !== undefined && part in MAY);
}

function wrongEdge(from: string, edge: Import): string | undefined {
  const to = partOf(edge.to);
  if (to === undefined) return `${from} imports ${edge.to}, which is outside src/`;
  if (from === 'main') return undefined;
  if (to === from) return undefined;
  if (!MAY[from]?.includes(to)) return `${from} imports ${to}: ${REASONS[to] ?? reasonFor(from)}`;
  if (from === 'words' && !edge.isType)
    return `words imports a value from ${to}: words read only domain types`;
  return undefined;
}

function reasonFor(from: string): string {
  if (RULES_OF_COACHING.includes(from)) return 'engagement, attention and calendar meet only in app';
  return 'imports point one way, main → doors → app → store, mail, agenda → domain';
}

function edgesOf(file: Source): readonly Finding[] {
  const from = partOf(file.path);
  if (from === undefined || file.path.endsWith('.css')) return [];
  if (!isKnown(from)) return [{ path: file.path, line: 1, says: `${from} is no part of the house` }];
  return file.imports
    .filter(({ isOurs, to }) => isOurs && !to.endsWith('.css'))
    .flatMap((edge) => {
      const says = wrongEdge(from, edge);
      return says ? [{ path: file.path, line: edge.line, says }] : [];
    });
}

export const importsPointOneWay: Rule = {
  name: 'imports point one way',
  reason:
    'main → web | api | cli | jobs → app → store | mail | agenda → domain. What lies deeper must not know what lies above it, ' +
    'and what lies beside it is reached through app: else nothing can be changed or tested alone.',
  find: (house) => house.flatMap(edgesOf),
};

export const wordsStandAlone: Rule = {
  name: 'words import no package',
  reason: 'Words are constants and small functions over domain types, so that a translator can read them.',
  find: (house) =>
    house
      .filter(({ path }) => partOf(path) === 'words')
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ isOurs }) => !isOurs)
          .map(({ line, to }) => ({ path, line, says: `imports the package ${to}` })),
      ),
};
