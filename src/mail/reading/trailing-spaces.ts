// White space at the ends of lines, taken off in one pass: a pattern would look at a long run of it once for each of its spaces.

function ended(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end--;
  return line.slice(0, end);
}

/** The text, no line of which ends in spaces or tabs. */
export function withoutTrailingSpaces(text: string): string {
  return text.split('\n').map(ended).join('\n');
}
