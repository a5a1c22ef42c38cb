// A deed: one thing a person may do, with its name, place, input, output and the rule that decides. Doors only call it.
import type { z } from 'zod';
import type { Thing, Verb } from '../domain/engagement/access.ts';
import { type Outcome, type Refusal, refuse } from '../domain/kernel/outcome.ts';
import { type Instant, plus } from '../domain/kernel/time.ts';
import type { Actor } from './actor.ts';
import { uncleanFields } from './clean-input.ts';
import { refusalIn } from './faults.ts';
import type { Ports } from './ports.ts';

/** Where a deed lives as a noun: `POST /sessions/:sessionId/closing`. */
export type NounPath = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** What every door knows of a deed before performing it. */
export interface DeedCard {
  /** `noun.verb`, stable. */
  readonly name: string;
  readonly path: NounPath;
  /** One sentence for the API's description. */
  readonly says: string;
  /** The row of the access table that it passes. */
  readonly thing: Thing;
  readonly verb: Verb;
  /** Reading deeds use a read connection and change nothing. */
  readonly reads: boolean;
  /** Account matters: never by token; `fresh` ones ask who you are again. */
  readonly guard?: 'page' | 'fresh';
}

/** A deed as pages call it. */
export interface Deed<I, O> extends DeedCard {
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
  // A method, so that deeds of every input can stand in one list: `perform` below hands it only what `input` let in.
  perform(input: I, actor: Actor, ports: Ports): Promise<Outcome<O>>;
}

/** A deed as the API, the command line and tests list it: its types are known only at run time. */
export type AnyDeed = Deed<unknown, unknown>;

/** How long after proving who you are an account matter may be done without asking again, in minutes. */
const FRESH_MINUTES = 10;

function fieldsOf(error: z.ZodError): readonly string[] {
  return [...new Set(error.issues.map((issue) => issue.path.join('.') || 'input'))];
}

function wrongInput(error: z.ZodError): Refusal {
  const fields = fieldsOf(error);
  const reasons = error.issues.map((issue) => issue.message);
  return refuse('input.invalid', { fields, reasons });
}

/** Whether somebody proved who they are within the last ten minutes. */
export function isFresh(actor: Actor, at: Instant): boolean {
  if (actor.kind !== 'person' || actor.via !== 'page') return false;
  return actor.freshAt >= plus(at, { minutes: -FRESH_MINUTES });
}

/** A link in a mail does its one deed on its one item, and nothing else that its person could do. */
function isBeyondLink({ name, path }: DeedCard, actor: Actor, input: unknown): boolean {
  if (actor.kind !== 'mail link') return false;
  const item = /:(\w+)/.exec(path)?.[1] ?? '';
  const given = (input ?? {}) as Readonly<Record<string, unknown>>;
  return actor.deed !== name || given[item] !== actor.item;
}

function guarded(deed: DeedCard, actor: Actor, at: Instant): Refusal | null {
  if (!deed.guard) return null;
  const isProgram = actor.kind === 'mail link' || (actor.kind === 'person' && actor.via !== 'page');
  if (isProgram) return refuse('account.not_by_token');
  const asksAgain = deed.guard === 'fresh' && actor.kind === 'person' && !isFresh(actor, at);
  return asksAgain ? refuse('account.prove_again') : null;
}

/**
 * Performs a deed: the input is checked once, here, whatever door it came through. A fault of the database comes back as
 * a refusal (`store.full` and the like), so that nothing typed is lost; anything else unexpected throws.
 */
export async function perform<I, O>(
  deed: Deed<I, O>,
  raw: unknown,
  actor: Actor,
  ports: Ports,
): Promise<Outcome<O>> {
  const unclean = uncleanFields(raw);
  if (unclean.length > 0) return refuse('input.invalid', { fields: unclean });
  const parsed = deed.input.safeParse(raw);
  if (!parsed.success) return wrongInput(parsed.error);
  const barred = guarded(deed, actor, ports.now());
  if (barred) return barred;
  if (isBeyondLink(deed, actor, parsed.data)) return refuse('account.sign_in');
  try {
    return await deed.perform(parsed.data, actor, ports);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return refusal;
  }
}
