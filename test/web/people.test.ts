// The coach's first page: everyone in one row, what waits, and nothing of anybody else's.
import { beforeAll, describe, expect, it } from 'vitest';
import { readRoster } from '../../src/app/roster.ts';
import { moveStep } from '../../src/app/step-moves.ts';
import { addOneStep } from '../../src/app/steps.ts';
import { type House, newHouse } from '../world/house.ts';
import type { Lived } from '../world/lived.ts';

describe('People', () => {
  let house: House;
  let mira: Lived;

  beforeAll(async () => {
    house = await newHouse();
    mira = await house.engagement({ week: 7 });
    await house.engagement({ client: 'tomas', week: 3, held: false });
    const step = { engagementId: mira.id, goalId: mira.goalId, text: 'Say no once', dueOn: '2026-11-24' };
    const { id } = await house.as('mira').do(addOneStep, step);
    await house.as('mira').do(moveStep, { stepId: id, move: 'later', dueOn: '2026-11-26' });
  });

  it('lists everyone by name with their week, line and momentum', async () => {
    const page = await house.as('elena').get('/people');
    expect(page.status).toBe(200);
    expect(page.read).toContain('week 7 of 13');
    expect(page.read).toContain('Tomás Reyes');
    expect(page.text.indexOf('>Mira Osei<')).toBeLessThan(page.text.indexOf('>Tomás Reyes<'));
    expect(page.text).toContain('tl-mini');
  });

  it('begins with what waits, and from whom', async () => {
    const page = await house.as('elena').get('/people');
    expect(page.read).toContain('A change to a step waits for your answer');
    expect(page.read).toContain('Say no once');
    expect(page.text.indexOf('id="waiting"')).toBeGreaterThan(0);
    expect(page.text.indexOf('id="waiting"')).toBeLessThan(page.text.indexOf('id="next"'));
  });

  it('has nobody for a person who coaches nobody', async () => {
    const roster = await house.as('jon').do(readRoster, {});
    expect(roster).toMatchObject({ people: [], waiting: [], past: [] });
  });

  it('says nothing of the reflection needle', async () => {
    const roster = await house.as('elena').do(readRoster, {});
    expect(JSON.stringify(roster)).not.toContain('reflected');
    expect(roster.people[0]?.momentum).not.toHaveProperty('reflection');
  });
});
