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
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';

/** A reflection as its author reads it. */
export type ReflectionView = z.infer<typeof reflectionView>;
/** What it is on. */
export type Subject = ReflectionView['subject'];

/** What the editor is drawn from; `stored` is none while nothing was saved. */
export interface EditorProps {
  readonly visit: Visit;
  readonly id: string;
  readonly subject: Subject;
  readonly stored: ReflectionView | null;
  readonly goals: readonly { readonly id: string; readonly title: string }[];
  readonly goalId: string | null;
  readonly questionId: string | null;
  /** A question that was parked in a session. */
  readonly inquiry: string | null;
  readonly step: { readonly id: string; readonly text: string } | null;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

function Under({
  questionId,
  inquiry,
  step,
  subject,
}: Pick<EditorProps, 'questionId' | 'inquiry' | 'step' | 'subject'>) {
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
  return (
    <Card eyebrow={inquiry ? editor.inquiry : editor.question} plain>
      {asked ? <PersonWords asked>{asked}</PersonWords> : null}
      {inquiry ? null : (
        <DeedButton id="draw" action="/reflections/questions" hidden={{ subject }} quiet small>
          {question ? editor.another : editor.draw}
        </DeedButton>
      )}
    </Card>
  );
}

function Subjects({ subject }: { subject: Subject }) {
  const { journal } = useShell().words;
  return (
    <nav aria-label={journal.editor.subject}>
      <Toolbar>
        {Object.entries(journal.subjects).map(([name, label]) => (
          <a href={`/reflections/new?subject=${name}`} aria-current={name === subject ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </Toolbar>
    </nav>
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

function WritingForm(props: EditorProps) {
  const { id, subject, stored, questionId, step, slip } = props;
  const { editor } = useShell().words.journal;
  const hidden = {
    subject,
    ...(questionId ? { questionId } : {}),
    ...(step ? { stepId: step.id } : {}),
  };
  return (
    <Draft keeps={stored ? `reflection-${id}` : `reflection-new-${subject}`}>
      <Form
        id="reflection"
        action={`/reflections/${id}`}
        method="put"
        hidden={hidden}
        rev={stored?.rev ?? ''}
        slip={slip}
      >
        <Writing subject={subject} stored={stored} />
        <GoalChoice {...props} />
        <ButtonRow>
          <Button primary>{editor.save}</Button>
          <LinkButton href="/journal" quiet>
            {editor.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Draft>
  );
}

function Meanwhile({ stored, slip }: Pick<EditorProps, 'stored' | 'slip'>) {
  const { editor } = useShell().words.journal;
  if (slip?.refusal.code !== 'reflection.changed_meanwhile' || !stored) return null;
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
  const { visit, stored, subject, notice } = props;
  const { editor } = visit.words.journal;
  const title = subject === 'event' ? editor.titleEvent : editor.title;
  return (
    <Page shell={visit.shell} title={title} here="journal" notice={notice} narrow>
      <PageTitle>{title}</PageTitle>
      <Stack>
        {stored ? null : <Subjects subject={subject} />}
        <Under {...props} />
        <Meanwhile {...props} />
        <WritingForm {...props} />
        {stored ? <Stored stored={stored} zone={visit.person?.zone ?? 'UTC'} /> : null}
      </Stack>
    </Page>
  );
}
