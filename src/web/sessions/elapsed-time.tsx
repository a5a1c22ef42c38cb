// How long the session has been on: whole minutes from the server, and where there is script a clock that runs.
import { minutesBetween } from '../../domain/kernel/time.ts';
import { useShell } from '../shell.ts';

/** Stays as it is while the page around it is refreshed. */
export function ElapsedTime({ since, now }: { since: string; now: string }) {
  const { start } = useShell().words.sessions;
  const minutes = Math.max(0, Math.floor(minutesBetween(since, now)));
  return (
    <p class="elapsed">
      <span class="unseen">{start.elapsed}: </span>
      <elapsed-time
        id={`elapsed-${since.replace(/\D/g, '')}`}
        since={since}
        now={now}
        data-turbo-permanent=""
      >
        {start.minutes(minutes)}
      </elapsed-time>
    </p>
  );
}
