// What changed is told only to who reads it now, and every event the rules can make has its place.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STANDINGS } from '../../src/domain/engagement/access.table.ts';
import { mayBeTold, thingOf } from '../../src/domain/engagement/changed.ts';

const FOLDER = new URL('../../src/domain/engagement/', import.meta.url);
const KIND =
  /kind: '([A-Z]\w+)'|'((?:Step|Session|Goal|Sprint|Pause|Gap|Review|Engagement|Move|Topic)[A-Z]\w+)'/g;

const kinds = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.table.ts'))
  .flatMap((name) => [...readFileSync(new URL(name, FOLDER), 'utf8').matchAll(KIND)])
  .flatMap(([, literal, listed]) => literal ?? listed ?? []);

describe('every event', () => {
  it('that the rules can make is about a thing in the access table', () => {
    const unknown = [...new Set(kinds)].filter((kind) => {
      return thingOf({ kind, facts: { kind: 'moment' } }) === undefined;
    });
    expect(kinds.length).toBeGreaterThan(80);
    expect(unknown).toEqual([]);
  });
});

describe('an event', () => {
  const told = (event: Parameters<typeof mayBeTold>[0], facts = {}) =>
    STANDINGS.filter((standing) => mayBeTold(event, standing, facts));

  it('of the engagement is told to both, and to nobody outside', () => {
    expect(told({ kind: 'StepKept', about: 's' })).toEqual(['client', 'coach', 'former coach']);
    expect(told({ kind: 'SessionMoved', about: 's' })).toEqual([
      'client',
      'coach',
      'former coach',
      'past coach',
    ]);
    expect(told({ kind: 'StepKept', about: 's' }, { beforeCoach: true })).toEqual(['client']);
  });

  it('of a goal or a moment is told to the coach only while they read it', () => {
    const goal = { kind: 'GoalReworded', about: 'g', audience: 'parties' } as const;
    expect(told(goal)).toEqual(['client']);
    expect(told(goal, { placed: true })).toEqual(['client', 'coach', 'former coach']);
    const shared = { kind: 'ItemShared', about: 'm', facts: { kind: 'moment' } };
    expect(told(shared, { shared: true })).toEqual(['client', 'coach', 'former coach']);
    expect(told(shared)).toEqual(['client']);
    const talked = { kind: 'FrictionTalkedThrough', about: 'm' };
    expect(told(talked)).toEqual(['client']);
  });

  it('for its author or one side alone stays there', () => {
    expect(told({ kind: 'MomentCaught', about: 'm', audience: 'author' }, { shared: true })).toEqual([]);
    expect(
      mayBeTold({ kind: 'MomentCaught', about: 'm', audience: 'author' }, 'client', { author: true }),
    ).toBe(true);
    expect(told({ kind: 'FocusChosen', about: 's', audience: 'client' })).toEqual(['client']);
    expect(told({ kind: 'SprintBlockSet', about: 's' })).toEqual(['client']);
  });

  it('that nobody knows is told to nobody', () => {
    expect(told({ kind: 'SomethingElse', about: 'x' })).toEqual([]);
  });
});
