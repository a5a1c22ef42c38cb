// One engagement in the readable export: its agreement, its sessions with what was said in them, its steps.
import type { Exported } from './export-deed.ts';
import { dayOf, heading, lineOf, quoted, type Writing, wordsIn } from './markdown-lines.ts';

type Engagement = Exported['engagements'][number];
type Row = Engagement['lists'][string][number];

const listOf = ({ lists }: Engagement, name: string): readonly Row[] => lists[name] ?? [];

function whose({ words, exported }: Writing, engagement: Engagement, row: Row): string {
  const { text } = words.taking;
  const isMine = row['authorId'] === exported.person.id || row['by'] === engagement.role;
  return isMine ? text.you : (engagement.with ?? text.other);
}

function agreementLines(writing: Writing, engagement: Engagement): string[] {
  const { text } = writing.words.taking;
  const texts = listOf(engagement, 'agreementTexts');
  if (texts.length === 0) return [];
  return [
    ...heading(3, text.agreement),
    ...texts.flatMap((one) => [
      text.version(Number(one['number']), dayOf(writing, one['writtenAt'])),
      '',
      ...quoted(wordsIn(one)['text']),
    ]),
  ];
}

/** One list of a session's entries under its label, each with whose it is. */
function saidIn(writing: Writing, engagement: Engagement, rows: readonly Row[], label: string): string[] {
  if (rows.length === 0) return [];
  const { privately } = writing.words.taking.text;
  const entries = rows.flatMap((row) => {
    const hidden = row['isPrivate'] === true ? `, ${privately}` : '';
    const said = quoted(wordsIn(row)['text']);
    return said.length > 0 ? [`${whose(writing, engagement, row)}${hidden}:`, '', ...said] : [];
  });
  return entries.length > 0 ? [`**${label}**`, '', ...entries] : [];
}

function sessionLines(writing: Writing, engagement: Engagement, session: Row): string[] {
  const { words, dates } = writing;
  const { text } = words.taking;
  const of = (name: string): readonly Row[] =>
    listOf(engagement, name).filter(({ sessionId }) => sessionId === session['id']);
  const when = typeof session['startsLocal'] === 'string' ? dates.wall(session['startsLocal']) : '';
  return [
    ...heading(4, `${text.session} · ${when} · ${lineOf(session['state'])}`),
    ...saidIn(writing, engagement, of('topics'), text.topics),
    ...saidIn(writing, engagement, of('notes'), text.notes),
    ...saidIn(writing, engagement, of('conclusions'), text.conclusions),
    ...saidIn(writing, engagement, of('inquiries'), text.inquiries),
  ];
}

function stepLine({ words, dates }: Writing, step: Row): string {
  const states: Readonly<Record<string, string>> = words.steps.states;
  const due = typeof step['dueOn'] === 'string' ? words.taking.text.due(dates.dayYear(step['dueOn'])) : '';
  const marked = typeof step['markedOn'] === 'string' ? ` ${dates.dayYear(step['markedOn'])}` : '';
  const state = `${states[String(step['state'])] ?? ''}${marked}`;
  return `- ${lineOf(wordsIn(step)['text'])} (${due}, ${state})`;
}

/** One engagement, as its reader takes it along. */
export function engagementLines(writing: Writing, engagement: Engagement): string[] {
  const { text } = writing.words.taking;
  const sessions = listOf(engagement, 'sessions').toSorted((a, b) =>
    String(a['startsAt']) < String(b['startsAt']) ? -1 : 1,
  );
  const steps = listOf(engagement, 'steps').map((step) => stepLine(writing, step));
  const answers = listOf(engagement, 'reviewAnswers');
  return [
    ...heading(2, text.engagement(engagement.with, engagement.role)),
    text.state(engagement.state),
    '',
    ...(engagement.overReason ? [`${text.reason}:`, '', ...quoted(engagement.overReason)] : []),
    ...agreementLines(writing, engagement),
    ...(sessions.length > 0 ? heading(3, text.sessions) : []),
    ...sessions.flatMap((session) => sessionLines(writing, engagement, session)),
    ...(steps.length > 0 ? [...heading(3, text.steps), ...steps, ''] : []),
    ...(answers.length > 0
      ? [...heading(3, text.reviews), ...saidIn(writing, engagement, answers, text.reviews)]
      : []),
  ];
}
