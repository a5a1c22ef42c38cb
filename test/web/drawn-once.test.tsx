// Drawings kept for the same data: never another's, never an older one.
import { expect, test } from 'vitest';
import { drawnOnce } from '../../src/web/parts/drawn-once.tsx';

test('the same data is drawn once, other data anew, and what is kept is escaped once', () => {
  let times = 0;
  const draw = (title: string) =>
    String(
      drawnOnce(['drawn-once test', title], () => {
        times += 1;
        return <p>{title}</p>;
      }),
    );
  expect(draw('a < b')).toBe('<p>a &lt; b</p>');
  expect(draw('a < b')).toBe('<p>a &lt; b</p>');
  expect(times).toBe(1);
  expect(draw('b')).toBe('<p>b</p>');
  expect(times).toBe(2);
});

test('only so many are kept', () => {
  let times = 0;
  const draw = (number: number) =>
    drawnOnce(['bounded', number], () => {
      times += 1;
      return <i>{number}</i>;
    });
  for (let number = 0; number < 400; number += 1) draw(number);
  draw(399);
  expect(times).toBe(400);
  draw(0);
  expect(times).toBe(401);
});
