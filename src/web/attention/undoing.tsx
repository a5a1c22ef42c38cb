// What was done just now, in one line that stays in sight, with the way back beside it.
import { DeedButton } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';

/** A word or rule that was just given, and the form that takes it back; none where nothing can be taken back. */
export interface JustSaid {
  readonly words: string;
  readonly undo: {
    readonly action: string;
    readonly method: 'post' | 'delete';
    readonly hidden?: Readonly<Record<string, string>>;
  } | null;
}

/** The line, read out and in sight wherever the page stands. `u` presses its button. */
export function Undoing({ just, back }: { just: JustSaid | null; back: string }) {
  const { acts } = useShell().words.attentionPages;
  if (!just) return null;
  const { words, undo } = just;
  return (
    <div class="notice notice-stays" role="status" data-notice="">
      <span>{words}</span>
      {undo ? (
        <DeedButton
          id="undo"
          action={undo.action}
          method={undo.method}
          hidden={{ ...undo.hidden, back }}
          small
          quiet
        >
          {acts.undo}
        </DeedButton>
      ) : null}
    </div>
  );
}
