// The line itself: a gentle wave that is the same every time, bent where a friction was, thin where it stalled.
import type { Stretch } from './data.ts';

/** The sheet a line is drawn on, in pixels, and the weeks it shows. */
export interface Sheet {
  readonly weeks: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
  /** Room left and right. */
  readonly inset: number;
  /** How high the middle of what is shown lies. */
  readonly middle: number;
  /** How far the line climbs over the whole sprint. */
  readonly rise: number;
  /** How far it sways. */
  readonly sway: number;
  /** How far a friction bends it. */
  readonly bend: number;
  /** Half of the line's thickness. */
  readonly half: number;
  /** The size of letters at its largest. */
  readonly letters: number;
}

export type Height = (at: number) => number;

const THIN = 0.36;
const EDGE_OF_STALL = 0.35;
const REACH_OF_BEND = 0.24;

export const pixels = (value: number): string => String(Math.round(value * 10) / 10);

export function xOf(sheet: Sheet, at: number): number {
  return sheet.inset + ((at - sheet.from) / (sheet.to - sheet.from)) * (sheet.width - 2 * sheet.inset);
}

export function atOf(sheet: Sheet, x: number): number {
  return sheet.from + ((x - sheet.inset) / (sheet.width - 2 * sheet.inset)) * (sheet.to - sheet.from);
}

function wave(sheet: Sheet, at: number): number {
  const climb = sheet.rise * (0.5 - at / sheet.weeks);
  return climb - sheet.sway * (0.6 * Math.sin(at * 0.78 + 3.4) + 0.4 * Math.sin(at * 1.57 + 0.9));
}

/** How high the line lies at any week, bends included. */
export function heightOn(sheet: Sheet, bends: readonly number[]): Height {
  const shift = sheet.middle - wave(sheet, (sheet.from + sheet.to) / 2);
  return (at) => {
    let push = 0;
    for (const bend of bends) {
      const t = (at - bend) / REACH_OF_BEND;
      push -= 1.65 * t * Math.exp((-t * t) / 2);
    }
    return shift + wave(sheet, at) + sheet.bend * Math.tanh(push);
  };
}

function slopeAt(height: Height, at: number): number {
  const step = 0.01;
  return (height(at + step) - height(at - step)) / (2 * step);
}

/** Where a curve needs points: every half week, and closely around each bend. */
function pointsBetween(stretch: Stretch, bends: readonly number[]): readonly number[] {
  const points = new Set([stretch.from, stretch.to]);
  for (let at = Math.ceil(stretch.from * 2) / 2; at < stretch.to; at += 0.5) points.add(at);
  for (const bend of bends) {
    for (let step = -5; step <= 5; step += 1) points.add(bend + step * REACH_OF_BEND * 0.7);
  }
  const inside = [...points].filter((at) => at >= stretch.from && at <= stretch.to).sort((a, b) => a - b);
  return inside.filter(
    (at, index) => index === 0 || at - (inside[index - 1] ?? 0) > 0.02 || at === stretch.to,
  );
}

interface Sample {
  readonly x: number;
  readonly y: number;
  /** In pixels down per pixel to the right. */
  readonly slope: number;
}

function samplesOf(
  sheet: Sheet,
  height: Height,
  stretch: Stretch,
  bends: readonly number[],
): readonly (Sample & { readonly at: number })[] {
  const perWeek = (sheet.width - 2 * sheet.inset) / (sheet.to - sheet.from);
  return pointsBetween(stretch, bends).map((at) => {
    return { at, x: xOf(sheet, at), y: height(at), slope: slopeAt(height, at) / perWeek };
  });
}

function curveThrough(samples: readonly Sample[]): string {
  let path = '';
  for (let index = 1; index < samples.length; index += 1) {
    const [a, b] = [samples[index - 1], samples[index]];
    if (!a || !b) break;
    const third = (b.x - a.x) / 3;
    path += `C${pixels(a.x + third)} ${pixels(a.y + third * a.slope)} `;
    path += `${pixels(b.x - third)} ${pixels(b.y - third * b.slope)} ${pixels(b.x)} ${pixels(b.y)}`;
  }
  return path;
}

const pointOf = (sample: Sample | undefined) => `${pixels(sample?.x ?? 0)} ${pixels(sample?.y ?? 0)}`;

/** The path of the bare line over a stretch. */
export function linePath(sheet: Sheet, height: Height, stretch: Stretch, bends: readonly number[]): string {
  const samples = samplesOf(sheet, height, stretch, bends);
  return `M${pointOf(samples[0])}${curveThrough(samples)}`;
}

function stalledness(at: number, stalled: readonly Stretch[]): number {
  const ramp = (t: number) => {
    const held = Math.min(1, Math.max(0, t));
    return held * held * (3 - 2 * held);
  };
  return Math.max(
    0,
    ...stalled.map(({ from, to }) => ramp((at - from) / EDGE_OF_STALL) * ramp((to - at) / EDGE_OF_STALL)),
  );
}

/** Half of the line's thickness at any week: full, or thinning out where it stalled up to now. */
export function thicknessOn(sheet: Sheet, stalled: readonly Stretch[], now: number): Height {
  // A stall that lasts until now stays thin to the very end.
  const open = stalled.map((stretch) =>
    stretch.to >= now - 0.15 ? { from: stretch.from, to: now + 1 } : stretch,
  );
  return (at) => sheet.half * (1 - (1 - THIN) * stalledness(at, open));
}

/** The outline of the solid line over a stretch, its thickness following `half`. */
export function ribbonPath(
  sheet: Sheet,
  height: Height,
  half: Height,
  stretch: Stretch,
  bends: readonly number[],
): string {
  const samples = samplesOf(sheet, height, stretch, bends);
  // The edges run beside the line, so they have its slope; the thickness changes too slowly to matter.
  const edge = (side: 1 | -1) =>
    samples.map(({ at, x, y, slope }) => ({ x, y: y + side * half(at) * Math.hypot(1, slope), slope }));
  const upper = edge(-1);
  const lower = edge(1).reverse();
  const cap = (at: number) => pixels(half(at));
  return (
    `M${pointOf(upper[0])}${curveThrough(upper)}` +
    `A${cap(stretch.to)} ${cap(stretch.to)} 0 0 1 ${pointOf(lower[0])}${curveThrough(lower)}` +
    `A${cap(stretch.from)} ${cap(stretch.from)} 0 0 1 ${pointOf(upper[0])}Z`
  );
}
