// The form that a passkey answers: a button that only script can press, and the address that its question comes from.
import type { PropsWithChildren } from 'hono/jsx';
import { Form } from '../parts/forms.tsx';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';

interface PasskeyFormProps {
  readonly visit: Visit;
  readonly id: string;
  readonly action: string;
  /** Where the browser asks for the challenge. */
  readonly challenge: string;
  readonly does: 'use' | 'make';
  readonly label: string;
  readonly primary?: boolean;
  readonly slip?: Slip | undefined;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** Uses a passkey or makes one. Without script it says that it needs script. */
export function PasskeyForm(props: PropsWithChildren<PasskeyFormProps>) {
  const { visit, id, action, challenge, does, label, primary, slip, hidden = {}, children } = props;
  const { passkey } = visit.words.account;
  return (
    <passkey-form does={does} challenge={challenge} failed={passkey.failed}>
      <Form id={id} action={action} slip={slip} hidden={{ ...hidden, answer: '' }} whole>
        {children}
        <noscript>
          <p class="small soft">{passkey.noScript}</p>
        </noscript>
        <div class="buttons">
          <button type="submit" class={primary ? 'button button-primary' : 'button'} data-passkey="" hidden>
            {label}
          </button>
        </div>
        <p class="error" role="alert" hidden></p>
      </Form>
    </passkey-form>
  );
}
