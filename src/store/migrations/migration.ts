// What a migration is: one step of the schema, by name.
import { type Kysely, sql } from 'kysely';
import type { EngineName } from '../engine.ts';

export interface Migration {
  /** `NNN-what-it-does`, as its file is called. */
  readonly name: string;
  up(db: Kysely<unknown>, engine: EngineName): Promise<void>;
}

/** A migration that runs these statements in their order, the same on both engines. */
export function ofStatements(name: string, statements: readonly string[]): Migration {
  return {
    name,
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
