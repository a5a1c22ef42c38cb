// The numbers of sessions and the word of reviews: close to their marks, and none on another, on a mark or beside the sheet.
import type { Sheet } from './curve.ts';
import type { AnyMark, MarkKind } from './data.ts';

/** What stands in letters at a mark, by its middle and its base line. */
export interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** How far it reaches to either side. */
  readonly half: number;
}

interface Spot {
  readonly mark: AnyMark;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of the size of the letters: how wide one is at most on average, how high, and how far one reaches below the line. */
const WIDE = 0.6;
const HIGH = 0.74;
const DEEP = 0.24;
/** How far letters stand above the middle of their mark. */
export const OVER = 16;
/** What the weeks’ own numbers take at the foot of a sheet. */
const FOOT = 26;
const AIR = { beside: 3, above: 1.5 };
/** How far a mark reaches: to either side, up and down. */
const REACH: Readonly<Record<MarkKind['kind'], readonly [number, number, number]>> = {
  knot: [8.5, 8.5, 8.5],
  review: [8.5, 8.5, 8.5],
  stroke: [5, 15, 12],
  bend: [4, 4, 4],
  spark: [8.5, 8.5, 8.5],
  reflection: [3, 3, 3],
};

function markBox({ mark, x, y }: Spot): Box {
  const [beside, up, down] = REACH[mark.kind];
  return { left: x - beside, right: x + beside, top: y - up, bottom: y + down };
}

function textBox(sheet: Sheet, { x, y, half, text }: Written): Box {
  const deep = /^\d+$/.test(text) ? 0 : DEEP;
  return { left: x - half, right: x + half, top: y - HIGH * sheet.letters, bottom: y + deep * sheet.letters };
}

const isAbreast = (a: Box, b: Box): boolean => a.left < b.right + AIR.beside && b.left < a.right + AIR.beside;

const isFree = (sheet: Sheet, box: Box, taken: readonly Box[]): boolean =>
  box.left >= 0 &&
  box.right <= sheet.width &&
  box.top >= 0 &&
  box.bottom <= sheet.height - FOOT &&
  !taken.some(
    (one) => isAbreast(box, one) && box.top < one.bottom + AIR.above && one.top < box.bottom + AIR.above,
  );

/** Over everything that stands where it would. */
function lifted(sheet: Sheet, wish: Written, taken: readonly Box[]): Written {
  const box = textBox(sheet, wish);
  const tops = taken
    .filter((one) => isAbreast(box, one) && one.top < box.bottom + AIR.above)
    .map(({ top }) => top);
  const rest = box.bottom - wish.y + AIR.above + 0.1;
  return { ...wish, y: Math.min(wish.y, ...tops.map((top) => top - rest)) };
}

/** Under everything that stands where it would. */
function lowered(sheet: Sheet, wish: Written, taken: readonly Box[]): Written {
  const box = textBox(sheet, wish);
  const near = taken.filter((one) => isAbreast(box, one) && one.bottom > box.top - AIR.above);
  const rest = wish.y - box.top + AIR.above + 0.1;
  return { ...wish, y: Math.max(wish.y, ...near.map(({ bottom }) => bottom + rest)) };
}

/** Where a text may stand, the best first: over its mark, a little aside, higher, under it, lower. */
function placesFor(
  sheet: Sheet,
  text: string,
  { mark, x, y }: Spot,
  taken: readonly Box[],
): readonly Written[] {
  const half = (text.length * WIDE * sheet.letters) / 2;
  const within = (wish: number) => Math.min(sheet.width - half - 1, Math.max(half + 1, wish));
  const over: Written = { text, x: within(x), y: y - OVER, half };
  if (mark.kind === 'knot') return [over, lifted(sheet, over, taken)];
  const under = { ...over, y: y + OVER + HIGH * sheet.letters };
  const aside = [0, 0.4, -0.4, 0.8, -0.8].map((part) => within(x + part * half));
  return [
    ...aside.map((at) => ({ ...over, x: at })),
    ...aside.map((at) => lifted(sheet, { ...over, x: at }, taken)),
    ...aside.map((at) => lowered(sheet, { ...under, x: at }, taken)),
  ];
}

/** The letters at these marks; where there is no room for one, its mark stands without. */
export function lettersAt(sheet: Sheet, marks: readonly Spot[], review: string): readonly Written[] {
  const written: Written[] = [];
  const taken = marks.map(markBox);
  const write = (spot: Spot, text: string) => {
    const own = marks.indexOf(spot);
    const others = taken.filter((_box, index) => index !== own);
    const free = placesFor(sheet, text, spot, others).find((one) =>
      isFree(sheet, textBox(sheet, one), others),
    );
    if (!free) return;
    written.push(free);
    taken.push(textBox(sheet, free));
  };
  for (const spot of marks) if (spot.mark.kind === 'knot') write(spot, String(spot.mark.number));
  for (const spot of marks) if (spot.mark.kind === 'review') write(spot, review);
  return written;
}
