// Parts that do more where there is script, and harm nothing where there is none.
import type { PropsWithChildren } from 'hono/jsx';
import { useShell } from '../shell.ts';

interface DraftProps {
  /** What is begun here and has no address yet: where it was never saved, the page that begins the same finds it. */
  readonly begins?: string | undefined;
  /** The address that it has once it is saved. */
  readonly address?: string | undefined;
  /** Nothing is saved until a button is pressed; it is kept in this browser all the same. */
  readonly waits?: boolean;
}

/**
 * Around a form with a long text: saves it while it is written, by the form's own action with `Accept: application/json`
 * and `X-Draft: 1`; the answer may carry `{"rev": …}`, a refusal `{"words": …}`. A 409 shows both, asked for once more
 * with `X-Draft: shown`.
 */
export function Draft({ begins, address, waits, children }: PropsWithChildren<DraftProps>) {
  return (
    <draft-keeper begins={begins} address={address} waits={waits ? '' : undefined}>
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
