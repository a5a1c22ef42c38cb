// What can go wrong with the database itself: faults that pass (the doors answer with a clear page)
// and reasons not to start at all (the server prints one line and stops).

export type FaultKind = 'full' | 'unreadable' | 'busy' | 'unreachable';

const lines: Readonly<Record<FaultKind, string>> = {
  full: 'The disk that holds the database is full.',
  unreadable: 'The database cannot be read or written.',
  busy: 'The database is busy.',
  unreachable: 'The database server cannot be reached.',
};

/** The database could not do what was asked; nothing of the transaction was saved. The store recovers by itself. */
export class StoreFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, cause?: unknown) {
    super(lines[kind], { cause });
    this.name = 'StoreFault';
    this.kind = kind;
  }
}

/** A reason not to start, in one line that its reader can act on. */
export class StartRefusal extends Error {
  constructor(line: string, cause?: unknown) {
    super(line, { cause });
    this.name = 'StartRefusal';
  }
}

/** A sealed value that does not open although its key is there: changed, or moved from another place. */
export class BrokenSeal extends Error {
  constructor(place: string, cause?: unknown) {
    super(`A sealed value does not open: ${place}`, { cause });
    this.name = 'BrokenSeal';
  }
}

/** Words were to be sealed for somebody whose key was erased; a new key would undo the erasure. */
export class ErasedKey extends Error {
  constructor(keyId: string) {
    super(`The key ${keyId} was erased; nothing can be sealed with it.`);
    this.name = 'ErasedKey';
  }
}
