// The person as the engine is told of them: addresses, name, aims, and whom they never want to hear from.

import { type LogEntry, taughtBy } from '../../domain/attention/lesson.ts';
import type { Aim, Profile } from '../../domain/attention/profile.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { dayAt, type Instant } from '../../domain/kernel/time.ts';
import { sources } from '../../store/attention.table.ts';
import { findAll } from '../../store/find.ts';
import { type Person, personById } from '../../store/persons.ts';
import type { Rows } from '../../store/store.ts';
import { aimsOf } from './aims.ts';
import type { Settings } from './attention-settings.ts';
import { servesLog } from './lessons-log.ts';

/** Whose mail it is. */
export interface MailOwner {
  readonly person: Person;
  readonly profile: Profile;
  /** All their sources. */
  readonly sourceIds: readonly Id[];
}

/** Only what the engine knows of an aim, with the words that messages which serve it have taught. */
const bare = ({ id, kind, goal, words, nearness, isWaiting }: Aim, log: readonly LogEntry[]): Aim => ({
  id,
  kind,
  ...(goal === undefined ? {} : { goal }),
  words,
  nearness,
  ...(isWaiting ? { isWaiting } : {}),
  ...(log.length > 0 ? { taught: taughtBy(log, id) } : {}),
});

/** Reads everything about a person that ranking looks at; undefined if there is nobody. */
export async function mailOwnerOf(
  rows: Rows,
  settings: Settings,
  at: Instant,
): Promise<MailOwner | undefined> {
  const { ownerId, words } = settings;
  const person = await personById(rows, ownerId);
  if (!person) return undefined;
  const theirs = await findAll(rows, sources, { ownerId });
  const addresses = [
    person.email,
    ...theirs.flatMap((source) => source.words?.addresses ?? []),
    ...words.addresses,
  ].map((address) => address.trim().toLowerCase());
  const aims = await aimsOf(rows, ownerId, dayAt(at, person.zone));
  const said = await servesLog(rows, ownerId);
  const profile: Profile = {
    addresses: [...new Set(addresses)].filter((address) => address !== ''),
    names: person.name === '' ? [] : [person.name],
    aims: aims.map((aim) => bare(aim, said)),
    muted: words.muted,
    key: words.key,
  };
  return { person, profile, sourceIds: theirs.map(({ id }) => id) };
}
