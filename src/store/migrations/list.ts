// All migrations in their order. A released one never changes.
import type { Migration } from '../migrate.ts';
import { start } from './001-start.ts';

export const migrations: readonly Migration[] = [start];
