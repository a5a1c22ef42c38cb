// Where each mark of the throughline stands on its sheet, so that none covers another.
import { atOf, type Height, heightOn, type Sheet, xOf } from './curve.ts';
import { type AnyMark, type Mark, onTheLine, type ThroughlineData } from './data.ts';
import { lettersAt, OVER, type Written } from './lettering.ts';
import { spread } from './spread.ts';

export interface Placed {
  readonly mark: AnyMark;
  readonly x: number;
  readonly y: number;
  /** How far around it a finger or pointer still means it. */
  readonly reach: number;
}

export interface Picture {
  readonly height: Height;
  /** Where the line bends, after the marks were moved apart. */
  readonly bends: readonly number[];
  readonly placed: readonly Placed[];
  /** The numbers of sessions and the words of reviews. */
  readonly written: readonly Written[];
}

const ROOM: Readonly<Record<AnyMark['kind'], number>> = {
  knot: 11,
  review: 11,
  stroke: 5.5,
  bend: 7,
  spark: 9,
  reflection: 5,
};
const ABOVE = 38;
const BELOW = 25;
const LARGEST_REACH = 22;

function visible<M extends Mark>(sheet: Sheet, marks: readonly M[]): readonly M[] {
  return marks.filter((mark) => mark.at >= sheet.from && mark.at <= sheet.to);
}

function placesOf(sheet: Sheet, marks: readonly AnyMark[]): readonly number[] {
  const wishes = marks.map((mark) => xOf(sheet, mark.at));
  const rooms = marks.map((mark) => ROOM[mark.kind]);
  return spread(wishes, rooms, sheet.inset, sheet.width - sheet.inset);
}

function reaches(xs: readonly number[], marks: readonly AnyMark[]): readonly number[] {
  return xs.map((x, index) => {
    const near = Math.min(x - (xs[index - 1] ?? -1e4), (xs[index + 1] ?? 1e4) - x) / 2;
    return Math.max(ROOM[marks[index]?.kind ?? 'stroke'], Math.min(near, LARGEST_REACH));
  });
}

function row(sheet: Sheet, marks: readonly AnyMark[], heightAt: Height, most: number): readonly Placed[] {
  const xs = placesOf(sheet, marks);
  const around = reaches(xs, marks);
  return marks.map((mark, index) => {
    const x = xs[index] ?? 0;
    return { mark, x, y: heightAt(atOf(sheet, x)), reach: Math.min(around[index] ?? most, most) };
  });
}

/** Lifts a spark over the number or word that stands where it would. */
function above(placed: Placed, written: readonly Written[]): Placed {
  const near = written.filter(({ x, half }) => Math.abs(x - placed.x) < half + ROOM.spark);
  return { ...placed, y: Math.min(placed.y, ...near.map(({ y }) => y + OVER - ABOVE)) };
}

/** Places everything that the sheet shows; `review` is the word at a review. */
export function pictureOf(sheet: Sheet, data: ThroughlineData, review: string): Picture {
  const onLine = visible(sheet, onTheLine(data));
  const xs = placesOf(sheet, onLine);
  const bends = onLine.flatMap((mark, index) => (mark.kind === 'bend' ? [atOf(sheet, xs[index] ?? 0)] : []));
  const height = heightOn(sheet, bends);
  const calm = heightOn(sheet, []);
  const sorted = (marks: readonly Mark[]) => [...visible(sheet, marks)].sort((a, b) => a.at - b.at);
  const sparks = sorted(data.sparks).map((mark) => ({ ...mark, kind: 'spark' as const }));
  const reflections = sorted(data.reflections).map((mark) => ({ ...mark, kind: 'reflection' as const }));
  const over: Height = (at) => Math.min(calm(at), height(at)) - ABOVE;
  const under: Height = (at) => Math.max(calm(at), height(at) - 3) + BELOW;
  const line = row(sheet, onLine, height, LARGEST_REACH);
  const dots = row(sheet, reflections, under, 10);
  const written = lettersAt(sheet, [...line, ...dots], review);
  const placed = [...line, ...row(sheet, sparks, over, 12).map((spark) => above(spark, written)), ...dots];
  return { height, bends, placed: placed.sort((one, other) => one.mark.at - other.mark.at), written };
}
