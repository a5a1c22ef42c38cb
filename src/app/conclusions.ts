// What a session ends in: conclusions, amended with their history, and inquiries parked to be carried away.
import { z } from 'zod';
import { addConclusion, amendConclusion } from '../domain/engagement/concluding.ts';
import { isOver } from '../domain/engagement/engagement.ts';
import { refusedParty, refusedSession } from '../domain/engagement/step-guard.ts';
import { accept, refuse } from '../domain/kernel/outcome.ts';
import { findOne } from '../store/find.ts';
import { conclusions as conclusionTable, inquiries as inquiryTable } from '../store/sessions.table.ts';
import type { AnyDeed } from './deed.ts';
import { engagementDeed } from './engagement-deed.ts';
import { DONE, idField, lineField, MADE } from './fields.ts';
import { amended } from './notes.ts';

const ROW = { thing: 'conclusion', verb: 'write' } as const;
const INQUIRY_ROW = { thing: 'inquiry', verb: 'write' } as const;

/** A conclusion by either side, while the session is on. */
export const addOneConclusion = engagementDeed({
  name: 'conclusion.add',
  path: 'POST /sessions/:sessionId/conclusions',
  says: 'Adds a conclusion to a session that is on.',
  ...ROW,
  input: z.object({ sessionId: idField, text: lineField }),
  output: MADE,
  run({ book, party: by, at, newId }, { sessionId, text }) {
    const id = newId();
    const changes = addConclusion(book, { by, id, sessionId }, at);
    if (!changes.ok) return changes;
    const words = { conclusions: { [id]: { words: { text } } } };
    return accept({ changes: changes.value, words, output: { id } });
  },
});

/** A conclusion worded anew by either side; what stood before is kept. */
export const amendOneConclusion = engagementDeed({
  name: 'conclusion.amend',
  path: 'PATCH /conclusions/:conclusionId',
  says: 'Words a conclusion anew; what stood before is kept beside it.',
  ...ROW,
  input: z.object({ conclusionId: idField, text: lineField }),
  output: DONE,
  async run({ book, party: by, at, me, rows }, { conclusionId, text }) {
    const changes = amendConclusion(book, { by, conclusionId });
    if (!changes.ok) return changes;
    const before = await findOne(rows, conclusionTable, { id: conclusionId });
    const kept = amended(before?.words ?? null, text, at, me);
    const words = { conclusions: { [conclusionId]: { words: kept } } };
    return accept({ changes: changes.value, words, output: {} });
  },
});

/** An open question parked to carry away. */
export const parkInquiry = engagementDeed({
  name: 'inquiry.park',
  path: 'POST /sessions/:sessionId/inquiries',
  says: 'Parks an open question to carry away from a session that is on.',
  ...INQUIRY_ROW,
  input: z.object({ sessionId: idField, text: lineField }),
  output: MADE,
  async run({ book, party: by, at, rows, newId }, { sessionId, text }) {
    const no = refusedParty(book, by) ?? refusedSession(book, sessionId, at);
    if (no) return no;
    const id = newId();
    const inquiry = { id, sessionId, engagementId: book.engagement.id, by, at, stepId: null };
    await rows.put(inquiryTable, [{ ...inquiry, words: { text } }]);
    const facts = { by, session: sessionId };
    return accept({ events: [{ kind: 'InquiryParked', about: id, facts }], output: { id } });
  },
});

/** A parked question worded anew by either side. */
export const amendInquiry = engagementDeed({
  name: 'inquiry.amend',
  path: 'PATCH /inquiries/:inquiryId',
  says: 'Words a parked question anew; what stood before is kept beside it.',
  ...INQUIRY_ROW,
  input: z.object({ inquiryId: idField, text: lineField }),
  output: DONE,
  async run({ book, party: by, at, me, rows }, { inquiryId, text }) {
    if (isOver(book.engagement)) return refuse('engagement.over');
    const inquiry = await findOne(rows, inquiryTable, { id: inquiryId });
    if (!inquiry) return refuse('inquiry.not_found');
    await rows.put(inquiryTable, [{ ...inquiry, words: amended(inquiry.words, text, at, me) }]);
    return accept({ events: [{ kind: 'InquiryAmended', about: inquiryId, facts: { by } }], output: {} });
  },
});

/** The deeds of this file. */
export const conclusionDeeds: readonly AnyDeed[] = [
  addOneConclusion,
  amendOneConclusion,
  parkInquiry,
  amendInquiry,
];
