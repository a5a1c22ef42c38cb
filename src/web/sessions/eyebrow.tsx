// The small line above a session's title: which one, with whom, and when on both clocks.
import { useShell } from '../shell.ts';
import { cityOf, type RoomProps, sidesOf } from './room-props.ts';

/** Number, the other person and the hour on both clocks, in one line. */
export function Eyebrow({ props }: { props: RoomProps }) {
  const { words, dates } = useShell();
  const { title, with: withName, when } = words.sessions;
  const { session } = props.read;
  const { mine, other } = sidesOf(props.read);
  const span = dates.span(session.startsAt, session.endsAt, mine.zone);
  const theirs = `${dates.time(session.startsAt, other.zone)}`;
  const differs = dates.time(session.startsAt, mine.zone) !== theirs;
  return (
    <>
      {title(session.number)} · {withName(other.name)} · {span}
      {differs ? <> ({when.in(theirs, cityOf(other.zone))})</> : null}
    </>
  );
}
