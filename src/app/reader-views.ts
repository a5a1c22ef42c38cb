// Who reads something of an engagement: which side they stand on, what the two are called, and what day it is.
import { z } from 'zod';
import { todayIn } from '../domain/engagement/hour.ts';
import { zoneOf } from '../domain/engagement/slot.ts';
import { namesOf } from '../store/persons.ts';
import type { Scene } from './engagement-deed.ts';

/** The reader of a page or an answer about one engagement. */
export const readerView = z.object({
  engagementId: z.string(),
  party: z.enum(['client', 'coach']),
  standing: z.enum(['client', 'coach', 'former coach', 'past coach']),
  clientName: z.string(),
  /** Null while the client is alone. */
  coachName: z.string().nullable(),
  /** The client's day, by which everything here is reckoned. */
  today: z.string(),
  /** The reader's own zone, in which times are shown to them. */
  zone: z.string(),
});

/** The type of the same. */
export type ReaderView = z.infer<typeof readerView>;

/** The reader of this scene. */
export async function viewReader(scene: Scene): Promise<ReaderView> {
  const { book, party, standing, rows, at } = scene;
  const { id, clientId, coachId } = book.engagement;
  const names = await namesOf(rows, coachId ? [clientId, coachId] : [clientId]);
  return {
    engagementId: id,
    party,
    standing: standing as ReaderView['standing'],
    clientName: names.get(clientId) ?? '',
    coachName: coachId === null ? null : (names.get(coachId) ?? ''),
    today: todayIn(book, at),
    zone: zoneOf(book, party),
  };
}
