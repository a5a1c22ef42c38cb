// Forms and their buttons: plain posts that work without script, and that come back with what was typed.
import { createContext, type PropsWithChildren, useContext } from 'hono/jsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';

/** The form a field stands in: its id begins the field's, its slip says what was typed and what is missing. */
export interface FormAround {
  readonly id: string;
  readonly slip: Slip | undefined;
}

const FormContext = createContext<FormAround>({ id: 'form', slip: undefined });

export function useForm(): FormAround {
  return useContext(FormContext);
}

/** The id of a field's control, as labels and the summary of a refusal link to it. */
export function fieldId(form: string, name: string): string {
  return `${form}-${name.replaceAll('.', '-')}`;
}

function Summary({ id, slip }: FormAround) {
  const { words } = useShell();
  if (!slip) return null;
  const fields = Object.entries(slip.refusal.fields ?? {});
  return (
    <div class="refusal" role="alert" tabindex={-1} autofocus data-refusal={slip.refusal.code}>
      <p>
        <strong class="unseen">{words.shell.mend}: </strong>
        {slip.refusal.words}
      </p>
      {fields.length > 1 ? (
        <ul>
          {fields.map(([name, error]) => (
            <li>
              <a href={`#${fieldId(id, name)}`}>{error}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

interface FormProps {
  readonly action: string;
  /** Unique on the page; the fields' ids begin with it. */
  readonly id: string;
  readonly method?: Method;
  /** The revision that the page was drawn from, so that a stale form is noticed. */
  readonly rev?: number | string | undefined;
  readonly slip?: Slip | undefined;
  /** More hidden values. */
  readonly hidden?: Readonly<Record<string, string | number>>;
  /** A question asked before it is sent, where there is script. */
  readonly confirm?: string | undefined;
  /** Its controls in one line, for a form that is only a button. */
  readonly inline?: boolean;
  /** Sent as a whole new page, without Turbo. */
  readonly whole?: boolean;
}

/** A form; `put`, `patch` and `delete` travel in `_method`. */
export function Form(props: PropsWithChildren<FormProps>) {
  const { action, id, method = 'post', rev, slip, hidden = {}, confirm, inline, whole, children } = props;
  const override = method === 'get' || method === 'post' ? null : method;
  return (
    <form
      id={id}
      class={inline ? undefined : 'form'}
      method={method === 'get' ? 'get' : 'post'}
      action={action}
      data-turbo={whole ? 'false' : undefined}
      data-turbo-confirm={confirm}
      role={method === 'get' ? 'search' : undefined}
    >
      {override ? <input type="hidden" name="_method" value={override} /> : null}
      {rev === undefined ? null : <input type="hidden" name="rev" value={String(rev)} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      <FormContext.Provider value={{ id, slip }}>
        <Summary id={id} slip={slip} />
        {children}
      </FormContext.Provider>
    </form>
  );
}

interface ButtonProps {
  readonly primary?: boolean;
  readonly quiet?: boolean;
  readonly small?: boolean;
  readonly name?: string;
  readonly value?: string;
  /** Sends to another address than the form's. */
  readonly action?: string;
  /** One of several choices, and the one that holds. */
  readonly current?: boolean;
  /** Sends without asking the browser whether fields are filled. */
  readonly unchecked?: boolean;
  /** What its words are about, for those who listen: "Take it" *the export promise*. */
  readonly about?: string;
  /** The id of the form, for a button that stands outside it. */
  readonly form?: string;
}

interface Looks {
  readonly primary?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly small?: boolean | undefined;
}

function classOf({ primary, quiet, small }: Looks): string {
  const kind = primary ? ' button-primary' : quiet ? ' button-quiet' : '';
  return `button${kind}${small ? ' button-small' : ''}`;
}

function About({ words }: { words: string | undefined }) {
  return words ? <span class="unseen"> {words}</span> : null;
}

/** A button that sends its form. */
export function Button(props: PropsWithChildren<ButtonProps>) {
  const { name, value, action, current, unchecked, about, form, children } = props;
  return (
    <button
      type="submit"
      class={classOf(props)}
      name={name}
      value={value}
      formaction={action}
      formnovalidate={unchecked}
      form={form}
      aria-current={current ? 'true' : undefined}
    >
      {children}
      <About words={about} />
    </button>
  );
}

export function ButtonRow({ children }: PropsWithChildren) {
  return <div class="buttons">{children}</div>;
}

interface LinkButtonProps extends Looks {
  readonly href: string;
  /** What its words are about, for those who listen. */
  readonly about?: string | undefined;
  /** The dialog it opens where there is script. */
  readonly opens?: string | undefined;
}

/** A link that looks like a button. */
export function LinkButton(props: PropsWithChildren<LinkButtonProps>) {
  const { href, about, opens, children } = props;
  return (
    <a class={classOf(props)} href={href} data-opens={opens}>
      {children}
      <About words={about} />
    </a>
  );
}

type DeedButtonProps = Omit<FormProps, 'inline'> & Omit<ButtonProps, 'action' | 'form'>;

/** One deed, one button: a form that is nothing else. */
export function DeedButton(props: PropsWithChildren<DeedButtonProps>) {
  const { primary, quiet, small, name, value, about, children, ...form } = props;
  const looks = {
    ...(primary ? { primary } : {}),
    ...(quiet ? { quiet } : {}),
    ...(small ? { small } : {}),
    ...(name === undefined ? {} : { name }),
    ...(value === undefined ? {} : { value }),
    ...(about === undefined ? {} : { about }),
  };
  return (
    <Form {...form} inline>
      <Button {...looks}>{children}</Button>
    </Form>
  );
}
