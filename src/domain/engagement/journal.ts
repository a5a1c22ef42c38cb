// A person's journal: reflections and moments, private until shared, and what was shared, read and answered of them.
import type { Event } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import type { Zone } from '../kernel/time.ts';
import type { Acknowledgement, Moment, Talk } from './moment.ts';
import type { Reflection } from './reflection.ts';
import type { Reading, Sharing } from './shared-item.ts';

/** Whose journal it is, and where they are. */
export interface Keeper {
  readonly ownerId: Id;
  readonly zone: Zone;
}

/** Whole new versions of a journal's records, each kept by its id, and what is told of them. */
export interface JournalChanges {
  readonly reflections?: readonly Reflection[];
  readonly moments?: readonly Moment[];
  readonly sharings?: readonly Sharing[];
  readonly readings?: readonly Reading[];
  readonly acknowledgements?: readonly Acknowledgement[];
  readonly talks?: readonly Talk[];
  readonly events: readonly Event[];
}
