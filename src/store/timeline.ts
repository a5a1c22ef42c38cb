// What happened in an engagement, the latest first, page by page.
import type { Id } from '../domain/kernel/id.ts';
import { events } from './events.table.ts';
import type { Rows } from './store.ts';

/** So many events kept before this one (null: up to now), the latest first. */
export function eventsBefore(rows: Rows, engagementId: Id, before: Id | null, most: number) {
  return rows.plain(events, (query) => {
    const here = query.where('it.engagementId', '=', engagementId as never);
    const until = before === null ? here : here.where('it.id', '<', before as never);
    return until.orderBy('it.id', 'desc').limit(most);
  });
}
