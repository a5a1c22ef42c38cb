// What the interface says: only in words/, and only in the product's own terms.
import { type Finding, isUnder, type Rule, type Source } from './house.ts';
import { everything, type Found, nameOf, type Syntax } from './syntax.ts';

const FOREIGN = /\b(homework|tasks?|tickets?|streaks?|overdue|users?|patients?)\b/iu;
const WORD = /\p{L}{2,}/u;
const SENTENCE = /^\p{Lu}[\p{L}’']*[,:]?\s+\p{L}/u;
const SAID = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'summary',
  'heading',
  'caption',
  'hint',
  'confirm',
  'data-confirm',
  'data-turbo-confirm',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
]);
// Between a piece of text and the tag around it, these only choose or join.
const CHOOSING = new Set([
  'JSXExpressionContainer',
  'ConditionalExpression',
  'LogicalExpression',
  'TemplateLiteral',
  'BinaryExpression',
]);

const PLACES = new Set(['JSXElement', 'JSXFragment', 'JSXAttribute']);

/** The text that a piece of syntax is, if it is text. */
function textOf({ type, value }: Syntax): string | undefined {
  if (type === 'JSXText') return String(value).replace(/&#?\w+;/g, '');
  if (type === 'Literal') return typeof value === 'string' ? value : undefined;
  if (type !== 'TemplateElement') return undefined;
  return (value as { readonly cooked?: string }).cooked ?? '';
}

/** The tag or attribute that this text ends up in, if nothing but choices lies between. */
function shownIn({ around }: Found): Syntax | undefined {
  if (isCompared(around)) return undefined;
  const place = around.find(({ type }) => !CHOOSING.has(type));
  return place && PLACES.has(place.type) ? place : undefined;
}

function isCompared([parent]: readonly Syntax[]): boolean {
  return parent?.type === 'BinaryExpression' && parent['operator'] !== '+';
}

function isStray(found: Found): boolean {
  const text = textOf(found.node);
  const place = text === undefined ? undefined : shownIn(found);
  if (text === undefined || !place) return false;
  if (place.type !== 'JSXAttribute') return WORD.test(text);
  return SAID.has(nameOf(place['name']) ?? '') ? WORD.test(text) : SENTENCE.test(text);
}

function isSource({ around }: Found): boolean {
  return around[0]?.['source'] !== undefined;
}

function findings(file: Source, isWrong: (found: Found) => boolean, why: string): readonly Finding[] {
  return everything(file)
    .filter(isWrong)
    .map(({ node }) => ({
      path: file.path,
      line: file.lineAt(node.start),
      says: `${why}: “${textOf(node)?.trim().slice(0, 60)}”`,
    }));
}

export const pagesHoldNoSentences: Rule = {
  name: 'pages hold no sentences',
  reason:
    'Every sentence of the interface lives in words/, where it can be read as a whole and said in another language.',
  find: (house) =>
    house
      .filter((file) => isUnder('src/web', file) && file.path.endsWith('.tsx'))
      .flatMap((file) => findings(file, isStray, 'says by itself')),
};

export const termsAreOurs: Rule = {
  name: 'the interface speaks the product’s own terms',
  reason:
    'homework, task, ticket, streak, overdue, user, patient: none of these is how a coach and a client speak here.',
  find: (house) =>
    house
      .filter((file) => isUnder('src/words', file) || (isUnder('src', file) && file.path.endsWith('.tsx')))
      .flatMap((file) => {
        const isShown = (found: Found) => isUnder('src/words', file) || shownIn(found) !== undefined;
        const isForeign = (found: Found) =>
          FOREIGN.test(textOf(found.node) ?? '') && !isSource(found) && isShown(found);
        return findings(file, isForeign, 'says a foreign word');
      }),
};
