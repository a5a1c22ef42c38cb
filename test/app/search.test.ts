// Search: one's own words in any language, what one may read now, and nothing that was taken back, taken out or erased.
import { describe, expect, it } from 'vitest';
import { withdrawOneGoal } from '../../src/app/goal-placing.ts';
import { makeOneGoal } from '../../src/app/goals.ts';
import { catchOneMoment, removeOneMoment } from '../../src/app/moments.ts';
import { noteOneReading } from '../../src/app/readings.ts';
import { saveOneReflection, writeOneReflection } from '../../src/app/reflections.ts';
import { fold, termsOf } from '../../src/app/search/folding.ts';
import { snippetOf } from '../../src/app/search/snippets.ts';
import { searchWords } from '../../src/app/searches.ts';
import { shareReflection, takeBackReflection } from '../../src/app/sharings.ts';
import { addOneStep } from '../../src/app/steps.ts';
import type { Name } from '../world/cast.ts';
import { type House, newHouse } from '../world/house.ts';

async function kinds(house: House, who: Name, q: string): Promise<string[]> {
  const { results } = await house.as(who).do(searchWords, { q });
  return results.map(({ kind }) => kind).sort();
}

const folded = (text: string): string => fold(text).toString('utf8');
const hitsIn = (text: string, q: string): string[] =>
  snippetOf(text, termsOf(q)).flatMap((part) => (part.isHit ? [part.text] : []));

describe('words of any language', () => {
  it('are compared without case, accents and marks', () => {
    expect(folded('Café STRASSE Straße')).toBe(' cafe strasse strasse ');
    expect(folded('don’t İstanbul ΣΊΣΥΦΟΣ Ærø')).toBe(' dont istanbul σισυφοσ aero ');
    expect(folded('שָׁלוֹם كِتَاب')).toBe(' שלום كتاب ');
    expect(folded('')).toBe(' ');
    expect(folded('🙂 (…) —')).toBe(' ');
  });

  it('are found by their beginnings, and inside where a script has no spaces', () => {
    expect(hitsIn('Permission, permits and impermanence', 'perm')).toEqual(['Permission', 'permits']);
    expect(hitsIn('会議で沈黙が怖い', '沈黙')).toEqual(['沈黙']);
    expect(hitsIn('Die Straße war laut', 'strass')).toEqual(['Straße']);
    expect(termsOf('  … 🙂 ')).toEqual([]);
  });

  it('stand in a window around what was found, never cut inside a letter', () => {
    const long = `${'🙂 words before '.repeat(60)}the needle ${'and after 🙂 '.repeat(60)}`;
    const parts = snippetOf(long, termsOf('needle'));
    const said = parts.map(({ text }) => text).join('');
    expect(said.startsWith('… ') && said.endsWith(' …')).toBe(true);
    expect(said.length).toBeLessThan(260);
    expect(said.isWellFormed()).toBe(true);
    expect(parts.filter(({ isHit }) => isHit)).toEqual([{ text: 'needle', isHit: true }]);
  });
});

describe.each(['sqlite', 'postgres'] as const)('searching on %s', (engine) => {
  it('finds what was written since, as it was changed, and not what was removed', async () => {
    const house = await newHouse({ engine });
    const mira = house.as('mira');
    const { id } = await mira.do(catchOneMoment, { kind: 'win', line: 'Nobody interrupted in Zürich' });
    expect(await kinds(house, 'mira', 'zurich')).toEqual(['moment']);
    const written = await mira.do(writeOneReflection, { text: 'Zürich again, and quieter' });
    expect(await kinds(house, 'mira', 'zurich')).toEqual(['moment', 'reflection']);
    const reflectionId = written.id;
    await mira.do(saveOneReflection, { reflectionId, rev: written.rev, text: 'Geneva, and quieter' });
    expect(await kinds(house, 'mira', 'zurich')).toEqual(['moment']);
    expect(await kinds(house, 'mira', 'quieter gen')).toEqual(['reflection']);
    await mira.do(removeOneMoment, { momentId: id });
    expect(await kinds(house, 'mira', 'zurich')).toEqual([]);
    expect(await kinds(house, 'jon', 'geneva')).toEqual([]);
  });

  it('ranks what is called so before what mentions it', async () => {
    const house = await newHouse({ engine });
    const mira = house.as('mira');
    await mira.do(writeOneReflection, {
      text: `A long text that mentions strategy once. ${'And other things. '.repeat(40)}`,
    });
    await mira.do(makeOneGoal, { title: 'Move toward strategy' });
    const { results } = await mira.do(searchWords, { q: 'strat' });
    expect(results.map(({ kind }) => kind)).toEqual(['goal', 'reflection']);
    expect(results[0]?.title).toEqual([
      { text: 'Move toward ', isHit: false },
      { text: 'strategy', isHit: true },
    ]);
  });
});

describe('what may be found', () => {
  it('is the coach’s only while it is shared, opened, placed or in their engagement', async () => {
    const house = await newHouse();
    const { id: engagementId, goalId } = await house.engagement({ week: 3 });
    const mira = house.as('mira');
    const elena = house.as('elena');
    const { id: reflectionId } = await mira.do(writeOneReflection, { text: 'The heron stood still' });
    await mira.do(addOneStep, { engagementId, text: 'Draw the heron', goalId });
    expect(await kinds(house, 'elena', 'heron')).toEqual(['step']);
    await mira.do(shareReflection, { reflectionId });
    expect(await kinds(house, 'elena', 'heron')).toEqual(['step']);
    await elena.do(noteOneReading, { engagementId, itemId: reflectionId });
    expect(await kinds(house, 'elena', 'heron')).toEqual(['reflection', 'step']);
    await mira.do(takeBackReflection, { reflectionId });
    expect(await kinds(house, 'elena', 'heron')).toEqual(['step']);
    expect(await kinds(house, 'elena', 'speak decision')).toEqual(['goal']);
    await mira.do(withdrawOneGoal, { goalId });
    expect(await kinds(house, 'elena', 'speak decision')).toEqual([]);
    expect(await kinds(house, 'mira', 'heron')).toEqual(['reflection', 'step']);
    expect(await kinds(house, 'tomas', 'heron')).toEqual([]);
    expect(await kinds(house, 'ada', 'heron')).toEqual([]);
  });

  it('is nothing any more once its key was erased', async () => {
    const house = await newHouse();
    const mira = house.as('mira');
    await mira.do(catchOneMoment, { kind: 'win', line: 'The heron flew' });
    expect(await kinds(house, 'mira', 'heron')).toEqual(['moment']);
    const { id } = house.person('mira');
    await house.store.write({ person: id }, (rows) => rows.eraseKey({ person: id }));
    expect(await kinds(house, 'mira', 'heron')).toEqual([]);
  });
});
