// The editor of a reflection: one quiet page, one question, and a place to write that loses nothing.
import type { z } from 'zod';
import type { reflectionView } from '../../app/journal-views.ts';
import type { questions } from '../../words/en/questions.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack, Toolbar } from '../parts/cards.tsx';
import { Select, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { Draft } from '../parts/scripted.tsx';
import { SharingCard } from '../sharing-card.tsx';
import { useShell } from '../shell.ts';
import { type Slip, typed } from '../slip.ts';
import type { Visit } from '../visit.ts';

/** A reflection as its author reads it. */
export type ReflectionView = z.infer<typeof reflectionView>;
/** What it is on. */
export type Subject = ReflectionView['subject'];

/** What the editor is drawn from; `stored` is none while nothing was saved. */
export interface EditorProps {
  readonly visit: Visit;
  readonly id: string;
  /** The id of another one, for what is kept apart. */
  readonly otherId: string;
  readonly subject: Subject;
  readonly stored: ReflectionView | null;
  readonly goals: readonly { readonly id: string; readonly title: string }[];
  readonly goalId: string | null;
  readonly questionId: string | null;
  /** A question that was parked in a session. */
  readonly inquiry: string | null;
  readonly inquiryId?: string | undefined;
  readonly step: { readonly id: string; readonly text: string } | null;
  /** Where it is found once it is saved, with the step and the inquiry it is written for. */
  readonly address: string;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

const FORM = 'reflection';

const isChangedMeanwhile = (slip: Slip | undefined): boolean =>
  slip?.refusal.code === 'reflection.changed_meanwhile';

function Under({ id, questionId, inquiry, step, slip }: EditorProps) {
  const { words } = useShell();
  const { editor } = words.journal;
  const question = questionId ? words.questions[questionId as keyof typeof questions] : undefined;
  if (step) {
    return (
      <Card eyebrow={editor.step}>
        <PersonWords asked>{step.text}</PersonWords>
        <p class="small soft">{editor.stepLead}</p>
      </Card>
    );
  }
  const asked = inquiry ?? question;
  const isChanged = isChangedMeanwhile(slip);
  if (isChanged && !asked) return null;
  return (
    <Card eyebrow={inquiry ? editor.inquiry : editor.question} plain>
      {asked ? <PersonWords asked>{asked}</PersonWords> : null}
      {inquiry || isChanged ? null : (
        <p>
          <Button form={FORM} action={`/reflections/${id}/question`} unchecked quiet small>
            {question ? editor.another : editor.draw}
          </Button>
        </p>
      )}
    </Card>
  );
}

/** Buttons of the form, so that what is typed comes along. */
function Subjects({ id, subject }: Pick<EditorProps, 'id' | 'subject'>) {
  const { journal } = useShell().words;
  return (
    <Toolbar label={journal.editor.subject}>
      {Object.entries(journal.subjects).map(([name, label]) => (
        <Button
          form={FORM}
          action={`/reflections/${id}/subject`}
          name="to"
          value={name}
          current={name === subject}
          unchecked
          quiet
        >
          {label}
        </Button>
      ))}
    </Toolbar>
  );
}

function Writing({ subject, stored }: Pick<EditorProps, 'subject' | 'stored'>) {
  const { editor } = useShell().words.journal;
  if (subject !== 'event') {
    return <TextArea name="text" label={editor.text} value={stored?.said.text ?? ''} lines={12} />;
  }
  const parts = Object.entries(editor.parts) as [keyof typeof editor.parts, string][];
  return (
    <>
      {parts.map(([name, label]) => (
        <TextArea
          name={name}
          label={label}
          value={stored?.said[name] ?? ''}
          lines={name === 'nextStep' ? 2 : 3}
        />
      ))}
    </>
  );
}

function GoalChoice({ goals, goalId, subject }: Pick<EditorProps, 'goals' | 'goalId' | 'subject'>) {
  const { editor } = useShell().words.journal;
  if (goals.length === 0) return null;
  const none = subject === 'goal' ? [] : [{ value: '', label: editor.noGoal }];
  const options = [...none, ...goals.map(({ id, title }) => ({ value: id, label: title }))];
  return (
    <Select name="goalId" label={editor.goal} options={options} value={goalId ?? options[0]?.value ?? ''} />
  );
}

/** What to do with two texts of one reflection; neither button loses either. */
function Choosing({ otherId }: Pick<EditorProps, 'otherId'>) {
  const { editor } = useShell().words.journal;
  return (
    <ButtonRow>
      <Button primary name="joins" value="on">
        {editor.join}
      </Button>
      <Button action={`/reflections/${otherId}`}>{editor.apart}</Button>
    </ButtonRow>
  );
}

function Saving() {
  const { editor } = useShell().words.journal;
  return (
    <ButtonRow>
      <Button primary>{editor.save}</Button>
      <LinkButton href="/journal" quiet>
        {editor.back}
      </LinkButton>
    </ButtonRow>
  );
}

function WritingForm(props: EditorProps) {
  const { id, subject, stored, questionId, inquiryId, step, slip, address, otherId } = props;
  const hidden = {
    subject,
    ...(inquiryId ? { inquiry: inquiryId } : {}),
    ...(questionId ? { questionId } : {}),
    ...(step ? { stepId: step.id } : {}),
  };
  const isChanged = stored !== null && isChangedMeanwhile(slip);
  const begins = stored ? undefined : `reflection-${subject}${step ? `-${step.id}` : ''}`;
  return (
    <Draft begins={begins} address={stored ? undefined : address} waits={isChanged}>
      <Form
        id={FORM}
        action={`/reflections/${id}`}
        method="put"
        hidden={hidden}
        // What was written upon older words stays upon them, so that no save overwrites the newer ones.
        rev={isChanged ? typed(slip, 'rev') : (stored?.rev ?? '')}
        slip={slip}
      >
        {isChanged ? <Meanwhile stored={stored} /> : null}
        <Writing subject={subject} stored={stored} />
        <GoalChoice {...props} />
        {isChanged ? <Choosing otherId={otherId} /> : <Saving />}
      </Form>
    </Draft>
  );
}

function Meanwhile({ stored }: { stored: ReflectionView }) {
  const { editor } = useShell().words.journal;
  return (
    <Disclosure label={editor.changed} open>
      <PersonWords>{Object.values(stored.said).filter(Boolean).join('\n\n')}</PersonWords>
    </Disclosure>
  );
}

function Stored({ stored, zone }: { stored: ReflectionView; zone: string }) {
  const { editor } = useShell().words.journal;
  return (
    <>
      {stored.kept.map(({ text }) => (
        <p class="small soft">{editor.kept(text)}</p>
      ))}
      <SharingCard sharing={stored.sharing} action={`/reflections/${stored.id}/sharing`} zone={zone} />
      <DeedButton
        id="remove"
        action={`/reflections/${stored.id}`}
        method="delete"
        confirm={editor.confirm}
        quiet
        small
      >
        {editor.remove}
      </DeedButton>
    </>
  );
}

/** The page on which a reflection is written. */
export function EditorPage(props: EditorProps) {
  const { visit, stored, subject, notice, slip } = props;
  const { editor } = visit.words.journal;
  const title = subject === 'event' ? editor.titleEvent : editor.title;
  return (
    <Page shell={visit.shell} title={title} here="journal" notice={notice} narrow>
      <PageTitle>{title}</PageTitle>
      <Stack>
        {isChangedMeanwhile(slip) ? null : <Subjects {...props} />}
        <Under {...props} />
        <WritingForm {...props} />
        {stored ? <Stored stored={stored} zone={visit.person?.zone ?? 'UTC'} /> : null}
      </Stack>
    </Page>
  );
}
