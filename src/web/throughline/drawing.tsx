// The throughline as a drawing: the whole sprint on a desk, the weeks around now on a phone, a small line in a list.
import { drawnOnce } from '../parts/drawn-once.tsx';
import { useShell } from '../shell.ts';
import { linePath, pixels, ribbonPath, type Sheet, thicknessOn, xOf } from './curve.ts';
import { type Stretch, type ThroughlineData, within, without } from './data.ts';
import { Shape } from './glyphs.tsx';
import { InWords } from './in-words.tsx';
import { type Picture, type Placed, pictureOf } from './placing.ts';
import { deskSheet, miniSheet, phoneSheet } from './sheets.ts';

/** For the eye alone: the names of the marks say the same. */
const UNHEARD = { 'aria-hidden': 'true' } as const;
const LABELS = 26;

/** What the sheet shows and a little beyond, so that a window of weeks does not look like the whole. */
function shownOf(sheet: Sheet): Stretch {
  return { from: Math.max(0, sheet.from - 0.4), to: Math.min(sheet.weeks, sheet.to + 0.4) };
}

function Line({ sheet, data, picture }: { sheet: Sheet; data: ThroughlineData; picture: Picture }) {
  const { height, bends } = picture;
  const now = data.nowWeek ?? 0;
  const shown = shownOf(sheet);
  const past = within({ from: 0, to: now }, shown).flatMap((part) => without(part, data.paused));
  const ahead = within({ from: now, to: sheet.weeks }, shown).flatMap((part) => without(part, data.paused));
  const pauses = data.paused.flatMap((pause) => within(pause, shown));
  const half = thicknessOn(sheet, data.stalled, now);
  return (
    <>
      {ahead.map((part) => (
        <path class="tl-future" d={linePath(sheet, height, part, bends)} />
      ))}
      {pauses.map((part) => (
        <path class="tl-paused" d={linePath(sheet, height, part, bends)} />
      ))}
      {past.map((part) => (
        <path class="tl-past" d={ribbonPath(sheet, height, half, part, bends)} />
      ))}
    </>
  );
}

function Weeks({ sheet, nowWeek }: { sheet: Sheet; nowWeek: number | null }) {
  const weeks = Array.from({ length: sheet.to - sheet.from }, (_, index) => sheet.from + index);
  const floor = sheet.height - LABELS;
  const width = xOf(sheet, sheet.from + 1) - xOf(sheet, sheet.from);
  const current = nowWeek === null ? null : Math.floor(nowWeek);
  return (
    <g {...UNHEARD}>
      {weeks.map((week) => {
        const x = xOf(sheet, week);
        const isNow = week === current;
        return (
          <>
            {isNow ? (
              <rect
                class="tl-now"
                x={pixels(x)}
                y="2"
                width={pixels(width)}
                height={sheet.height - 2}
                rx="7"
              />
            ) : null}
            {week === sheet.from || isNow || week - 1 === current ? null : (
              <path class="tl-week" d={`M${pixels(x)} 8V${floor}`} />
            )}
            <text
              class={isNow ? 'tl-label tl-label-now' : 'tl-label'}
              x={pixels(x + width / 2)}
              y={sheet.height - 8}
            >
              {week + 1}
            </text>
          </>
        );
      })}
    </g>
  );
}

function MarkLink({ placed }: { placed: Placed }) {
  const { mark, x, y, reach } = placed;
  const fresh = mark.kind === 'stroke' && mark.fresh;
  return (
    <a
      href={mark.href}
      class={fresh ? 'tl-mark tl-fresh' : 'tl-mark'}
      aria-label={mark.label}
      transform={`translate(${pixels(x)} ${pixels(y)})`}
    >
      <title>{mark.label}</title>
      <circle class="tl-hit" r={pixels(reach)} />
      <Shape mark={mark} />
    </a>
  );
}

/** The numbers of sessions and the word of reviews: outside the links, whose names say it all. */
function Letters({ picture }: { picture: Picture }) {
  return (
    <g class="tl-numbers" {...UNHEARD}>
      {picture.written.map(({ text, x, y }) => (
        <text x={pixels(x)} y={pixels(y)}>
          {text}
        </text>
      ))}
    </g>
  );
}

interface SheetProps {
  readonly sheet: Sheet;
  readonly data: ThroughlineData;
  readonly look: string;
  readonly label: string;
}

function Drawing({ sheet, data, look, label }: SheetProps) {
  const { words } = useShell();
  const picture = pictureOf(sheet, data, words.shell.line.review);
  return (
    <svg class={look} viewBox={`0 0 ${sheet.width} ${sheet.height}`} aria-label={label}>
      <Weeks sheet={sheet} nowWeek={data.nowWeek} />
      <Line sheet={sheet} data={data} picture={picture} />
      {picture.placed.map((placed) => (
        <MarkLink placed={placed} />
      ))}
      <Letters picture={picture} />
    </svg>
  );
}

/** Classes that let the line fade where more weeks lie to the left or right. */
function fades(sheet: Sheet): string {
  return `${sheet.from > 0 ? ' tl-more-before' : ''}${sheet.to < sheet.weeks ? ' tl-more-after' : ''}`;
}

/** The signature drawing: both sizes are in the page, and the style sheet shows the one that fits. */
export function Throughline({ data, id = 'throughline' }: { data: ThroughlineData; id?: string }) {
  const { words } = useShell();
  const own = words.shell.line;
  const phone = phoneSheet(data);
  const window = own.window(phone.from + 1, phone.to, data.weeks);
  return drawnOnce([words.lang, id, data], () => (
    <figure class="tl">
      <a class="skip tl-skip" href={`#${id}-end`}>
        {own.skip}
      </a>
      <Drawing sheet={deskSheet(data.weeks)} data={data} look="tl-desk" label={own.drawing(data.weeks)} />
      <Drawing sheet={phone} data={data} look={`tl-phone${fades(phone)}`} label={window} />
      <InWords data={data} />
      <span id={`${id}-end`} tabindex={-1}></span>
    </figure>
  ));
}

/** The small line of one person in a list: a picture with a name, without links of its own. */
export function MiniThroughline({ data, label }: { data: ThroughlineData; label: string }) {
  const sheet = miniSheet(data.weeks);
  const quiet = { ...data, strokes: [], reflections: [], sparks: [], reviews: [], bends: [] };
  const picture = pictureOf(sheet, { ...quiet, knots: [] }, '');
  return (
    <svg class="tl-mini" viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={label}>
      <Line sheet={sheet} data={quiet} picture={picture} />
      {data.knots
        .filter((knot) => knot.state !== 'booked')
        .map((knot) => (
          <circle
            class={knot.state === 'held' || knot.state === 'in progress' ? 'tl-solid' : 'tl-solid tl-faint'}
            cx={pixels(xOf(sheet, knot.at))}
            cy={pixels(picture.height(knot.at))}
            r="3.6"
          />
        ))}
    </svg>
  );
}
