// Parts that do more where there is script, and harm nothing where there is none.
import type { PropsWithChildren } from 'hono/jsx';
import { useShell } from '../shell.ts';

/**
 * Around a form with a long text: saves it while it is written, by the form's own action with `Accept: application/json`
 * and `X-Draft: 1`; the answer may carry `{"rev": …}`. `keeps` names the draft among the person's others.
 */
export function Draft({ keeps, children }: PropsWithChildren<{ keeps: string }>) {
  return (
    <draft-keeper keeps={keeps}>
      {children}
      <p class="saved-state" role="status" data-state=""></p>
    </draft-keeper>
  );
}

/** An address to hand on: there to be read and copied by hand, with a button where script can copy it. */
export function CopyLink({ address }: { address: string }) {
  const { words } = useShell();
  return (
    <copy-link value={address} label={words.shell.copyLink}>
      <code>{address}</code>
    </copy-link>
  );
}

/** Around a zone field: fills in this computer's zone where nobody `chosen` one. */
export function ZoneHere({ chosen, children }: PropsWithChildren<{ chosen: boolean }>) {
  return <time-zone {...(chosen ? { chosen: '' } : {})}>{children}</time-zone>;
}
