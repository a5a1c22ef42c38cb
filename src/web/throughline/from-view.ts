// A line as it was read, as data to draw: each mark with where it leads and what it says.
import type { ThroughlineView } from '../../app/throughlines.ts';
import type { Shell } from '../shell.ts';
import type { ThroughlineData } from './data.ts';

/** Where the marks of a line lead for its reader; journal marks of a client lead a coach to what was shared. */
export interface LineLinks {
  readonly reflection: (id: string) => string;
  readonly moment: (id: string) => string;
  /** Where a review that does not stand yet leads. */
  readonly sprint: string;
}

/** The client's own links. */
export const ownLinks = (sprintId: string): LineLinks => ({
  reflection: (id) => `/reflections/${id}`,
  moment: (id) => `/moments/${id}`,
  sprint: `/sprints/${sprintId}`,
});

/** The data of a drawing; `fresh` names the step that was kept just now. */
export function lineData(
  view: ThroughlineView,
  shell: Shell,
  links: LineLinks,
  fresh?: string,
): ThroughlineData {
  const { line } = shell.words.today;
  const day = (on: string): string => shell.dates.day(on);
  return {
    weeks: view.weeks,
    nowWeek: view.nowWeek,
    knots: view.knots.map(({ at, number, state, sessionId, on }) => {
      return {
        at,
        number,
        state,
        href: `/sessions/${sessionId}`,
        label: line.session(number, line.knots[state], day(on)),
      };
    }),
    strokes: view.strokes.map(({ at, state, stepId, on }) => {
      const label = line.step(line.strokes[state], day(on));
      return { at, state, href: `/steps/${stepId}`, label, fresh: stepId === fresh };
    }),
    reflections: view.reflections.map(({ at, id, on }) => ({
      at,
      href: links.reflection(id),
      label: line.reflection(day(on)),
    })),
    sparks: view.sparks.map(({ at, id, on }) => ({ at, href: links.moment(id), label: line.win(day(on)) })),
    bends: view.bends.map(({ at, id, on }) => ({
      at,
      href: links.moment(id),
      label: line.friction(day(on)),
    })),
    reviews: view.reviews.map(({ at, kind, state, reviewId, on }) => {
      const href = reviewId ? `/reviews/${reviewId}` : links.sprint;
      return { at, state, href, label: line[kind](line.reviews[state], day(on)) };
    }),
    stalled: view.stalled,
    paused: view.paused,
  };
}
