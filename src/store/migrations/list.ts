// All migrations in their order. A released one never changes.
import { start } from './001-start.ts';
import { booksTogether } from './002-books-together.ts';
import { attention } from './003-attention.ts';
import { takenBack } from './004-taken-back.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [start, booksTogether, attention, takenBack];
