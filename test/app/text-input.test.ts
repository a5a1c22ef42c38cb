// What came as text, read as a deed's schema wants it.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { textInput } from '../../src/app/text-input.ts';

const schema = z.object({
  title: z.string(),
  count: z.int().optional(),
  weight: z.number().nullable().optional(),
  isPrivate: z.boolean().optional(),
  goalIds: z.array(z.string()).optional(),
  levels: z.array(z.int()).optional(),
  block: z.object({ weekday: z.int(), time: z.string() }).optional(),
});

it('reads numbers, switches, lists and nested fields; empty ones are absent', () => {
  const texts = {
    title: 'one\r\ntwo',
    count: '12',
    weight: '1.5',
    isPrivate: 'on',
    goalIds: ['a', '', 'b'],
    levels: '3',
    'block.weekday': '3',
    'block.time': '09:00',
    other: '',
    _method: 'put',
  };
  expect(textInput(schema, texts)).toEqual({
    title: 'one\ntwo',
    count: 12,
    weight: 1.5,
    isPrivate: true,
    goalIds: ['a', 'b'],
    levels: [3],
    block: { weekday: 3, time: '09:00' },
  });
});

it('leaves what it cannot read for the schema to refuse', () => {
  expect(textInput(schema, { title: '7', count: '12a', isPrivate: 'perhaps' })).toEqual({
    title: '7',
    count: '12a',
    isPrivate: 'perhaps',
  });
});

it('knows the fields of every branch', () => {
  const move = z.discriminatedUnion('move', [
    z.object({ move: z.literal('smaller'), size: z.string() }),
    z.object({ move: z.literal('later'), days: z.int() }),
  ]);
  const either = z.intersection(z.object({ stepId: z.string() }), move);
  expect(textInput(either, { stepId: 's', move: 'later', days: '3' })).toEqual({
    stepId: 's',
    move: 'later',
    days: 3,
  });
});

it('leaves out a group of fields that were all left empty', () => {
  const block = z.object({ startsLocal: z.string(), minutes: z.int().default(60) });
  const plan = z.object({ block: block.optional() });
  const empty = { 'block.startsLocal': '', 'block.minutes': '' };
  expect(textInput(plan, empty)).toEqual({});
  expect(textInput(plan, { ...empty, 'block.minutes': '30' })).toEqual({ block: { minutes: 30 } });
});

it('takes no name that is not a field’s', () => {
  const input = textInput(schema, { __proto__x: '1', 'constructor.prototype.x': '1', toString: '1' });
  expect(Object.keys(input)).toEqual(['toString']);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});
