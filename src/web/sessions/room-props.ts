// What every part of a session's page is drawn from, and the few questions they all ask of it.
import type { SessionRead } from '../../app/session-readings.ts';
import type { Slip } from '../slip.ts';
import type { Visit } from '../visit.ts';

/** The page of one session for one reader. */
export interface RoomProps {
  readonly visit: Visit;
  readonly read: SessionRead;
  readonly slip?: Slip | undefined;
  /** The refused form is no longer on the page: its refusal stands at the top. */
  readonly isStray?: boolean;
  readonly notice?: string | undefined;
  /** While a screen is shared, everything private is left out. */
  readonly isScreenShared: boolean;
  /** This instant, and today where the client is. */
  readonly now: string;
  readonly today: string;
}

/** The reader's side and the other one, by name and zone. */
export interface Sides {
  readonly isClient: boolean;
  readonly mine: { readonly name: string; readonly zone: string };
  readonly other: { readonly name: string; readonly zone: string };
  readonly client: { readonly name: string; readonly zone: string };
  readonly coach: { readonly name: string; readonly zone: string };
}

/** Who reads, and who the other is. */
export function sidesOf({ people }: Pick<SessionRead, 'people'>): Sides {
  const { me, client, coach } = people;
  const isClient = me === 'client';
  return { isClient, client, coach, mine: isClient ? client : coach, other: isClient ? coach : client };
}

/** The city a zone is named after, as people say it. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Where this session's page and forms live. */
export const pathOf = ({ session }: Pick<SessionRead, 'session'>): string => `/sessions/${session.id}`;

/** Whether its time is over: nothing asks to prepare it any more. */
export function isTimeOver({ read, now }: Pick<RoomProps, 'read' | 'now'>): boolean {
  return !isUnsettled(read) || read.session.endsAt <= now;
}

/** Whether the hour can still be prepared, held or closed. */
export function isUnsettled({ session }: Pick<SessionRead, 'session'>): boolean {
  return session.state === 'planned' || session.state === 'in progress';
}
