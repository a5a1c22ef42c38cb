// The machine that a command runs on, as far as commands need to know it; main.ts hands it in.
import type { Ports } from '../app/ports.ts';
import type { Config } from '../config.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Finding } from './finding.ts';

/** The server's own database, opened by a command that works beside a running server. */
export interface OpenServer {
  readonly ports: Ports;
  readonly close: () => Promise<void>;
}

/** A database just made, to be filled with a past. */
export interface NewServer extends OpenServer {
  /** The same instance as it would be by another clock. */
  readonly portsAt: (now: () => Instant) => Ports;
}

/** What a restore brought back. */
export interface Restored {
  readonly rows: number;
  /** When the backup was made. */
  readonly at: string;
  /** Where the database that was there before is kept now. */
  readonly before: string | undefined;
  readonly erasedAgain: number;
}

/** What commands do on this machine. */
export interface Machine {
  /** Throughline's own. */
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder the command was started in. */
  readonly folder: string;
  /** A line of the command's answer. */
  readonly say: (line: string) => void;
  /** A line beside the answer: progress, warnings, refusals. */
  readonly tell: (line: string) => void;
  /** All that is piped in. */
  readonly readInput: () => Promise<string>;
  /** One line: typed unseen where a person sits there, else the first line that is piped in. */
  readonly readSecret: (question: string) => Promise<string>;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Writes a file that only its owner reads. */
  readonly writeFile: (file: string, text: string) => Promise<void>;
  /** Runs the server until it is asked to end; the exit code. */
  readonly serve: (config: Config) => Promise<number>;
  readonly open: (config: Config) => Promise<OpenServer>;
  readonly hasDatabase: (config: Config) => Promise<boolean>;
  /** Makes a new database in place of the one in this folder, which is gone for good: for the demo alone. */
  readonly openNew: (config: Config) => Promise<NewServer>;
  /** Brings the database up to date; the names of the changes. */
  readonly migrate: (config: Config) => Promise<readonly string[]>;
  /** Writes a backup while the server goes on; how many rows it holds. */
  readonly backup: (config: Config, file: string) => Promise<number>;
  readonly restore: (config: Config, file: string) => Promise<Restored>;
  readonly examine: (config: Config) => Promise<readonly Finding[]>;
}
