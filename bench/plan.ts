// What one request does to the database and what it answers, as it was heard from the real server.

/** One thing that a request did. */
export type Did =
  | { readonly kind: 'exec'; readonly sql: string }
  | {
      readonly kind: 'sql';
      readonly sql: string;
      readonly values: readonly unknown[];
      readonly writes: boolean;
    }
  | { readonly kind: 'open'; readonly key: string; readonly place: string; readonly sealed: string };

/** A request as a client sends it. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The secret of the sign-in. */
  readonly secret: string;
  readonly body?: string;
}

/** A request with everything that the real server did for it. */
export interface Heard {
  readonly ask: Ask;
  readonly did: readonly Did[];
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** One thing that is measured: who asks for what. */
export interface Measured {
  readonly name: 'Today' | 'Sprint' | 'Roster of 30' | 'Closing a session';
  /** All that can be asked; a write can be asked once only. */
  readonly asks: readonly Ask[];
  readonly writes: boolean;
}
