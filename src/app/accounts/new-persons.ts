// How a person comes to be here: one row, one address, nobody twice.
import type { Id } from '../../domain/kernel/id.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import type { Zone } from '../../domain/kernel/time.ts';
import { persons } from '../../store/people.table.ts';
import { emailHashOf, personByEmail } from '../../store/persons.ts';
import type { DoorScene } from '../open-deed.ts';
import { goodPassword, type KeptPassword } from './password-changes.ts';

/** What somebody says of themselves when they come. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly zone: Zone;
  readonly password: string;
}

/** The newcomer's password as it will be kept, or why it is not good enough. */
export function passwordOfNewcomer(newcomer: Newcomer): Promise<Outcome<KeptPassword>> {
  return goodPassword(newcomer.password, { ...newcomer, hasSecondFactor: false });
}

/** Makes the person; `account.email_taken` when somebody here has this address. */
export async function makePerson(
  { rows, ports, at, newId }: DoorScene,
  newcomer: Newcomer,
  password: KeptPassword,
  isOwner: boolean,
): Promise<Outcome<Id>> {
  const emailHash = emailHashOf(ports.store.sealer, newcomer.email);
  if (await personByEmail(rows, emailHash)) return refuse('account.email_taken');
  const id = newId();
  await rows.put(persons, [
    {
      id,
      emailHash,
      email: newcomer.email.trim(),
      name: newcomer.name,
      zone: newcomer.zone,
      theme: 'system',
      shortcuts: true,
      isOwner,
      passwordHash: password.hash,
      passwordStandsAlone: password.standsAlone,
      totp: null,
      totpSince: null,
      totpStep: null,
      madeAt: at,
    },
  ]);
  return accept(id);
}
