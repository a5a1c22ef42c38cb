// No drift between what the rules know of a record and what its table keeps: checked by the compiler, column by column.
import { expectTypeOf, test } from 'vitest';
import type { Book } from '../../src/domain/engagement/book.ts';
import type { Engagement } from '../../src/domain/engagement/engagement.ts';
import type * as kept from '../../src/store/engagements.table.ts';
import type * as wanted from '../../src/store/goals.table.ts';
import type * as held from '../../src/store/sessions.table.ts';
import type * as done from '../../src/store/steps.table.ts';
import type { PlainOf, Table } from '../../src/store/table.ts';

type One<K extends keyof Book> = Book[K] extends readonly (infer R)[] ? R : never;

/** The fields that a record has and its table does not keep; none, when all is well. */
type Unkept<R, T extends Table> = Exclude<keyof R, keyof PlainOf<T>>;

/** The fields that come out of the table as something else than the rules expect; none, when all is well. */
type Bent<R, T extends Table> = {
  [K in keyof R & keyof PlainOf<T>]: PlainOf<T>[K] extends R[K]
    ? R[K] extends PlainOf<T>[K]
      ? never
      : K
    : K;
}[keyof R & keyof PlainOf<T>];

type Drift<R, T extends Table> = Unkept<R, T> | Bent<R, T>;

test('what belongs to the engagement itself', () => {
  expectTypeOf<Drift<Engagement, typeof kept.engagements>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'texts'>, typeof kept.agreementTexts>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'signatures'>, typeof kept.signatures>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'sprints'>, typeof kept.sprints>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'gaps'>, typeof kept.gaps>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'pauses'>, typeof kept.pauses>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'reviews'>, typeof kept.reviews>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'scores'>, typeof kept.scores>>().toEqualTypeOf<never>();
});

test('what belongs to its sessions', () => {
  expectTypeOf<Drift<One<'sessions'>, typeof held.sessions>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'sessionMoves'>, typeof held.sessionMoves>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'conclusions'>, typeof held.conclusions>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'confirmations'>, typeof held.confirmations>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'topics'>, typeof held.topics>>().toEqualTypeOf<never>();
});

test('what belongs to steps and goals', () => {
  expectTypeOf<Drift<One<'steps'>, typeof done.steps>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'chains'>, typeof done.chains>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'marks'>, typeof done.marks>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'goals'>, typeof wanted.goals>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'goalVersions'>, typeof wanted.goalVersions>>().toEqualTypeOf<never>();
  expectTypeOf<Drift<One<'wordings'>, typeof wanted.wordings>>().toEqualTypeOf<never>();
});
