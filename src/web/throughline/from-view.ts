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

/** A coach's: what is shared is opened from its list, where each is opened on purpose. */
const sharedLinks = (engagementId: string, sprintId: string): LineLinks => ({
  reflection: () => `/engagements/${engagementId}/shared`,
  moment: () => `/engagements/${engagementId}/shared`,
  sprint: `/sprints/${sprintId}`,
});

interface LineReader {
  readonly party: 'client' | 'coach';
  readonly engagementId: string;
}

/** The links of whoever reads the line. */
export const linksOf = ({ party, engagementId }: LineReader, sprintId: string): LineLinks =>
  party === 'client' ? ownLinks(sprintId) : sharedLinks(engagementId, sprintId);

type Said = (on: string) => string;
type Dots = ThroughlineView['reflections'];

const dots = (marks: Dots, href: (id: string) => string, say: Said) =>
  marks.map(({ at, id, on }) => ({ at, href: href(id), label: say(on) }));

/** What is on the line itself. */
function onLine(view: ThroughlineView, shell: Shell, links: LineLinks, fresh: string | undefined) {
  const { line } = shell.words.today;
  const { day } = shell.dates;
  return {
    knots: view.knots.map(({ at, number, state, sessionId, on }) => {
      const label = line.session(number, line.knots[state], day(on));
      return { at, number, state, href: `/sessions/${sessionId}`, label };
    }),
    strokes: view.strokes.map(({ at, state, stepId, on }) => {
      const label = line.step(line.strokes[state], day(on));
      return { at, state, href: `/steps/${stepId}`, label, fresh: stepId === fresh };
    }),
    reviews: view.reviews.map(({ at, kind, state, reviewId, on }) => {
      const href = reviewId ? `/reviews/${reviewId}` : links.sprint;
      return { at, state, href, label: line[kind](line.reviews[state], day(on)) };
    }),
  };
}

/** The data of a drawing; `fresh` names the step that was kept just now. */
export function lineData(
  view: ThroughlineView,
  shell: Shell,
  links: LineLinks,
  fresh?: string,
): ThroughlineData {
  const { line } = shell.words.today;
  const { day } = shell.dates;
  const { weeks, nowWeek, stalled, paused } = view;
  return {
    ...{ weeks, nowWeek, stalled, paused },
    ...onLine(view, shell, links, fresh),
    reflections: dots(view.reflections, links.reflection, (on) => line.reflection(day(on))),
    sparks: dots(view.sparks, links.moment, (on) => line.win(day(on))),
    bends: dots(view.bends, links.moment, (on) => line.friction(day(on))),
  };
}
