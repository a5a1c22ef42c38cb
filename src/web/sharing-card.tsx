// Who reads something of one's own: shared item by item, taken back at once, and before that whether it was read.
import type { SharingView } from '../app/sharing-views.ts';
import { dayAt } from '../domain/kernel/time.ts';
import { Card } from './parts/cards.tsx';
import { DeedButton } from './parts/forms.tsx';
import { useShell } from './shell.ts';

interface SharingCardProps {
  readonly sharing: SharingView;
  /** Where sharing is posted and taken back: `/moments/1/sharing`. */
  readonly action: string;
  readonly zone: string;
}

function Shared({ one, action, zone }: { one: SharingView['shared'][number]; action: string; zone: string }) {
  const { words, dates } = useShell();
  const read = one.readAt ? words.sharing.read(dates.day(dayAt(one.readAt, zone))) : words.sharing.unread;
  return (
    <>
      <p>
        {words.sharing.with(one.coach)} <span class="small soft">{read}</span>
      </p>
      <p class="small soft">{words.sharing.takeBackLead}</p>
      <DeedButton
        id={`back-${one.engagementId}`}
        action={action}
        method="delete"
        hidden={{ engagementId: one.engagementId }}
        about={one.coach}
      >
        {words.sharing.takeBack}
      </DeedButton>
    </>
  );
}

/** With whom it is shared, and with whom it could be. */
export function SharingCard({ sharing, action, zone }: SharingCardProps) {
  const { words } = useShell();
  const isPrivate = sharing.shared.length === 0;
  return (
    <Card title={words.sharing.title} id="sharing">
      {isPrivate ? <p>{words.sharing.private}</p> : null}
      {sharing.shared.map((one) => (
        <Shared one={one} action={action} zone={zone} />
      ))}
      {sharing.open.map(({ engagementId, coach }) => (
        <DeedButton id={`share-${engagementId}`} action={action} hidden={{ engagementId }}>
          {words.sharing.share(coach)}
        </DeedButton>
      ))}
    </Card>
  );
}
