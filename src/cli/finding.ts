// What `throughline doctor` found, one thing at a time.

/** `ok`: as it should be. `look`: works, and should be put right. `wrong`: does not work. */
export interface Finding {
  readonly state: 'ok' | 'look' | 'wrong';
  readonly line: string;
}
