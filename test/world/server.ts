// The built program as people run it: a real process on a real port, over a data folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { builtProgram } from './built.ts';
import { freePort } from './port.ts';

/** Where a server keeps its things. */
export interface ServerPlace {
  /** The folder of `throughline.db`. */
  readonly data: string;
  readonly keyFile: string;
}

/** A server that answers. */
export interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it at once, wherever it is; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to end; its exit code. */
  readonly end: () => Promise<number | null>;
}

/** Resolves once the program has said that it listens. */
function listening(child: ChildProcess, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (piece: Buffer): void => {
      said += piece.toString();
      if (said.includes(url)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`The server ended with ${code ?? signal}:\n${said}`)),
    );
  });
}

/** Starts the built server; `within` runs it inside another program, as `['strace', '-f']`. */
export async function startServer(
  { data, keyFile }: ServerPlace,
  within: readonly string[] = [],
): Promise<Served> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const main = join(builtProgram(), 'dist', 'server', 'main.js');
  const [program = process.execPath, ...words] = [...within, process.execPath, main, 'serve'];
  const env = { ...process.env, PORT: String(port), THROUGHLINE_DATA: data, THROUGHLINE_KEY_FILE: keyFile };
  const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await listening(child, url);
  const leave = (signal: NodeJS.Signals) => () => {
    child.kill(signal);
    return gone;
  };
  return { url, child, end: leave('SIGTERM'), kill: async () => void (await leave('SIGKILL')()) };
}
