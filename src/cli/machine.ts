// The machine that a command runs on, as far as commands need to know it; main.ts hands it in.
import type { Ports } from '../app/ports.ts';
import type { Config } from '../config.ts';

/** The server's own database, opened by a command that works beside a running server. */
export interface OpenServer {
  readonly ports: Ports;
  readonly close: () => Promise<void>;
}

/** What commands do on this machine. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder the command was started in. */
  readonly folder: string;
  /** A line of the command's answer. */
  readonly say: (line: string) => void;
  /** A line beside the answer: progress, warnings, refusals. */
  readonly tell: (line: string) => void;
  /** Runs the server until it is asked to end; the exit code. */
  readonly serve: (config: Config) => Promise<number>;
  readonly open: (config: Config) => Promise<OpenServer>;
}
