// What somebody types or pipes in: all of it, or one line that is not shown.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** All that is piped in. */
export function readInput(): Promise<string> {
  return text(process.stdin);
}

/** One line: typed unseen at a terminal, else the first that is piped in. */
export function readSecret(question: string): Promise<string> {
  const isTyped = process.stdin.isTTY === true;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTyped });
  if (isTyped) process.stderr.write(question);
  return new Promise((resolve) => {
    let line = '';
    lines.once('line', (typed) => {
      line = typed;
      lines.close();
    });
    lines.once('close', () => {
      if (isTyped) process.stderr.write('\n');
      resolve(line);
    });
  });
}
