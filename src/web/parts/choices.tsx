// Choosing instead of typing: one of a few, or yes to one thing.
import type { Child } from 'hono/jsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import { controlOf, FieldError, type Option } from './fields.tsx';
import { useForm } from './forms.tsx';

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly hint?: Child;
  readonly value?: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  /** One below the other, for options that are sentences. */
  readonly tall?: boolean;
  readonly slip?: Slip | undefined;
}

/** One of a few, all in sight. */
export function Choice(props: ChoiceProps) {
  const { words } = useShell();
  const { id, error, value, attributes } = controlOf(props);
  return (
    <fieldset
      id={id}
      class={props.tall ? 'choice choice-tall' : 'choice'}
      aria-describedby={attributes['aria-describedby']}
    >
      <legend>
        {props.label}
        {props.optional ? <span class="optional"> · {words.shell.optional}</span> : null}
      </legend>
      {props.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      <div class="choice-options">
        {props.options.map((option) => (
          <label class="option">
            <input
              type="radio"
              name={props.name}
              value={option.value}
              checked={option.value === value}
              required={props.required}
            />
            <span>
              {option.label}
              {option.hint ? <small>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

interface CheckProps {
  readonly name: string;
  readonly label: Child;
  readonly hint?: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly required?: boolean;
}

function wasTicked(slip: Slip, name: string, value: string): boolean {
  const given = slip.values[name];
  return typeof given === 'string' ? given === value : (given?.includes(value) ?? false);
}

/** Yes to one thing; several of one name make a list. */
export function Check({ name, label, hint, value = 'on', checked = false, required }: CheckProps) {
  const { id: form, slip } = useForm();
  const id = `${form}-${name}-${value}`.replaceAll('.', '-');
  const error = slip?.refusal.fields?.[name];
  return (
    <div class="field">
      <label class="option">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          checked={slip ? wasTicked(slip, name, value) : checked}
          required={required}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>
          {label}
          {hint ? <small>{hint}</small> : null}
        </span>
      </label>
      <FieldError id={id} error={error} />
    </div>
  );
}
