// The shapes of the marks, drawn around (0, 0). Every state has a shape of its own; colour only agrees with it.
import type { KnotState, MarkKind, ReviewState, StrokeState } from './data.ts';

const STAR = 'M0-8.5C.9-2.6 2.6-.9 8.5 0 2.6.9.9 2.6 0 8.5-.9 2.6-2.6.9-8.5 0-2.6-.9-.9-2.6 0-8.5Z';

function KnotShape({ state }: { state: KnotState }) {
  switch (state) {
    case 'held':
      return <circle r="7.5" class="tl-solid" />;
    case 'in progress':
      return (
        <>
          <circle r="7.5" class="tl-solid" />
          <circle r="3.5" class="tl-full" />
        </>
      );
    case 'booked':
      return <circle r="7.5" class="tl-ahead" />;
    case 'left open':
      return (
        <>
          <circle r="8.5" class="tl-ground" />
          <path d="M4.8-5.75A7.5 7.5 0 1 0 4.8 5.75" class="tl-solid tl-hollow" />
        </>
      );
    case 'cut short':
      return (
        <>
          <circle r="8.5" class="tl-ground" />
          <path d="M0-7.5A7.5 7.5 0 0 0 0 7.5Z" class="tl-solid" />
        </>
      );
    case 'missed':
      return (
        <>
          <circle r="8.5" class="tl-ground" />
          <path d="M-5-5 5 5M5-5-5 5" class="tl-missed" />
        </>
      );
  }
}

function StrokeShape({ state }: { state: StrokeState }) {
  switch (state) {
    case 'kept':
      return <path d="M0-12V12" class="tl-stroke" pathLength="1" />;
    case 'kept late':
      return <path d="M-5 11 5-11" class="tl-stroke" pathLength="1" />;
    case 'not kept':
      return <path d="M0-15V-6" class="tl-stroke tl-not-kept" />;
    case 'open':
      return <rect x="-3" y="-12" width="6" height="24" rx="3" class="tl-open" />;
    case 'past its date':
      return <rect x="-3" y="-12" width="6" height="24" rx="3" class="tl-open tl-past-its-date" />;
  }
}

function ReviewShape({ state }: { state: ReviewState }) {
  const look = { recorded: 'tl-solid', standing: 'tl-solid tl-standing', ahead: 'tl-ahead' }[state];
  return <path d="M0-8.5 8.5 0 0 8.5-8.5 0Z" class={look} />;
}

export function Shape({ mark }: { mark: MarkKind }) {
  switch (mark.kind) {
    case 'knot':
      return <KnotShape state={mark.state} />;
    case 'stroke':
      return <StrokeShape state={mark.state} />;
    case 'review':
      return <ReviewShape state={mark.state} />;
    case 'bend':
      return <circle r="3.2" class="tl-friction" />;
    case 'spark':
      return <path d={STAR} class="tl-spark" />;
    case 'reflection':
      return <circle r="3" class="tl-reflection" />;
  }
}

/** A mark by itself, as it stands in a list beside its words. */
export function Glyph({ mark }: { mark: MarkKind }) {
  return (
    <svg class="tl-glyph" viewBox="-15 -15 30 30" aria-hidden="true">
      <Shape mark={mark} />
    </svg>
  );
}
