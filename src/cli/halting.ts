// How a command ends: its exit codes, and a line that says why it could not go on.

/** 0 done, 1 refused, 2 wrongly called, 78 wrongly configured (EX_CONFIG of sysexits). */
export const EXIT = { done: 0, refused: 1, usage: 2, configuration: 78 } as const;

/** Thrown where a command cannot go on: one line for whoever called it, and the exit code. */
export class Halt extends Error {
  readonly code: number;
  constructor(code: number, line: string) {
    super(line);
    this.code = code;
  }
}
