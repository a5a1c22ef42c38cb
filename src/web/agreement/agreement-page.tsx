// The page of the agreement: where it stands, the text, the terms, the names, and what this reader can do with it.
import type { AgreementView } from '../../app/agreements.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, PageTitle, Stack } from '../parts/cards.tsx';
import { Check } from '../parts/choices.tsx';
import { Field, TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form, LinkButton } from '../parts/forms.tsx';
import { Disclosure, Empty, Notice, Warning } from '../parts/notes.tsx';
import { useShell } from '../shell.ts';
import { type Slip, slipFor } from '../slip.ts';
import type { Visit } from '../visit.ts';
import { ReadableText, Signatures, Terms } from './agreement-text.tsx';

/** What the page is drawn from. */
export interface AgreementPageProps {
  readonly visit: Visit;
  readonly view: AgreementView;
  readonly slip?: Slip | undefined;
  readonly notice?: string | undefined;
}

const otherOf = ({ reader }: AgreementView): string =>
  (reader.party === 'client' ? reader.coachName : reader.clientName) ?? '';

function stateOf(view: AgreementView, words: Visit['words']['agreement']): string | null {
  const { states } = words;
  if (view.isOver) return states.over;
  const signed = new Set(view.newest?.signatures.map(({ party }) => party));
  if (!view.newest) return null;
  if (signed.size === 2) return states.holds;
  if (signed.size === 0) return states.waitsForBoth;
  return signed.has(view.reader.party)
    ? states.waitsForOther(otherOf(view))
    : states.waitsForYou(otherOf(view));
}

function State({ view }: { view: AgreementView }) {
  const { words, dates } = useShell();
  const { agreement } = words;
  const state = stateOf(view, agreement);
  const { newest, holding, isOver, reader } = view;
  if (!state || !newest) return null;
  if (!holding || isOver) return <Notice>{state}</Notice>;
  const day = dates.moment(newest.writtenAt, reader.zone);
  return (
    <Warning>
      <p>{agreement.states.changed(holding.number, day)}</p>
      <p>{state}</p>
    </Warning>
  );
}

function Sign({ view, slip }: { view: AgreementView; slip: Slip | undefined }) {
  const { sign } = useShell().words.agreement;
  const { newest, maySign } = view;
  if (!newest || !maySign) return null;
  return (
    <Card title={sign.title} id="sign" now>
      <p class="small soft">{sign.lead}</p>
      <Form
        id="sign-form"
        action={`/engagements/${view.reader.engagementId}/agreement/signatures/${newest.id}`}
        hidden={{ hash: newest.hash }}
        slip={slipFor(slip, 'agreement.sign')}
      >
        <Field name="name" label={sign.name} autocomplete="name" maxLength={200} required spoken />
        <ButtonRow>
          <Button primary>{sign.act}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function WriteForm({ view, slip }: { view: AgreementView; slip: Slip | undefined }) {
  const { agreement } = useShell().words;
  const { write } = agreement;
  const { start, newest, reader } = view;
  if (!start) return null;
  const action = `/engagements/${reader.engagementId}/agreement-texts`;
  return (
    <Form id="write" action={action} slip={slip}>
      <TextArea
        name="text"
        label={write.text}
        hint={write.textHint}
        value={start.text ?? agreement.usual}
        lines={12}
        required
      />
      <Field
        name="noticeHours"
        label={write.noticeHours}
        hint={write.noticeHint}
        type="number"
        min={0}
        max={168}
        value={String(start.noticeHours)}
        short
        required
      />
      <Field
        name="afterEndDays"
        label={write.afterEndDays}
        hint={write.afterEndHint}
        type="number"
        min={0}
        max={30}
        value={String(start.afterEndDays)}
        short
        required
      />
      <Field
        name="retentionMonths"
        label={write.retentionMonths}
        hint={write.retentionHint}
        type="number"
        min={0}
        max={120}
        value={String(start.retentionMonths)}
        short
        required
      />
      <Check name="tellsCoach" label={write.tellsCoach} checked={start.tellsCoach} />
      <ButtonRow>
        <Button primary>{newest ? write.actChanged : write.act}</Button>
      </ButtonRow>
    </Form>
  );
}

function Write({ view, slip }: { view: AgreementView; slip: Slip | undefined }) {
  const { write, none } = useShell().words.agreement;
  const { start, newest, isOver } = view;
  if (!start || isOver) return null;
  const own = slipFor(slip, 'agreement.write');
  if (!newest) {
    return (
      <Card title={write.title} id="write-card">
        <p class="soft">{start.text === null ? none.coach : none.earlier}</p>
        <WriteForm view={view} slip={own} />
      </Card>
    );
  }
  return (
    <Disclosure label={write.change} open={own !== undefined} button id="change">
      <p class="small soft">{write.changeLead}</p>
      <WriteForm view={view} slip={own} />
    </Disclosure>
  );
}

function Nothing({ view }: { view: AgreementView }) {
  const { none } = useShell().words.agreement;
  const { reader, newest } = view;
  if (newest || reader.party === 'coach') return null;
  if (reader.coachName !== null) return <Empty words={none.client(reader.coachName)} />;
  return (
    <Empty words={none.alone}>
      <LinkButton href="/invitations?role=coach">{none.invite}</LinkButton>
    </Empty>
  );
}

function Text({ view }: { view: AgreementView }) {
  const { words, dates } = useShell();
  const { agreement } = words;
  const { newest, holding, reader } = view;
  if (!newest) return null;
  const version = agreement.version(newest.number, dates.dayYear(dayAt(newest.writtenAt, reader.zone)));
  return (
    <>
      <Card title={version} id="text">
        <ReadableText text={newest.text} />
        <Terms text={newest} />
        <Signatures text={newest} zone={reader.zone} />
      </Card>
      {holding ? (
        <Disclosure label={agreement.earlier(holding.number)} id="holding">
          <Card>
            <ReadableText text={holding.text} />
            <Terms text={holding} />
            <Signatures text={holding} zone={reader.zone} />
          </Card>
        </Disclosure>
      ) : null}
    </>
  );
}

/** The page of one engagement's agreement. */
export function AgreementPage({ visit, view, slip, notice }: AgreementPageProps) {
  const { agreement } = visit.words;
  const { reader } = view;
  const names = [reader.clientName, reader.coachName].filter((name) => name !== null);
  const here = reader.party === 'client' ? 'sprint' : 'people';
  return (
    <Page shell={visit.shell} title={agreement.title} here={here} notice={notice} narrow>
      <PageTitle
        eyebrow={<a href={`/engagements/${reader.engagementId}`}>{names.join(' · ')}</a>}
        lede={agreement.lede}
      >
        {agreement.title}
      </PageTitle>
      <Stack wide>
        <State view={view} />
        <Nothing view={view} />
        <Text view={view} />
        <Sign view={view} slip={slip} />
        <Write view={view} slip={slip} />
      </Stack>
    </Page>
  );
}
