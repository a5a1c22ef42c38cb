// The words of a goal as fields: more of them the clearer it is.
import type { GoalView } from '../../app/goal-views.ts';
import type { Clarity } from '../../domain/engagement/goal.ts';
import { Choice } from '../parts/choices.tsx';
import { TextArea } from '../parts/fields.tsx';
import { useShell } from '../shell.ts';

const ORDER = ['muchMore', 'more', 'expected', 'less', 'muchLess'] as const;

/** What stands in the fields before anybody types. */
export type WordsBefore = Pick<GoalView, 'title' | 'meaning' | 'outcome' | 'levels' | 'level'>;

function Levels({ before }: { before: WordsBefore | undefined }) {
  const { form } = useShell().words.goals;
  const options = ORDER.map((name, index) => ({ value: String(2 - index), label: form.levelNames[name] }));
  const level = before?.level ?? null;
  return (
    <>
      <fieldset class="choice">
        <legend>{form.levels}</legend>
        <p class="hint">{form.levelsHint}</p>
        <div class="stack">
          {ORDER.map((name, index) => (
            <TextArea
              name={`levels.${name}`}
              label={form.levelNames[name]}
              value={before?.levels?.[4 - index] ?? ''}
              lines={1}
              maxLength={2000}
              required
            />
          ))}
        </div>
      </fieldset>
      <Choice
        name="level"
        label={form.level}
        options={options}
        value={level === null ? '' : String(level)}
        required
        tall
      />
    </>
  );
}

/** The fields of a goal that is so clear. */
export function GoalFields({ clarity, before }: { clarity: Clarity; before?: WordsBefore | undefined }) {
  const { form } = useShell().words.goals;
  const asks = {
    itch: form.itchTitle,
    direction: form.directionTitle,
    outcome: form.outcomeTitle,
    levels: form.title,
  };
  return (
    <>
      <TextArea
        name="title"
        label={asks[clarity]}
        value={before?.title ?? ''}
        lines={2}
        maxLength={2000}
        required
      />
      {clarity === 'outcome' || clarity === 'levels' ? (
        <TextArea
          name="outcome"
          label={form.outcome}
          hint={form.outcomeHint}
          value={before?.outcome ?? ''}
          lines={2}
          maxLength={2000}
          required={clarity === 'outcome'}
        />
      ) : null}
      {clarity === 'levels' ? <Levels before={before} /> : null}
      <TextArea
        name="meaning"
        label={form.meaning}
        hint={form.meaningHint}
        value={before?.meaning ?? ''}
        lines={2}
        maxLength={2000}
        optional
      />
    </>
  );
}
