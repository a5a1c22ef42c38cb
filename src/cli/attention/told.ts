// A proposal as the command line tells it: a line for another program, or a few lines for a person.
import type { Proposed } from '../../app/attention/proposals.ts';
import type { Reason } from '../../domain/attention/reason.ts';
import { attention } from '../../words/en/attention.ts';

function reasonTold({ evidence }: Reason, { aims }: Aims): string {
  const aim = 'aim' in evidence ? (aims.get(evidence.aim) ?? '') : '';
  const day = evidence.kind === 'invitation' ? (evidence.startsAt ?? '').slice(0, 10) : '';
  return attention.reason(evidence, aim, day);
}

/** What the person called their aims, by id. */
export interface Aims {
  readonly aims: ReadonlyMap<string, string>;
}

/** One line of JSON: the contract that a scoring program reads. */
export function jsonTold(
  { message, score, verdict, aim, reasons, mayHaveMissed }: Proposed,
  aims: Aims,
): string {
  const told = {
    id: message.id,
    at: message.at,
    score,
    verdict,
    goal: aim?.words ?? null,
    reasons: reasons.map((one) => reasonTold(one, aims)),
    ...(mayHaveMissed && { mayHaveMissed }),
  };
  return JSON.stringify(told);
}

/** Whatever a mail says must not steer the terminal it is printed on. */
function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '');
}

function who({ from }: Proposed['message']): string {
  return from.name || from.address;
}

/** The lines for a person: what and from whom, then why. */
export function linesTold(proposed: Proposed, aims: Aims): readonly string[] {
  const { message, aim, reasons, mayHaveMissed } = proposed;
  const { triage } = attention;
  const head = `${message.at.slice(0, 16).replace('T', ' ')}  ${who(message)}: ${message.subject || triage.noSubject}`;
  const why = reasons.map((one) => reasonTold(one, aims));
  const isSaid = reasons.some(({ evidence }) => evidence.kind === 'aim');
  const serves = aim && !isSaid ? [triage.serves(aim.words)] : [];
  const notes = [...(mayHaveMissed ? [attention.mayHaveMissed] : []), ...serves, ...why];
  return [harmless(head), ...notes.map((note) => harmless(`    ${note}`)), ''];
}
