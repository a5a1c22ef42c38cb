// How a page reads and a form acts: both call deeds; what they refuse comes back on the same page with what was typed.
import type { Context } from 'hono';
import { type Deed, perform } from '../app/deed.ts';
import { textInput } from '../app/text-input.ts';
import { type Outcome, type Refusal, refuse } from '../domain/kernel/outcome.ts';
import { statusOf } from '../words/refusal-status.ts';
import { saysTooMuch } from './request-size.ts';
import type { Slip } from './slip.ts';
import type { Visit, VisitEnv } from './visit.ts';

/** A refusal on its way to the page that says it: thrown by `ask`, caught where pages are put together. */
export class PageRefusal extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refusal);
    this.refusal = refusal;
  }
}

/** A form whose deed is not, or no longer, this person's: only a stale page still has it, so it is not drawn again. */
export class FormGone extends PageRefusal {}

/** Reads by a deed for this visit's person; a refusal becomes the page that says so. */
export async function ask<I, O>(visit: Visit, deed: Deed<I, O>, input: I): Promise<O> {
  const outcome = await perform(deed, input, visit.actor, visit.ports);
  if (!outcome.ok) throw new PageRefusal(outcome);
  return outcome.value;
}

type Answer = Response | Promise<Response>;

/** What a form's route says beside its deed. */
export interface FormRoute<I, O> {
  /** More input that the form does not carry. */
  readonly also?: (visit: Visit, c: Context<VisitEnv>) => Record<string, unknown>;
  /** Where to go once it is done; a page of its own only for what is shown this once, in a form sent `whole`. */
  readonly next: (output: O, input: I, visit: Visit, c: Context<VisitEnv>) => string | Answer;
  /** The page again, with the slip. */
  readonly again: (c: Context<VisitEnv>, slip: Slip, input: Record<string, unknown>) => Answer;
}

type Typed = Record<string, string | readonly string[]>;

/** What a form says, by the names of its fields. */
export async function typedInto(c: Context): Promise<Typed> {
  const body = await c.req.parseBody({ all: true });
  const typed: Typed = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') typed[name] = value;
    else if (Array.isArray(value)) typed[name] = value.filter((one) => typeof one === 'string');
  }
  return typed;
}

/** The refusal of a form as its page shows it: in words, with what was typed. */
export function slipOf(deed: string, values: Typed, refusal: Refusal, visit: Visit): Slip {
  const { refusals } = visit.words;
  const named = refusal.detail?.fields;
  const fields = Array.isArray(named)
    ? Object.fromEntries(named.map((name: string) => [name, refusals.field(name, refusal.detail ?? {})]))
    : refusals.fieldsOf(refusal.refusal, refusal.detail ?? {});
  const words = refusals.say(refusal.refusal, refusal.detail ?? {});
  return { deed, values, refusal: { code: refusal.refusal, words, fields } };
}

/** What the deed says to the form; a form that says too much never reaches it. */
async function done<I, O>(
  deed: Deed<I, O>,
  input: unknown,
  values: Typed,
  visit: Visit,
): Promise<Outcome<O>> {
  return saysTooMuch(values) ? refuse('input.too_large') : perform(deed, input, visit.actor, visit.ports);
}

/** Says with which status the form is shown again; what is not there, or not there any more, is a page of its own. */
function sayStatus(c: Context, outcome: Refusal): void {
  const status = statusOf(outcome.refusal);
  if (status === 404 || status === 401) throw new PageRefusal(outcome);
  if (outcome.isBarred) throw new FormGone(outcome);
  c.status(status);
  if (status === 429) c.header('Retry-After', String(outcome.detail?.['retryAfter'] ?? 60));
}

/** The answer to a posted form: does the deed, then goes on, or shows the page again with 4xx and what was typed. */
export function acts<I, O>(deed: Deed<I, O>, route: FormRoute<I, O>) {
  return async (c: Context<VisitEnv>): Promise<Response> => {
    const visit = c.get('visit');
    const values = await typedInto(c);
    const input = { ...textInput(deed.input, values), ...c.req.param(), ...route.also?.(visit, c) };
    const outcome = await done(deed, input, values, visit);
    if (outcome.ok) {
      const onward = route.next(outcome.value, input as I, visit, c);
      return typeof onward === 'string' ? c.redirect(onward, 303) : onward;
    }
    sayStatus(c, outcome);
    return route.again(c, slipOf(deed.name, { ...values, ...c.req.param() }, outcome, visit), input);
  };
}
