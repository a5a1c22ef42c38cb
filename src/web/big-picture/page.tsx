// The big picture: two quiet questions, the long-term goals beside them, and how the answers changed.
import type { BigPictureView } from '../../app/big-pictures.ts';
import type { SharingView } from '../../app/sharing-views.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import { Page } from '../layout.tsx';
import { Card, Columns, PageTitle, Stack } from '../parts/cards.tsx';
import { TextArea } from '../parts/fields.tsx';
import { Button, ButtonRow, Form } from '../parts/forms.tsx';
import { Item, Rows, Story } from '../parts/lists.tsx';
import { Disclosure } from '../parts/notes.tsx';
import { PersonWords } from '../parts/people.tsx';
import { SharingCard } from '../sharing-card.tsx';
import { useShell } from '../shell.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';

interface BigPicturePageProps {
  readonly visit: Visit;
  readonly current: BigPictureView | null;
  readonly versions: readonly BigPictureView[];
  readonly sharing: SharingView;
  readonly goals: readonly { readonly id: string; readonly title: string; readonly pace: string }[];
  readonly notice?: string | undefined;
  readonly slip?: Slip | undefined;
}

type PictureProps = Pick<BigPicturePageProps, 'current' | 'slip'>;

/** What stands, to be read; its words are changed below them. */
function Picture({ current, slip }: PictureProps) {
  const { bigPicture } = useShell().words;
  if (!current) {
    return (
      <Card id="picture" now>
        <PictureForm current={current} slip={slip} />
      </Card>
    );
  }
  const { whyCareer, whyProduct } = current;
  return (
    <Card id="picture">
      <h2 class="title-small soft">{bigPicture.career}</h2>
      {whyCareer ? <PersonWords large>{whyCareer}</PersonWords> : <p class="soft">{bigPicture.nothing}</p>}
      <h2 class="title-small soft">{bigPicture.product}</h2>
      {whyProduct ? <PersonWords large>{whyProduct}</PersonWords> : <p class="soft">{bigPicture.nothing}</p>}
      <Disclosure label={bigPicture.change} open={slip !== undefined} button id="change">
        <PictureForm current={current} slip={slip} />
      </Disclosure>
    </Card>
  );
}

function PictureForm({ current, slip }: PictureProps) {
  const { bigPicture } = useShell().words;
  return (
    <Form id="big-picture" action="/big-picture" hidden={{ number: current?.number ?? 0 }} slip={slip}>
      <TextArea
        name="whyCareer"
        label={bigPicture.career}
        hint={bigPicture.careerHint}
        value={current?.whyCareer ?? ''}
        lines={3}
        maxLength={2000}
      />
      <TextArea
        name="whyProduct"
        label={bigPicture.product}
        value={current?.whyProduct ?? ''}
        lines={3}
        maxLength={2000}
      />
      <ButtonRow>
        <Button primary>{bigPicture.keep}</Button>
      </ButtonRow>
    </Form>
  );
}

function LongTerm({ goals }: Pick<BigPicturePageProps, 'goals'>) {
  const { bigPicture } = useShell().words;
  const items = goals.map(({ id, title, pace }) => (
    <Item title={<a href={`/goals/${id}`}>{title}</a>} small={pace} />
  ));
  return (
    <Card title={bigPicture.goals} id="long-term">
      <p class="small soft">{bigPicture.goalsLead}</p>
      {items.length > 0 ? <Rows items={items} /> : null}
      <p>
        <a href="/goals">{bigPicture.goalsAll}</a>
      </p>
    </Card>
  );
}

function Earlier({ versions, zone }: { versions: readonly BigPictureView[]; zone: string }) {
  const { words, dates } = useShell();
  if (versions.length < 2) return null;
  const points = versions.slice(1).map((version) => ({
    when: dates.dayYear(dayAt(version.at, zone)),
    at: version.at,
    what: (
      <>
        <PersonWords>{version.whyCareer}</PersonWords>
        <PersonWords>{version.whyProduct}</PersonWords>
      </>
    ),
  }));
  return (
    <Card title={words.bigPicture.earlier} id="earlier">
      <Story points={points} />
    </Card>
  );
}

/** The page of the big picture. */
export function BigPicturePage(props: BigPicturePageProps) {
  const { visit, current, versions, sharing, goals, notice, slip } = props;
  const { bigPicture } = visit.words;
  const zone = visit.person?.zone ?? 'UTC';
  return (
    <Page shell={visit.shell} title={bigPicture.title} here="goals" notice={notice}>
      <PageTitle lede={bigPicture.lede}>{bigPicture.title}</PageTitle>
      <Columns>
        <Stack>
          <Picture current={current} slip={slip} />
          <Earlier versions={versions} zone={zone} />
        </Stack>
        <Stack>
          <LongTerm goals={goals} />
          {current ? <SharingCard sharing={sharing} action="/big-picture/sharing" zone={zone} /> : null}
        </Stack>
      </Columns>
    </Page>
  );
}
