// Which goal a message serves, as the person says: one tap for each open goal.
import type { MessageView } from '../../app/attention/views.ts';
import { Button, ButtonRow, DeedButton, Form, LinkButton } from '../parts/forms.tsx';
import { useShell } from '../shell.ts';

interface ServingProps {
  readonly message: MessageView;
  readonly goals: readonly { readonly id: string; readonly title: string }[];
  readonly back: string;
}

/** The goals to choose from. */
export function Serving({ message, goals, back }: ServingProps) {
  const { serves } = useShell().words.attentionPages;
  const action = `/attention/messages/${message.id}/goal`;
  if (goals.length === 0) {
    return (
      <>
        <p class="small soft">{serves.none}</p>
        <LinkButton href="/goals/new" small>
          {serves.name}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      <p class="small soft">{serves.lead}</p>
      <Form id={`goal-${message.id}`} action={action} method="put" hidden={{ back }}>
        <ButtonRow>
          {goals.map(({ id, title }) => (
            <Button name="goalId" value={id} small current={message.serves?.goalId === id}>
              {title}
            </Button>
          ))}
        </ButtonRow>
      </Form>
      {message.serves ? (
        <DeedButton
          id={`no-goal-${message.id}`}
          action={action}
          method="delete"
          hidden={{ back }}
          small
          quiet
        >
          {serves.takeBack}
        </DeedButton>
      ) : null}
    </>
  );
}
