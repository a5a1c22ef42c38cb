// A refusal whose form is no longer on the page, since the session went on meanwhile: said at the top, nothing lost.
import { PersonWords } from '../parts/people.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';

/** The fields that hold a person's words. */
const SPOKEN = ['text', 'possible', 'inTheWay', 'said', 'why', 'place'];

/** What was refused, and the words that were typed, to be taken along by hand. */
export function StrayRefusal({ slip }: { slip: Slip }) {
  const { stray } = useShell().words.sessions;
  const typed = SPOKEN.map((name) => slip.values[name]).filter(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  );
  return (
    <div class="refusal" role="alert" tabindex={-1} autofocus data-refusal={slip.refusal.code}>
      <p>{slip.refusal.words}</p>
      {typed.length > 0 ? <p class="small">{stray}</p> : null}
      {typed.map((text) => (
        <PersonWords>{text}</PersonWords>
      ))}
    </div>
  );
}
