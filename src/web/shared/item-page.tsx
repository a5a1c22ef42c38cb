// One shared thing opened by the coach: the client's words, and for a friction the answer it asks for.
import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { readSharedItem } from '../../app/readings.ts';
import type { questions } from '../../words/en/questions.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { DeedButton } from '../parts/forms.tsx';
import { PersonWords } from '../parts/people.tsx';
import { Refused } from '../refused.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { kindOf } from './page.tsx';

/** A shared thing with its words. */
export type SharedItem = z.infer<(typeof readSharedItem)['output']>;

interface ItemPageProps {
  readonly visit: Visit;
  readonly engagementId: string;
  readonly item: SharedItem;
  readonly client: string;
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

function Part({ title, text }: { title: string; text: string | null }) {
  if (!text) return null;
  return (
    <div class="stack stack-close">
      <h2 class="title-small">{title}</h2>
      <PersonWords>{text}</PersonWords>
    </div>
  );
}

function Reflection({ said }: { said: NonNullable<SharedItem['said']> }) {
  const { parts } = useShell().words.journal.editor;
  const names = Object.keys(parts) as (keyof typeof parts)[];
  return (
    <>
      {said.text ? <PersonWords>{said.text}</PersonWords> : null}
      {names.map((name) => (
        <Part title={parts[name]} text={said[name]} />
      ))}
    </>
  );
}

function Explored({ explored }: { explored: readonly string[] }) {
  const { moves } = useShell().words.moments.explore;
  return (
    <>
      {explored.map((text, index) => (
        <Part title={moves[index] ?? ''} text={text} />
      ))}
    </>
  );
}

function Words({ item }: { item: SharedItem }) {
  const { bigPicture } = useShell().words;
  const { said, explored, bigPicture: picture } = item;
  if (!said && !picture && explored.length === 0) return null;
  return (
    <Card>
      <Stack>
        {said ? <Reflection said={said} /> : null}
        <Explored explored={explored} />
        {picture ? (
          <>
            <Part title={bigPicture.career} text={picture.whyCareer} />
            <Part title={bigPicture.product} text={picture.whyProduct} />
          </>
        ) : null}
      </Stack>
    </Card>
  );
}

function Answer({ item, at }: { item: SharedItem; at: string }) {
  const { words } = useShell();
  const { shared, moments } = words;
  if (!item.canAnswer) return null;
  if (!item.acknowledgedAt) {
    return (
      <Card title={shared.friction.title} id="answer" now>
        <p>{shared.friction.lead}</p>
        <DeedButton id="acknowledge" action={`${at}/acknowledgement`} primary>
          {moments.acknowledgement.submit}
        </DeedButton>
      </Card>
    );
  }
  return (
    <Card id="answer">
      <p>{item.talkedAt ? shared.friction.talked : shared.friction.heard}</p>
      {item.talkedAt ? (
        <DeedButton id="untalk" action={`${at}/talk`} method="delete" quiet small>
          {moments.talk.undo}
        </DeedButton>
      ) : (
        <>
          <p class="small soft">{shared.friction.talkLead}</p>
          <div class="buttons">
            <DeedButton id="talk" action={`${at}/talk`}>
              {moments.talk.submit}
            </DeedButton>
            <DeedButton id="unacknowledge" action={`${at}/acknowledgement`} method="delete" quiet>
              {moments.acknowledgement.undo}
            </DeedButton>
          </div>
        </>
      )}
    </Card>
  );
}

/** The question it was written under, else what it is on. */
function ledeOf(item: SharedItem, words: Visit['words']): Child {
  const { shared, questions: asked, journal, moments } = words;
  const question = item.questionId ? asked[item.questionId as keyof typeof questions] : undefined;
  if (question) return question;
  if (item.goal) {
    return (
      <>
        {shared.onGoal} <a href={`/goals/${item.goal.id}`}>{item.goal.title}</a>
      </>
    );
  }
  if (item.friction) return moments.frictions[item.friction];
  return item.subject ? journal.subjects[item.subject] : undefined;
}

/** The page of one shared thing. */
export function SharedItemPage({ visit, engagementId, item, client, notice, slip }: ItemPageProps) {
  const { words, shell } = visit;
  const kind = kindOf(item, words);
  const back = (
    <>
      <a href={`/engagements/${engagementId}/shared`}>{words.shared.title(client)}</a> · {kind} ·{' '}
      {shell.dates.day(item.madeOn)}
    </>
  );
  return (
    <Page shell={shell} title={kind} here="people" notice={notice} narrow>
      <PageTitle eyebrow={back} lede={ledeOf(item, words)}>
        {item.line ?? kind}
      </PageTitle>
      <Stack>
        <Refused slip={slip} unless={[]} />
        <Words item={item} />
        <Answer item={item} at={`/engagements/${engagementId}/shared/${item.itemId}`} />
        <p class="small soft">{words.shared.noted(client)}</p>
      </Stack>
    </Page>
  );
}
