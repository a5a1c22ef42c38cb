// The throughline said in words: the same marks in order of time, each with its shape, so that it is the key as well.
import { useShell } from '../shell.ts';
import { allMarks, type Stretch, type ThroughlineData } from './data.ts';
import { Glyph } from './glyphs.tsx';

const weekOf = (at: number, weeks: number) => Math.min(weeks, Math.floor(at) + 1);

interface Said {
  readonly at: number;
  readonly words: string;
}

function stretches({ weeks, stalled, paused }: ThroughlineData, say: StretchWords): readonly Said[] {
  const said = (words: StretchWords['stalled']) => (stretch: Stretch) => ({
    at: stretch.from,
    // A stretch that ends on a Sunday night does not reach into the week after.
    words: words(weekOf(stretch.from, weeks), weekOf(Math.max(stretch.from, stretch.to - 0.01), weeks)),
  });
  return [...stalled.map(said(say.stalled)), ...paused.map(said(say.paused))];
}

interface StretchWords {
  readonly stalled: (from: number, to: number) => string;
  readonly paused: (from: number, to: number) => string;
}

export function InWords({ data }: { data: ThroughlineData }) {
  const own = useShell().words.shell.line;
  const marks = allMarks(data);
  const weeks = Array.from({ length: data.weeks }, (_, week) => week);
  const spoken = stretches(data, own);
  const inWeek = (at: number, week: number) => weekOf(at, data.weeks) === week + 1;
  const told = weeks.filter((week) => [...marks, ...spoken].some(({ at }) => inWeek(at, week)));
  return (
    <details class="disclosure tl-words">
      <summary>{own.inWords}</summary>
      {told.length === 0 ? <p class="soft">{own.nothing}</p> : null}
      <ol>
        {told.map((week) => (
          <li>
            <h3 class="eyebrow">
              {own.week(week + 1)}
              {data.nowWeek !== null && inWeek(data.nowWeek, week) ? ` · ${own.now}` : ''}
            </h3>
            <ul>
              {spoken
                .filter(({ at }) => inWeek(at, week))
                .map(({ words }) => (
                  <li class="soft">{words}</li>
                ))}
              {marks
                .filter(({ at }) => inWeek(at, week))
                .map((mark) => (
                  <li>
                    <Glyph mark={mark} /> <a href={mark.href}>{mark.label}</a>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}
