// Reflecting: beginning, revising and removing a reflection of one's own.
import type { Id } from '../kernel/id.ts';
import { accept, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts';
import { dayAt, type Instant } from '../kernel/time.ts';
import type { Goal } from './goal.ts';
import type { JournalChanges, Keeper } from './journal.ts';
import type { Reflection, ReflectionSubject } from './reflection.ts';
import { allTakenBack, nextVersion, type Reading, type Sharing } from './shared-item.ts';

/** What a reflection is on. */
export interface Subject {
  readonly subject: ReflectionSubject;
  readonly goalId: Id | null;
}

/** A new reflection; `by` is the person. */
export interface WriteReflection extends Subject {
  readonly by: Id;
  readonly id: Id;
  readonly questionId?: Id | null;
}

type Keeping = Keeper & { readonly goals: readonly Goal[] };

function wrongSubject({ goals, ownerId }: Keeping, { subject, goalId }: Subject): Refusal | null {
  if (goalId === null) return subject === 'goal' ? refuse('reflection.needs_goal') : null;
  return goals.some((goal) => goal.id === goalId && goal.ownerId === ownerId)
    ? null
    : refuse('goal.not_found');
}

/** Begins a reflection. Refuses `reflection.needs_goal` when it is on a goal and none is named. */
export function writeReflection(
  keeping: Keeping,
  command: WriteReflection,
  at: Instant,
): Outcome<JournalChanges> {
  if (command.by !== keeping.ownerId) return refuse('reflection.not_yours');
  const wrong = wrongSubject(keeping, command);
  if (wrong) return wrong;
  const { id, by, subject, goalId, questionId = null } = command;
  const reflection: Reflection = {
    id,
    ownerId: by,
    subject,
    goalId,
    questionId,
    madeAt: at,
    madeOn: dayAt(at, keeping.zone),
    changedAt: at,
    version: 1,
    removedAt: null,
  };
  return accept({
    reflections: [reflection],
    events: [{ kind: 'ReflectionWritten', about: id, facts: { subject }, audience: 'author' }],
  });
}

/** What the rules of one reflection look at. */
export interface ReflectionPlace extends Keeping {
  readonly reflection: Reflection;
  readonly readings: readonly Reading[];
  /** The item's, in every engagement. */
  readonly sharings: readonly Sharing[];
}

function own({ reflection }: ReflectionPlace, by: Id): Outcome<Reflection> {
  if (reflection.ownerId !== by || reflection.removedAt !== null) return refuse('reflection.not_found');
  return accept(reflection);
}

/** New words, and perhaps another subject or question. While nobody has read it, it stays the same version. */
export function reviseReflection(
  place: ReflectionPlace,
  command: Subject & { readonly by: Id; readonly questionId?: Id | null },
  at: Instant,
): Outcome<JournalChanges> {
  const found = own(place, command.by);
  if (!found.ok) return found;
  const wrong = wrongSubject(place, command);
  if (wrong) return wrong;
  const { subject, goalId, questionId = found.value.questionId } = command;
  const version = nextVersion(place.readings, found.value);
  // An autosave every few seconds is no event; a new version after a reading is one.
  const isNew = version !== found.value.version;
  return accept({
    reflections: [{ ...found.value, subject, goalId, questionId, version, changedAt: at }],
    events: isNew
      ? [{ kind: 'ReflectionRevised', about: found.value.id, facts: { version }, audience: 'author' }]
      : [],
  });
}

/** Removes a reflection of one's own: its words go, and with them every sharing. A step it kept stays kept. */
export function removeReflection(
  place: ReflectionPlace,
  { by }: { readonly by: Id },
  at: Instant,
): Outcome<JournalChanges> {
  const found = own(place, by);
  if (!found.ok) return found;
  return accept({
    reflections: [{ ...found.value, removedAt: at }],
    sharings: allTakenBack(place.sharings, found.value.id, at),
    events: [{ kind: 'ReflectionRemoved', about: found.value.id, audience: 'author' }],
  });
}
