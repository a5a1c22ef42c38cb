// The first schema.
import type { Migration } from '../migrate.ts';

export const start: Migration = {
  name: '001-start',
  async up(db) {
    await db.schema
      .createTable('keys')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('wrapped', 'text')
      .execute();
    await db.schema
      .createTable('persons')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('madeAt', 'text', (column) => column.notNull())
      .addColumn('words', 'text')
      .execute();
    await db.schema
      .createTable('engagements')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('madeAt', 'text', (column) => column.notNull())
      .execute();
  },
};
