// What happened, told once, and what was made visible to whom.
import { integer, json, nullable, table, text } from './table.ts';

export const events = table('events', {
  id: text(),
  engagementId: nullable(text()),
  personId: nullable(text()),
  kind: text(),
  about: text(),
  actorId: nullable(text()),
  at: text(),
  facts: json<Readonly<Record<string, string | number | boolean | null>>>(),
  audience: text<'parties' | 'client' | 'coach' | 'author'>(),
});

/** The first reading by the coach of each version of something the client shared. */
export const readings = table('readings', {
  id: text(),
  ownerId: text(),
  readerId: text(),
  kind: text<'reflection' | 'moment' | 'big picture'>(),
  itemId: text(),
  version: integer(),
  at: text(),
});
