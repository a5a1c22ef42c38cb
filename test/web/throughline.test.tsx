// The drawing: the same every time, nothing covered, every mark a link with a name, and the same in words.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heightOn, type Sheet, thicknessOn } from '../../src/web/throughline/curve.ts';
import {
  type AnyMark,
  allMarks,
  type ThroughlineData,
  within,
  without,
} from '../../src/web/throughline/data.ts';
import { MiniThroughline, Throughline } from '../../src/web/throughline/drawing.tsx';
import { type Picture, pictureOf } from '../../src/web/throughline/placing.ts';
import { deskSheet, phoneSheet } from '../../src/web/throughline/sheets.ts';
import { spread } from '../../src/web/throughline/spread.ts';
import { planned, rough, sprint, stalling } from './gallery/gallery.table.ts';

const drawn = (data: ThroughlineData) => String(<Throughline data={data} />);
const sheet = deskSheet(13);
const between = (text: string, from: string, to: string) => text.slice(text.indexOf(from)).split(to)[0] ?? '';

describe('the drawing', () => {
  test('is the same every time', () => {
    expect(drawn(rough)).toBe(drawn(rough));
  });

  test('has no inline style and no script, so that the policy lets it through', () => {
    expect(drawn(rough)).not.toMatch(/style=|<style|<script|onclick/);
  });

  test.each([
    ['sprint', sprint],
    ['rough', rough],
    ['planned', planned],
  ])('links every mark of %s by its name, in the drawing and in words', (_name, data) => {
    const desk = between(drawn(data), 'class="tl-desk"', '</svg>');
    const words = between(drawn(data), '<details', '</details>');
    const marks = allMarks(data);
    for (const { label, href } of marks) {
      expect(desk).toContain(`href="${href}" class="tl-mark`);
      expect(desk).toContain(`aria-label="${label}"`);
      expect(words).toContain(`<a href="${href}">${label}</a>`);
    }
    expect(desk.match(/<a /g)?.length ?? 0).toBe(marks.length);
    expect(words.match(/<a /g)?.length ?? 0).toBe(marks.length);
  });

  test('the phone shows five weeks around now, and says which', () => {
    const phone = between(drawn(sprint), 'class="tl-phone', '</svg>');
    expect(phone).toContain('Weeks 5 to 9 of 13');
    expect(phone).toContain('Session 4, held');
    expect(phone).not.toContain('Session 1, held');
  });

  test('words tell of stalled and paused stretches too', () => {
    expect(drawn(rough)).toContain('The line thins out from week 7 to 9');
    expect(drawn(rough)).toContain('Paused in week 6');
  });

  test('labels are escaped', () => {
    const evil = { ...planned, reflections: [{ at: 1, href: '/r"><script>', label: '"><script>alert(1)' }] };
    expect(drawn(evil)).not.toContain('<script>');
  });

  test('the small line is one picture with a name', () => {
    const mini = String(<MiniThroughline data={stalling} label="The line of Jon" />);
    expect(mini).toContain('role="img" aria-label="The line of Jon"');
    expect(mini).not.toContain('<a ');
  });
});

describe('the line', () => {
  test('stays on its sheet, however many frictions bend it', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 13, noNaN: true }), { maxLength: 40 }), (bends) => {
        const height = heightOn(sheet, bends);
        for (let at = 0; at <= 13; at += 0.1) expect(height(at)).toBeGreaterThan(30);
        for (let at = 0; at <= 13; at += 0.1) expect(height(at)).toBeLessThan(150);
      }),
      { numRuns: 50 },
    );
  });

  test('thins out inside a stalled stretch and stays thin to a stall that lasts', () => {
    const half = thicknessOn(sheet, [{ from: 4, to: 6 }], 9);
    expect(half(3)).toBe(1.75);
    expect(half(5)).toBeLessThan(0.8);
    expect(half(7)).toBe(1.75);
    expect(thicknessOn(sheet, [{ from: 4, to: 9 }], 9)(9)).toBeLessThan(0.8);
  });

  test('stretches are cut and clipped without loss', () => {
    expect(
      without({ from: 0, to: 9 }, [
        { from: 2, to: 3 },
        { from: 8, to: 12 },
      ]),
    ).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 8 },
    ]);
    expect(without({ from: 3, to: 3 }, [])).toEqual([]);
    expect(within({ from: 1, to: 5 }, { from: 4, to: 9 })).toEqual([{ from: 4, to: 5 }]);
    expect(within({ from: 1, to: 3 }, { from: 4, to: 9 })).toEqual([]);
  });
});

describe('marks that fall together', () => {
  const wishes = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 25 });

  test('are moved apart, kept in order and on the sheet', () => {
    fc.assert(
      fc.property(wishes, (unsorted) => {
        const wished = [...unsorted].sort((a, b) => a - b);
        const places = spread(
          wished,
          wished.map(() => 5),
          0,
          500,
        );
        places.forEach((place, index) => {
          expect(place).toBeGreaterThanOrEqual(-1e-6);
          expect(place).toBeLessThanOrEqual(500 + 1e-6);
          if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(10 - 1e-6);
        });
      }),
    );
  });

  test('stay where they are when there is room', () => {
    expect(spread([10, 40, 90], [5, 5, 5], 0, 100)).toEqual([10, 40, 90]);
  });

  test('share what there is when it is not enough', () => {
    const places = spread([5, 5, 5, 5], [10, 10, 10, 10], 0, 30);
    expect(places).toEqual([0, 10, 20, 30]);
  });

  test('on the rough line none covers its neighbour', () => {
    const { placed } = pictureOf(sheet, rough, 'Review');
    const line = placed.filter(({ mark }) => !['spark', 'reflection'].includes(mark.kind));
    const xs = line.map(({ x }) => x).sort((a, b) => a - b);
    xs.forEach((x, index) => {
      if (index > 0) expect(x - (xs[index - 1] ?? 0)).toBeGreaterThanOrEqual(10.9);
    });
  });
});

/** What a letter takes as it is drawn, in parts of its size: the widest digit or the word on average, and its height. */
const LETTER = { wide: 0.58, high: 0.72 };

interface Box {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const around = (what: string, x: number, y: number, beside: number, up = beside, down = up): Box => ({
  ...{ what, left: x - beside, right: x + beside, top: y - up, bottom: y + down },
});

const TALL: Partial<Record<AnyMark['kind'], readonly [number, number, number]>> = {
  ...{ knot: [7.5, 7.5, 7.5], review: [8.5, 8.5, 8.5], stroke: [3, 12, 12], spark: [6, 6, 6] },
};

function boxesIn({ letters }: Sheet, { placed, written }: Picture) {
  const texts = written.map(({ text, x, y }) =>
    around(text, x, y, (text.length * LETTER.wide * letters) / 2, LETTER.high * letters, 0),
  );
  const marks = placed.flatMap(({ mark, x, y }) => {
    const [beside, up, down] = TALL[mark.kind] ?? [3, 3, 3];
    return around(mark.kind, x, y, beside, up, down);
  });
  return { texts, marks };
}

const onEachOther = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Texts on other texts, on marks, or beside their sheet. */
function crowded(sheet: Sheet, picture: Picture): readonly string[] {
  const { texts, marks } = boxesIn(sheet, picture);
  return texts.flatMap((text, index) => {
    const isOn = (box: Box) => onEachOther(text, box);
    const under = [...texts.slice(index + 1), ...marks]
      .filter(isOn)
      .map(({ what }) => `${text.what} on ${what}`);
    const isBeside =
      text.left < 0 || text.right > sheet.width || text.top < 0 || text.bottom > sheet.height - 24;
    return isBeside ? [...under, `${text.what} beside the sheet`] : under;
  });
}

const markAt = (at: number) => ({ at, href: '#', label: '' });

/** A sprint as long as sprints are, its reviews where they stand, and so many sessions and other marks a week. */
function lives({ perWeek, others }: { perWeek: number; others: number }): fc.Arbitrary<ThroughlineData> {
  return fc.integer({ min: 4, max: 26 }).chain((weeks) => {
    const days = fc.integer({ min: 0, max: weeks * 7 - 1 }).map((day) => (day + 0.5) / 7);
    const some = (most: number) => fc.array(days, { maxLength: Math.round(weeks * most) });
    return fc
      .record({ now: days, knots: some(perWeek), strokes: some(others), rest: some(others / 2) })
      .map(({ now, knots, strokes, rest }) => ({
        ...{ weeks, nowWeek: now, stalled: [], paused: [] },
        knots: [...knots]
          .sort((a, b) => a - b)
          .map((at, index) => ({ ...markAt(at), number: index + 1, state: 'held' as const })),
        strokes: strokes.map((at) => ({ ...markAt(at), state: 'kept' as const })),
        bends: rest.slice(0, 3).map(markAt),
        sparks: rest.slice(3, 7).map(markAt),
        reflections: rest.slice(7).map(markAt),
        reviews: [Math.ceil(weeks / 2) - 1 + 2.5 / 7, weeks - 0.5 / 7].map((at) => ({
          ...markAt(at),
          state: 'ahead' as const,
        })),
      }));
  });
}

describe('numbers and words', () => {
  const sheetsOf = (data: ThroughlineData): readonly Sheet[] => [
    deskSheet(data.weeks),
    { ...deskSheet(data.weeks), letters: 13 },
    phoneSheet(data),
  ];

  test('never lie on each other, on a mark or beside the sheet, however many there are', () => {
    fc.assert(
      fc.property(lives({ perWeek: 2, others: 3 }), (data) => {
        for (const one of sheetsOf(data)) expect(crowded(one, pictureOf(one, data, 'Review'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('are all there where a session comes every week at most, and a step or two', () => {
    fc.assert(
      fc.property(lives({ perWeek: 0.7, others: 1 }), (data) => {
        for (const one of sheetsOf(data)) {
          const { placed, written } = pictureOf(one, data, 'Review');
          const lettered = placed.filter(({ mark }) => mark.kind === 'knot' || mark.kind === 'review');
          expect(written.map(({ text }) => text).sort()).toEqual(
            lettered.map(({ mark }) => (mark.kind === 'knot' ? String(mark.number) : 'Review')).sort(),
          );
        }
      }),
      { numRuns: 400 },
    );
  });
});
