// What attention asks of the database: nothing that reads a whole table, however many people have mail, and no more
// statements for many messages than for few.
import { afterEach, expect, it, vi } from 'vitest';
import { readAttention } from '../../../src/app/attention/attention-reading.ts';
import { forgetOneSender } from '../../../src/app/attention/forgetting.ts';
import { readLearned } from '../../../src/app/attention/learning.ts';
import { listRest } from '../../../src/app/attention/message-readings.ts';
import { muteSender } from '../../../src/app/attention/muting.ts';
import { forgetOldMessages } from '../../../src/app/attention/old-messages.ts';
import { sayOfMessage, takeBackSaying } from '../../../src/app/attention/sayings.ts';
import { newHouse } from '../../world/house.ts';
import { type Statement, scansIn, statementsOf } from '../statements.ts';
import { letterNow, mailUntilNow, rowsOf, sourceOf, take } from './mail-world.ts';

afterEach(() => void vi.restoreAllMocks());

async function askedWith(engine: 'sqlite' | 'postgres', count: number) {
  const house = await newHouse({ engine });
  await house.engagement({ week: 3 });
  const sourceId = await sourceOf(house, 'mira');
  await take(house, 'mira', sourceId, mailUntilNow(house, 17, count));
  const mira = house.as('mira');
  await mira.do(readAttention, {});
  const last = (await rowsOf(house, 'mira')).at(-1);
  const messageId = last?.id;
  const asked: Record<string, readonly Statement[]> = {
    Attention: await statementsOf(() => mira.do(readAttention, {})),
    'The fold': await statementsOf(() => mira.do(listRest, { q: 'garden' })),
    Taking: await statementsOf(() => take(house, 'mira', sourceId, [letterNow(house, 1)])),
    Saying: await statementsOf(() => mira.do(sayOfMessage, { messageId, says: 'mattered' })),
    'Taking back': await statementsOf(() => mira.do(takeBackSaying, { messageId })),
    Learned: await statementsOf(() => mira.do(readLearned, {})),
    Muting: await statementsOf(() => mira.do(muteSender, { messageId })),
    Forgetting: await statementsOf(() => mira.do(forgetOneSender, { messageId })),
    'Old messages': await statementsOf(() => forgetOldMessages(house.ports)),
  };
  return { house, asked };
}

it.each(['sqlite', 'postgres'] as const)('finds everything by an index on %s', async (engine) => {
  const few = await askedWith(engine, 200);
  const many = await askedWith(engine, 500);
  for (const [name, statements] of Object.entries(many.asked)) {
    expect([name, await scansIn(many.house, statements)]).toEqual([name, []]);
    expect([name, statements.length > 0]).toEqual([name, true]);
  }
  for (const name of ['Attention', 'The fold', 'Saying', 'Taking back', 'Learned'])
    expect([name, many.asked[name]?.length]).toEqual([name, few.asked[name]?.length]);
});
