// Access: the table against the product's own table cell by cell, and the bounds that no cell may cross.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCESS, GRANTS, STANDINGS } from '../../src/domain/engagement/access.table.ts';
import {
  type Access,
  type AccessFacts,
  admits,
  permits,
  type Standing,
  type Thing,
  type Verb,
} from '../../src/domain/engagement/access.ts';
import { holds } from './books.ts';

const THINGS = Object.keys(ACCESS) as Thing[];
const VERBS: readonly Verb[] = ['read', 'write', 'suggest', 'count'];
const anyFact = fc.option(fc.boolean(), { nil: undefined });
const anyFacts: fc.Arbitrary<AccessFacts> = fc
  .record({ shared: anyFact, placed: anyFact, author: anyFact, link: anyFact, beforeCoach: anyFact })
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)));

/** "r" reads, "w" writes, "s" suggests, "#" counts, "-" nothing; in this order what holds without and with the facts. */
function reach(thing: Thing, standing: Standing, facts: AccessFacts): string {
  const marks = { read: 'r', write: 'w', suggest: 's', count: '#' } as const;
  const yes = VERBS.filter((verb) => permits(thing, standing, verb, facts) === 'yes');
  const shown = yes.includes('read') ? yes.filter((verb) => verb !== 'count') : yes;
  return shown.map((verb) => marks[verb]).join('') || '-';
}

type Row = readonly [
  thing: Thing,
  facts: AccessFacts,
  client: string,
  coach: string,
  sponsor: string,
  owner: string,
];
const SHARED = { shared: true };
const PLACED = { placed: true };
const OWN = { author: true };

describe('the table of product.md, cell by cell', () => {
  const rows: readonly Row[] = [
    ['big picture', {}, 'rw', '-', '-', '-'],
    ['big picture', SHARED, 'rw', 'r', '-', '-'],
    ['goal', {}, 'rw', '-', '-', '-'],
    ['goal', PLACED, 'rw', 'rs', '-', '-'],
    ['attainment', {}, 'rw', '-', '-', '-'],
    ['attainment', PLACED, 'rw', 'r', '-', '-'],
    ['enough steps', {}, 'r', '-', '-', '-'],
    ['enough steps', PLACED, 'r', 'r', '-', '-'],
    ['agenda topic', {}, 'rw', 'rs', '-', '-'],
    ['session note', OWN, 'rw', 'rw', '-', '-'],
    ['conclusion', {}, 'rw', 'rw', '-', '-'],
    ['inquiry', {}, 'rw', 'rw', '-', '-'],
    ['private note', OWN, 'rw', 'rw', '-', '-'],
    ['private note', {}, '-', '-', '-', '-'],
    ['coach file', OWN, '-', 'rw', '-', '-'],
    ['coach file', {}, '-', '-', '-', '-'],
    ['coach journal', OWN, '-', 'rw', '-', '-'],
    ['coach journal', {}, '-', '-', '-', '-'],
    ['step', {}, 'rw', 'rw', '-', '-'],
    ['what got in the way', {}, 'rw', 'rw', '-', '-'],
    ['reflection', {}, 'rw', '-', '-', '-'],
    ['reflection', SHARED, 'rw', 'r', '-', '-'],
    ['moment', {}, 'rw', '-', '-', '-'],
    ['moment', SHARED, 'rw', 'r', '-', '-'],
    ['closing check', {}, 'rw', '-', '-', '-'],
    ['closing check', SHARED, 'rw', 'r', '-', '-'],
    ['review answer', OWN, 'rw', 'rw', '-', '-'],
    ['review answer', {}, '-', '-', '-', '-'],
    ['review answer', SHARED, 'r', 'r', '-', '-'],
    ['rhythm needle', {}, 'r', 'r', '-', '-'],
    ['action needle', {}, 'r', 'r', '-', '-'],
    ['reflection needle', {}, 'r', '-', '-', '-'],
    ['mail', {}, 'rw', '-', '-', '-'],
    ['calendar', {}, 'rw', '-', '-', '-'],
    ['pledged hours', {}, 'rw', '-', '-', '-'],
    ['session dates', {}, 'rw', 'rw', '-', '#'],
    ['real hours', {}, 'r', 'r', '-', '#'],
  ];

  it.each(rows)('%s, where %o: client %s, coach %s, sponsor %s, owner %s', (thing, facts, ...expected) => {
    const columns = ['client', 'coach', 'sponsor', 'owner'] as const;
    expect(columns.map((standing) => reach(thing, standing, facts))).toEqual(expected);
  });

  it('has a cell for every standing in every row', () => {
    for (const cells of Object.values(ACCESS)) {
      expect(cells).toHaveLength(STANDINGS.length);
      expect(cells.every((cell) => cell in GRANTS)).toBe(true);
    }
  });
});

describe('after the end', () => {
  const EVERYTHING = { shared: true, placed: true, author: false };

  it('the former coach reads what they could read, and changes nothing but what is their own', () => {
    for (const thing of THINGS.filter((name) => !OF_THE_INSTANCE.includes(name) && name !== 'free times')) {
      expect([thing, permits(thing, 'former coach', 'read', EVERYTHING)]).toEqual([
        thing,
        permits(thing, 'coach', 'read', EVERYTHING),
      ]);
      for (const verb of ['write', 'suggest'] as const)
        expect([thing, permits(thing, 'former coach', verb, EVERYTHING)]).not.toEqual([thing, 'yes']);
    }
  });

  it('the past coach reads only dates, hours, the agreement and their own notes', () => {
    const read = THINGS.filter((thing) => !OF_THE_INSTANCE.includes(thing))
      .filter((thing) => permits(thing, 'past coach', 'read', EVERYTHING) === 'yes')
      .sort();
    expect(read).toEqual(['agreement', 'engagement', 'real hours', 'session dates', 'signature']);
    const own = THINGS.filter((thing) => !OF_THE_INSTANCE.includes(thing))
      .filter((thing) => permits(thing, 'past coach', 'read', OWN) === 'yes')
      .filter((thing) => !read.includes(thing));
    const ownNotes = [
      'session note',
      'private note',
      'coach file',
      'coach journal',
      'review answer',
      'ending reason',
    ];
    expect(own.sort()).toEqual(ownNotes.sort());
  });
});

const OF_THE_INSTANCE: readonly Thing[] = [
  'account',
  'today',
  'roster',
  'search',
  'export',
  'question',
  'invitation',
  'invitation link',
  'way in',
  'people',
  'instance settings',
  'backup',
];

describe('no cell lets anybody', () => {
  const cell = fc.record({
    thing: fc.constantFrom(...THINGS),
    verb: fc.constantFrom(...VERBS),
    facts: anyFacts,
  });
  const outside = fc
    .constantFrom('stranger', 'anonymous', 'sponsor', 'owner')
    .map((name) => name as Standing);

  it('outside an engagement into it: all is hidden, but for the owner\u2019s counts', () => {
    const property = fc.property(cell, outside, ({ thing, verb, facts }, standing) => {
      if (OF_THE_INSTANCE.includes(thing)) return;
      const counts =
        standing === 'owner' && verb === 'count' && ['session dates', 'real hours'].includes(thing);
      expect(permits(thing, standing, verb, facts)).toBe(counts ? 'yes' : 'hidden');
    });
    holds(property, 1000);
  });

  it('but the owner into what is the instance\u2019s', () => {
    for (const thing of ['people', 'instance settings', 'backup'] as const)
      for (const standing of STANDINGS)
        expect(permits(thing, standing, 'write', { author: true, shared: true })).toBe(
          standing === 'owner' ? 'yes' : 'hidden',
        );
  });

  it('a later coach into what was done before them', () => {
    const coaches = fc.constantFrom('coach', 'former coach', 'past coach').map((name) => name as Standing);
    const property = fc.property(cell, coaches, ({ thing, verb, facts }, standing) => {
      expect(permits(thing, standing, verb, { ...facts, beforeCoach: true })).toBe('hidden');
    });
    holds(property, 300);
  });

  it('do what they cannot see: forbidden is said only to who reads', () => {
    const property = fc.property(cell, fc.constantFrom(...STANDINGS), ({ thing, verb, facts }, standing) => {
      const read = permits(thing, standing, 'read', facts);
      const answer: Access = permits(thing, standing, verb, facts);
      expect(read).not.toBe('forbidden');
      if (answer === 'forbidden') expect(read).toBe('yes');
      if (answer === 'hidden') expect(read).toBe('hidden');
      if (answer === 'yes' && verb !== 'count') expect(read).toBe('yes');
    });
    holds(property, 1000);
  });

  it('gain by a fact that is not given', () => {
    const property = fc.property(cell, fc.constantFrom(...STANDINGS), ({ thing, verb, facts }, standing) => {
      const fewer = permits(thing, standing, verb);
      const known = permits(thing, standing, verb, { ...facts, beforeCoach: false });
      if (fewer === 'yes') expect(known).toBe('yes');
      if (known === 'yes') expect(admits(thing, standing, verb)).toBe('yes');
    });
    holds(property, 1000);
  });
});

describe('what only the client may change', () => {
  it('is never written by the coach, whatever is shared or placed', () => {
    const theirs: readonly Thing[] = [
      'big picture',
      'goal',
      'attainment',
      'agenda topic',
      'expectations',
      'reflection',
      'moment',
      'closing check',
      'sharing',
      'pledged hours',
    ];
    for (const thing of theirs) {
      expect(permits(thing, 'client', 'write')).toBe('yes');
      expect(permits(thing, 'coach', 'write', { shared: true, placed: true })).not.toBe('yes');
    }
    expect(permits('goal', 'coach', 'write', PLACED)).toBe('forbidden');
    expect(permits('goal', 'coach', 'write')).toBe('hidden');
  });
});
