// The agreement: read with its signatures, written by the coach version by version, signed by both.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AgreementText } from '../domain/engagement/agreement.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import {
  DEFAULT_TERMS,
  holdingText,
  newestText,
  signatureUnder,
  signText,
  TERM_LIMITS,
  type Terms,
  writeText,
} from '../domain/engagement/signing.ts';
import { accept } from '../domain/kernel/outcome.ts';
import { lastTextBy } from '../store/agreements.ts';
import { agreementTexts, signatures as signatureTable } from '../store/engagements.table.ts';
import { findAll } from '../store/find.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed, engagementReading, type Scene } from './engagement-deed.ts';
import { DONE, idField, MADE, textField } from './fields.ts';
import { readerView, viewReader } from './reader-views.ts';

const termsView = z.object({
  noticeHours: z.int(),
  afterEndDays: z.int(),
  retentionMonths: z.int(),
  tellsCoach: z.boolean(),
});

const signatureView = z.object({
  party: z.enum(['client', 'coach']),
  name: z.string(),
  at: z.string(),
  hash: z.string(),
});

const agreementTextView = termsView.extend({
  id: z.string(),
  number: z.int(),
  text: z.string(),
  /** SHA-256 of the words and the terms together, hexadecimal. */
  hash: z.string(),
  writtenAt: z.string(),
  signatures: z.array(signatureView),
});

/** One version of the text as it is shown. */
export type AgreementTextView = z.infer<typeof agreementTextView>;

/** What a coach begins to write from. */
const startView = termsView.extend({ text: z.string().nullable() });

const agreementView = z.object({
  reader: readerView,
  isOver: z.boolean(),
  newest: agreementTextView.nullable(),
  /** The last text both signed, where that is not the newest. */
  holding: agreementTextView.nullable(),
  versions: z.array(z.object({ id: z.string(), number: z.int(), writtenAt: z.string() })),
  maySign: z.boolean(),
  /** For the coach: the newest text, else the last one of theirs from elsewhere; without words, the one that ships. */
  start: startView.nullable(),
});

/** The agreement as it is shown. */
export type AgreementView = z.infer<typeof agreementView>;

/** The fingerprint of a text: of its words and its terms together, in a fixed order. */
export function agreementHash(text: string, terms: Terms): string {
  const { noticeHours, afterEndDays, retentionMonths, tellsCoach } = terms;
  const whole = JSON.stringify([text, noticeHours, afterEndDays, retentionMonths, tellsCoach]);
  return createHash('sha256').update(whole).digest('hex');
}

async function viewText({ book, rows }: Scene, text: AgreementText): Promise<AgreementTextView> {
  const [opened] = await findAll(rows, agreementTexts, { id: text.id });
  const signed = await findAll(rows, signatureTable, { textId: text.id });
  const { id, number, noticeHours, afterEndDays, retentionMonths, tellsCoach, hash, writtenAt } = text;
  return {
    ...{ id, number, noticeHours, afterEndDays, retentionMonths, tellsCoach, hash, writtenAt },
    text: opened?.words?.text ?? '',
    signatures: signed
      .map((one) => ({
        party: one.personId === book.engagement.clientId ? ('client' as const) : ('coach' as const),
        name: one.words?.name ?? '',
        at: one.signedAt,
        hash: one.hash,
      }))
      .toSorted((a, b) => (a.party < b.party ? -1 : 1)),
  };
}

async function startOf({ rows, me }: Scene, newest: AgreementTextView | null) {
  const last = newest ? undefined : await lastTextBy(rows, me);
  const from = newest ?? last ?? DEFAULT_TERMS;
  const { noticeHours, afterEndDays, retentionMonths, tellsCoach } = from;
  const text = newest?.text ?? last?.words?.text ?? null;
  return { noticeHours, afterEndDays, retentionMonths, tellsCoach, text };
}

/** The agreement with both signatures, and the text that still holds where the newest is not signed by both. */
export const readAgreement = engagementReading({
  name: 'agreement.read',
  path: 'GET /engagements/:engagementId/agreement',
  says: 'The newest text of the agreement with its signatures, and the one that holds meanwhile.',
  thing: 'agreement',
  verb: 'read',
  input: z.object({ engagementId: idField }),
  output: agreementView,
  async run(scene) {
    const { book, party, standing } = scene;
    const written = newestText(book);
    const holds = holdingText(book);
    const newest = written ? await viewText(scene, written) : null;
    const over = isOver(book.engagement);
    const signs = written !== undefined && !over && signatureUnder(book, written, party) === undefined;
    return accept({
      reader: await viewReader(scene),
      isOver: over,
      newest,
      holding: holds && holds.id !== written?.id ? await viewText(scene, holds) : null,
      versions: book.texts
        .map(({ id, number, writtenAt }) => ({ id, number, writtenAt }))
        .toSorted((a, b) => a.number - b.number),
      maySign: signs && (standing === 'client' || standing === 'coach'),
      start: standing === 'coach' ? await startOf(scene, newest) : null,
    });
  },
});

/** The coach's next version; it holds once both have signed it. */
export const writeAgreement = engagementDeed({
  name: 'agreement.write',
  path: 'POST /engagements/:engagementId/agreement-texts',
  says: 'Writes the next version of the agreement; the one both signed before holds until both sign this one.',
  thing: 'agreement',
  verb: 'write',
  input: z.object({
    engagementId: idField,
    text: textField,
    noticeHours: z.int().min(0).max(TERM_LIMITS.noticeHours).default(DEFAULT_TERMS.noticeHours),
    afterEndDays: z.int().min(0).max(TERM_LIMITS.afterEndDays).default(DEFAULT_TERMS.afterEndDays),
    retentionMonths: z.int().min(0).max(TERM_LIMITS.retentionMonths).default(DEFAULT_TERMS.retentionMonths),
    tellsCoach: z.boolean().default(DEFAULT_TERMS.tellsCoach),
  }),
  output: MADE,
  run({ book, party, at, newId }, { text, noticeHours, afterEndDays, retentionMonths, tellsCoach }) {
    const id = newId();
    const terms = { noticeHours, afterEndDays, retentionMonths, tellsCoach };
    const hash = agreementHash(text, terms);
    const changes = writeText(book, { by: party, id, ...terms, hash }, at);
    if (!changes.ok) return changes;
    return accept({
      changes: changes.value,
      words: { texts: { [id]: { words: { text } } } },
      output: { id },
    });
  },
});

/** One side's name under the text they read, by its fingerprint. */
export const signAgreement = engagementDeed({
  name: 'agreement.sign',
  path: 'POST /agreement-texts/:textId/signatures',
  says: 'Signs a text with your name and the hash of what you read.',
  thing: 'signature',
  verb: 'write',
  input: z.object({ textId: idField, name: z.string().trim().max(200), hash: z.string().max(200) }),
  output: DONE,
  run({ book, party, at, newId }, { textId, name, hash }) {
    const id = newId();
    const command = { by: party, id, textId, hash, nameGiven: name !== '' };
    const changes = signText(book, command, at);
    if (!changes.ok) return changes;
    const words = { signatures: { [id]: { words: { name } } } };
    return accept({ changes: changes.value, words, output: {} });
  },
});

/** The deeds of this file. */
export const agreementDeeds: readonly AnyDeed[] = [readAgreement, writeAgreement, signAgreement];
