// What the deeds about accounts share: their rows of the access table, the shapes of their fields, their events.
import { z } from 'zod';
import type { Event } from '../../domain/kernel/event.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { isZone } from '../../domain/kernel/time.ts';
import { LONGEST } from './passwords.ts';

/** The row of the access table that one's own account passes. */
export const OWN_ACCOUNT = { thing: 'account', verb: 'write' } as const;
/** The same, for reading. */
export const OWN_ACCOUNT_READ = { thing: 'account', verb: 'read' } as const;

/** The row that whoever comes to the door passes: signing in, signing up, mailed links. */
export const WAY_IN = { thing: 'way in', verb: 'write' } as const;
/** The same, for looking. */
export const WAY_IN_READ = { thing: 'way in', verb: 'read' } as const;

/** What is left after its use: nothing to say but that it is done. */
export const NOTHING = z.object({});

/** A person's name: what others call them, on one line. */
export const nameField = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !/\p{Cc}/u.test(name), 'name');

/** An e-mail address. */
export const emailField = z
  .email()
  .max(254)
  .or(z.string().trim().pipe(z.email().max(254)));

/** A password as it was typed; how long it has to be is decided where it is set. */
export const passwordField = z
  .string()
  .min(1)
  .max(LONGEST * 4);

/** A secret out of a link or a cookie. */
export const secretField = z.string().regex(/^[\w-]{20,100}$/);

/** A code that hands type: six digits, or one of the recovery codes. */
export const codeField = z.string().trim().min(4).max(40);

/** An IANA zone that the runtime knows. */
export const zoneField = z.string().max(64).refine(isZone, 'zone');

/** A sign-in just made: the secret is for a cookie, and for nothing else. */
export const signInField = z.object({ secret: z.string(), endsAt: z.string() });

/** Something that happened to an account: told to its person alone. */
export function accountEvent(kind: string, about: Id, facts?: Event['facts']): Event {
  return facts ? { kind, about, facts, audience: 'author' } : { kind, about, audience: 'author' };
}
