// Mail that a deed records; a sweep delivers it. Without a mail server nothing is recorded.
import type { Id } from '../../domain/kernel/id.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { outbox } from '../../store/people.table.ts';
import type { Rows } from '../../store/store.ts';
import type { Ports } from '../ports.ts';

/** What a letter is about; its words are chosen by it when it is delivered. */
export type LetterKind =
  | 'reset'
  | 'password changed'
  | 'confirm address'
  | 'address changing'
  | 'sign up'
  | 'sign up again'
  | 'invitation'
  | 'factor changed'
  | 'token made';

/** A letter to one address. `content` holds links and names for its words. */
export interface Letter {
  readonly kind: LetterKind;
  readonly to: string;
  /** Whose key seals it; null for somebody who is not here yet. */
  readonly personId: Id | null;
  readonly content?: Readonly<Record<string, string>>;
}

interface Where {
  readonly rows: Rows;
  readonly ports: Ports;
  readonly at: Instant;
}

/** Puts a letter where the sweep finds it; its Message-ID is fixed now, so that sending twice shows as one. */
export async function postLetter({ rows, ports, at }: Where, letter: Letter): Promise<void> {
  if (!ports.hasMail) return;
  const id = ports.newId();
  await rows.put(outbox, [
    {
      id,
      personId: letter.personId,
      kind: letter.kind,
      to: letter.to,
      content: { ...letter.content },
      state: 'waiting',
      dueAt: at,
      leaseUntil: null,
      tries: 0,
      messageId: `<${id}@${new URL(ports.url).hostname}>`,
      madeAt: at,
      settledAt: null,
    },
  ]);
}
