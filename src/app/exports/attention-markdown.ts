// Attention in the readable export: what was set, where messages come from, and the messages that the person spoke of.
import { dayOf, heading, lineOf, type Row, type Writing, wordsIn } from './markdown-lines.ts';

function messageLine(writing: Writing, message: Row): string {
  const { from, subject } = wordsIn(message);
  const sender =
    lineOf((from as Row | undefined)?.['name']) || lineOf((from as Row | undefined)?.['address']);
  const said = writing.words.taking.text.said[String(message['said'])];
  const goal = writing.exported.goals.find(({ id }) => id === message['servesId']);
  const serves = goal ? writing.words.taking.text.serves(lineOf(wordsIn(goal)['title'])) : undefined;
  const made = [said, serves].filter((one) => one !== undefined).join(', ');
  return `- ${dayOf(writing, message['at'])} · ${sender} · ${lineOf(subject)} (${made})`;
}

/** What attention knows of the person; nothing where there never was a source. */
export function attentionLines(writing: Writing): string[] {
  const { words, exported } = writing;
  const { attention } = exported;
  const { text } = words.taking;
  if (!attention) return [];
  const spoken = attention.messages.filter(({ said, servesId }) => said !== null || servesId !== null);
  return [
    ...heading(2, text.attention),
    text.attentionIs(attention.budget, attention.messages.length, attention.lessons + attention.sayings),
    '',
    ...attention.sources.map((source) => `- ${text.source}: ${lineOf(source['name'])}`),
    ...attention.muted.map((address) => `- ${text.muted}: ${lineOf(address)}`),
    ...attention.addresses.map((address) => `- ${text.address}: ${lineOf(address)}`),
    '',
    ...(spoken.length > 0 ? heading(3, text.spokenOf) : []),
    ...spoken.map((message) => messageLine(writing, message)),
    '',
  ];
}
