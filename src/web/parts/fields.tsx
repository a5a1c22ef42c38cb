// One thing to type: its label, its hint, what was typed, and what is missing, beside it.
import type { Child, PropsWithChildren } from 'hono/jsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import { typed } from '../slip.ts';
import { fieldId, useForm } from './forms.tsx';

interface About {
  readonly name: string;
  readonly label: string;
  readonly hint?: Child;
  /** What stands there before anybody typed. */
  readonly value?: string | undefined;
  readonly required?: boolean;
  /** Says "optional" beside the label. */
  readonly optional?: boolean;
  /** For a field outside a `Form`, or one with a slip of its own. */
  readonly slip?: Slip | undefined;
  /** Of several fields of one name which this is, from 0: each has an id of its own. */
  readonly nth?: number;
  /** The label is there for those who listen, not for those who look. */
  readonly labelUnseen?: boolean;
}

/** What was typed into one of several fields of the same name. */
function typedNth(slip: Slip | undefined, { name, nth = 0, value }: About): string | undefined {
  const given = slip?.values[name];
  if (given === undefined) return value;
  return typeof given === 'string' ? (nth === 0 ? given : '') : (given[nth] ?? '');
}

/** What a control takes from its form: its id, what was typed, and the links to hint and error. */
export function controlOf(about: About) {
  const form = useForm();
  const slip = about.slip ?? form.slip;
  const own = about.nth === undefined ? about.name : `${about.name}.${about.nth}`;
  const id = fieldId(form.id, own);
  const error = slip?.refusal.fields?.[own];
  const described = [error ? `${id}-error` : '', about.hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return {
    id,
    error,
    value: about.nth === undefined ? typed(slip, about.name, about.value) : typedNth(slip, about),
    attributes: {
      id,
      name: about.name,
      required: about.required,
      'aria-describedby': described || undefined,
      'aria-invalid': error ? ('true' as const) : undefined,
    },
  };
}

interface FrameProps {
  readonly id: string;
  readonly about: About;
  readonly error: string | undefined;
}

function Frame({ id, about, error, children }: PropsWithChildren<FrameProps>) {
  const { words } = useShell();
  return (
    <div class="field">
      <label for={id} class={about.labelUnseen ? 'unseen' : undefined}>
        {about.label}
        {about.optional ? <span class="optional"> · {words.shell.optional}</span> : null}
      </label>
      {about.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {about.hint}
        </p>
      ) : null}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error ? (
    <p class="error" id={`${id}-error`}>
      {error}
    </p>
  ) : null;
}

type InputType =
  | 'text'
  | 'email'
  | 'password'
  | 'url'
  | 'search'
  | 'number'
  | 'date'
  | 'time'
  | 'datetime-local';
type InputMode = 'numeric' | 'decimal' | 'text' | 'email' | 'url';

interface FieldProps extends About {
  readonly type?: InputType;
  readonly maxLength?: number;
  readonly autocomplete?: string;
  readonly inputMode?: InputMode;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly step?: string | number;
  /** As wide as what is typed into it. */
  readonly short?: boolean;
  /** A person's own words: set in the reading serif. */
  readonly spoken?: boolean;
}

/** One line to type. A password is never filled in again. */
export function Field(props: FieldProps) {
  const { type = 'text', maxLength, autocomplete, inputMode, min, max, step, short, spoken } = props;
  const { id, error, value, attributes } = controlOf(props);
  const looks = `entry${short ? ' entry-short' : ''}${spoken ? ' entry-words' : ''}`;
  return (
    <Frame id={id} about={props} error={error}>
      <input
        {...attributes}
        type={type}
        class={looks}
        value={type === 'password' ? undefined : value}
        maxlength={maxLength}
        autocomplete={autocomplete}
        inputmode={inputMode}
        min={min}
        max={max}
        step={step}
      />
    </Frame>
  );
}

type MomentProps = Omit<FieldProps, 'type' | 'short' | 'spoken' | 'maxLength' | 'inputMode'>;

export function DateField(props: MomentProps) {
  return <Field {...props} type="date" short />;
}

export function TimeField(props: MomentProps) {
  return <Field {...props} type="time" short />;
}

export function DateTimeField(props: MomentProps) {
  return <Field {...props} type="datetime-local" short />;
}

interface TextAreaProps extends About {
  /** Lines it shows before it grows with its text. */
  readonly lines?: 1 | 2 | 3 | 6 | 12;
  readonly maxLength?: number;
}

/** Several lines of a person's own words. */
export function TextArea(props: TextAreaProps) {
  const { lines = 3, maxLength } = props;
  const { id, error, value, attributes } = controlOf(props);
  // A browser drops the first line break inside a textarea: give it one to drop.
  return (
    <Frame id={id} about={props} error={error}>
      <textarea {...attributes} class="entry" rows={lines} data-lines={String(lines)} maxlength={maxLength}>
        {`\n${value}`}
      </textarea>
    </Frame>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface SelectProps extends About {
  readonly options: readonly Option[];
  readonly short?: boolean;
}

/** One of many, where a row of choices would be too long. */
export function Select(props: SelectProps) {
  const { id, error, value, attributes } = controlOf(props);
  return (
    <Frame id={id} about={props} error={error}>
      <select {...attributes} class={props.short ? 'entry entry-short' : 'entry'}>
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
