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

function PictureForm({ current, slip }: Pick<BigPicturePageProps, 'current' | 'slip'>) {
  const { bigPicture } = useShell().words;
  const isStale = slip?.refusal.code === 'big_picture.changed_meanwhile';
  return (
    <Card id="picture" now>
      {isStale && current ? (
        <Disclosure label={bigPicture.changedMeanwhile} open>
          <PersonWords>{current.whyCareer}</PersonWords>
          <PersonWords>{current.whyProduct}</PersonWords>
        </Disclosure>
      ) : null}
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
    </Card>
  );
}

function LongTerm({ goals }: Pick<BigPicturePageProps, 'goals'>) {
  const { bigPicture } = useShell().words;
  const items = goals.map(({ id, title, pace }) => (
    <Item title={<a href={`/goals/${id}`}>{title}</a>} end={pace} />
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
          <PictureForm current={current} slip={slip} />
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
