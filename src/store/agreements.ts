// The agreement's words: what a coach wrote last, in whatever engagement.
import type { Id } from '../domain/kernel/id.ts';
import { agreementTexts, engagements } from './engagements.table.ts';
import { findAll, findBones } from './find.ts';
import type { Rows } from './store.ts';

/** The text this coach wrote last, opened; undefined before the first. */
export async function lastTextBy(rows: Rows, coachId: Id) {
  const theirs = await findBones(rows, engagements, { coachId });
  const bones = await findBones(rows, agreementTexts, { engagementId: theirs.map(({ id }) => id) });
  const last = bones
    .filter(({ writtenBy }) => writtenBy === coachId)
    .toSorted((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1))[0];
  const [opened] = last ? await findAll(rows, agreementTexts, { id: last.id }) : [];
  return opened;
}
