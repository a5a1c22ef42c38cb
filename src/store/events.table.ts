// What happened, told once.
import { json, nullable, table, text } from './table.ts';

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
