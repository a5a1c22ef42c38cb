// Everything somebody takes along, as one readable text in Markdown: people's words in quotes, all else in plain lines.
import { attentionLines } from './attention-markdown.ts';
import { engagementLines } from './engagement-markdown.ts';
import { dayOf, heading, lineOf, quoted, type Row, type Writing, wordsIn } from './markdown-lines.ts';

const byTime =
  (name: string) =>
  (a: Row, b: Row): number =>
    String(a[name]) < String(b[name]) ? -1 : 1;

function pictureLines(writing: Writing): string[] {
  const { words, exported } = writing;
  const versions = exported.bigPictures.toSorted((a, b) => Number(b['number']) - Number(a['number']));
  if (versions.length === 0) return [];
  return [
    ...heading(2, words.taking.text.bigPicture),
    ...versions.flatMap((version) => {
      const { whyCareer, whyProduct } = wordsIn(version);
      const title = words.taking.text.version(Number(version['number']), dayOf(writing, version['at']));
      return [...heading(3, title), ...quoted(whyCareer), ...quoted(whyProduct)];
    }),
  ];
}

function levelsIn(words: Row): string[] {
  const { levels } = words;
  if (!Array.isArray(levels)) return [];
  return [...levels.map((level, index) => `${index + 1}. ${lineOf(level)}`), ''];
}

function goalLines(writing: Writing, goal: Row): string[] {
  const { words, exported } = writing;
  const { text } = words.taking;
  const said = wordsIn(goal);
  const versions = exported.goalVersions
    .filter(({ goalId }) => goalId === goal['id'])
    .toSorted((a, b) => Number(a['number']) - Number(b['number']));
  const story = versions.map((version) => {
    const number = Number(version['number']);
    return `${number}. ${lineOf(wordsIn(version)['title'])} (${dayOf(writing, version['at'])})`;
  });
  const labelled = (label: string, value: unknown): string[] =>
    lineOf(value) ? [`${label}:`, '', ...quoted(value)] : [];
  const levels = levelsIn(said);
  return [
    ...heading(3, lineOf(said['title'])),
    ...labelled(text.why, said['meaning']),
    ...labelled(words.goals.page.outcome, said['outcome']),
    ...(levels.length > 0 ? [`${text.levels}:`, '', ...levels] : []),
    ...labelled(text.ended, said['ending']),
    ...(story.length > 1 ? [`${text.became}:`, '', ...story, ''] : []),
  ];
}

function entryLines(writing: Writing, entry: Row): string[] {
  const { words, dates } = writing;
  const said = wordsIn(entry);
  const isMoment = 'kind' in entry;
  const kinds: Readonly<Record<string, string>> = words.moments.kinds;
  const kind = isMoment ? kinds[String(entry['kind'])] : words.taking.text.reflection;
  const moves = Array.isArray(said['explored']) ? said['explored'] : [];
  const parts = Object.entries(words.journal.editor.parts).flatMap(([name, label]) =>
    lineOf(said[name]) ? [`${label}:`, '', ...quoted(said[name])] : [],
  );
  const explored = moves.flatMap((move, index) => {
    return lineOf(move) ? [`${words.moments.explore.moves[index] ?? ''}:`, '', ...quoted(move)] : [];
  });
  const day = typeof entry['madeOn'] === 'string' ? dates.dayYear(entry['madeOn']) : '';
  const questions: Readonly<Record<string, string>> = words.questions;
  const asked = questions[String(entry['questionId'])];
  return [
    ...heading(3, `${day} · ${kind ?? ''}`),
    ...(asked ? [`*${asked}*`, ''] : []),
    ...quoted(said['line']),
    ...quoted(said['text']),
    ...parts,
    ...explored,
  ];
}

/** The whole text. */
export function exportMarkdown(writing: Writing): string {
  const { words, exported } = writing;
  const { text } = words.taking;
  const goals = exported.goals.toSorted(byTime('madeAt'));
  const entries = [...exported.reflections, ...exported.moments].sort(byTime('madeAt'));
  const lines = [
    `# ${text.title(exported.person.name)}`,
    '',
    text.madeAt(dayOf(writing, exported.madeAt)),
    '',
    ...pictureLines(writing),
    ...(goals.length > 0 ? heading(2, text.goals) : []),
    ...goals.flatMap((goal) => goalLines(writing, goal)),
    ...(entries.length > 0 ? heading(2, text.journal) : []),
    ...entries.flatMap((entry) => entryLines(writing, entry)),
    ...attentionLines(writing),
    ...exported.engagements.flatMap((engagement) => engagementLines(writing, engagement)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
