// What opens over a page: the list of shortcuts, and the line in which a moment is caught.
import { Choice } from './parts/choices.tsx';
import { Field } from './parts/fields.tsx';
import { Button, ButtonRow, Form } from './parts/forms.tsx';
import { useShell } from './shell.ts';
import type { Slip } from './slip.ts';

export function ShortcutsDialog() {
  const { words, moment, search, nav } = useShell();
  const own = words.shell.shortcuts;
  const letters = words.attentionPages.keys;
  const keys = [
    ['?', own.list],
    ...(moment ? [['m', own.moment]] : []),
    ...(search ? [['/', own.search]] : []),
    ...(nav.some(({ key }) => key === 'attention') ? Object.entries(letters) : []),
  ] as const;
  return (
    <dialog id="shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{own.title}</h2>
      <dl class="facts">
        {keys.map(([key, does]) => (
          <div>
            <dt>{does}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p class="small soft">{own.off}</p>
      <form method="dialog">
        <button class="button" type="submit">
          {words.shell.close}
        </button>
      </form>
    </dialog>
  );
}

/** The form of a moment, on its own page and in the dialog alike. */
export function MomentForm({ action, slip, id }: { action: string; slip?: Slip | undefined; id: string }) {
  const { words } = useShell();
  const own = words.shell.momentForm;
  const options = [
    { value: 'win', label: own.win },
    { value: 'doubt', label: own.doubt },
    { value: 'friction', label: own.friction },
  ];
  return (
    <Form action={action} id={id} slip={slip}>
      <Choice name="kind" label={own.kind} options={options} value="win" />
      <Field name="line" label={own.line} maxLength={2000} required spoken autocomplete="off" />
      <ButtonRow>
        <Button primary>{own.keep}</Button>
      </ButtonRow>
    </Form>
  );
}

export function MomentDialog({ action }: { action: string }) {
  const { words } = useShell();
  const own = words.shell.momentForm;
  return (
    <dialog id="moment" aria-labelledby="moment-title">
      <div>
        <h2 id="moment-title">{own.title}</h2>
        <p class="small soft">{own.lead}</p>
      </div>
      <MomentForm action={action} id="moment-form" />
      <form method="dialog">
        <button class="button button-quiet" type="submit">
          {words.shell.cancel}
        </button>
      </form>
    </dialog>
  );
}
