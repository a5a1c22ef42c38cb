// What the throughline is drawn from: plain marks at fractional weeks of one sprint.

export type KnotState = 'held' | 'booked' | 'missed' | 'cut short' | 'left open' | 'in progress';
export type StrokeState = 'kept' | 'kept late' | 'not kept' | 'open' | 'past its date';
export type ReviewState = 'recorded' | 'standing' | 'ahead';

/** Something on the line: when in weeks from the sprint's start (2.5 = middle of week 3), where it leads, what it is. */
export interface Mark {
  readonly at: number;
  readonly href: string;
  /** The whole of it in words, state included: "Session 4, held on Thu 12 Nov". */
  readonly label: string;
}

export interface Knot extends Mark {
  readonly number: number;
  readonly state: KnotState;
}

export interface Stroke extends Mark {
  readonly state: StrokeState;
  /** Kept just now: it draws itself into the line once. */
  readonly fresh?: boolean;
}

export interface Review extends Mark {
  readonly state: ReviewState;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface ThroughlineData {
  readonly weeks: number;
  /** Now in weeks from the start; before the first day nobody has drawn anything: null. */
  readonly nowWeek: number | null;
  readonly knots: readonly Knot[];
  readonly strokes: readonly Stroke[];
  readonly reflections: readonly Mark[];
  /** Wins. */
  readonly sparks: readonly Mark[];
  /** Frictions. */
  readonly bends: readonly Mark[];
  readonly reviews: readonly Review[];
  readonly stalled: readonly Stretch[];
  readonly paused: readonly Stretch[];
}

export type MarkKind =
  | { readonly kind: 'knot'; readonly state: KnotState; readonly number: number }
  | { readonly kind: 'stroke'; readonly state: StrokeState; readonly fresh?: boolean }
  | { readonly kind: 'review'; readonly state: ReviewState }
  | { readonly kind: 'bend' }
  | { readonly kind: 'spark' }
  | { readonly kind: 'reflection' };

export type AnyMark = Mark & MarkKind;

/** The marks that sit on the line itself. */
export function onTheLine(data: ThroughlineData): readonly AnyMark[] {
  return [
    ...data.knots.map((knot) => ({ ...knot, kind: 'knot' as const })),
    ...data.strokes.map((stroke) => ({ ...stroke, kind: 'stroke' as const })),
    ...data.reviews.map((review) => ({ ...review, kind: 'review' as const })),
    ...data.bends.map((bend) => ({ ...bend, kind: 'bend' as const })),
  ].sort((one, other) => one.at - other.at);
}

/** All marks in order of time. */
export function allMarks(data: ThroughlineData): readonly AnyMark[] {
  return [
    ...onTheLine(data),
    ...data.sparks.map((spark) => ({ ...spark, kind: 'spark' as const })),
    ...data.reflections.map((reflection) => ({ ...reflection, kind: 'reflection' as const })),
  ].sort((one, other) => one.at - other.at);
}

/** The parts of `whole` that lie in none of `holes`. */
export function without(whole: Stretch, holes: readonly Stretch[]): readonly Stretch[] {
  let parts: readonly Stretch[] = whole.to > whole.from ? [whole] : [];
  for (const hole of holes) {
    parts = parts.flatMap((part) =>
      [
        { from: part.from, to: Math.min(part.to, hole.from) },
        { from: Math.max(part.from, hole.to), to: part.to },
      ].filter((rest) => rest.to > rest.from),
    );
  }
  return parts;
}

/** What of a stretch lies within another; nothing if they do not meet. */
export function within(stretch: Stretch, whole: Stretch): readonly Stretch[] {
  const part = { from: Math.max(stretch.from, whole.from), to: Math.min(stretch.to, whole.to) };
  return part.to > part.from ? [part] : [];
}
