// Refusals around the agreement.
import type { Sayings } from '../../refusals.ts';

export const agreements: Sayings = {
  'agreement.not_found': 'This agreement is not here.',
  'agreement.not_yours': 'The coach writes the text; both sign it.',
  'agreement.terms': ({ noticeHours = 168, afterEndDays = 30, retentionMonths = 120 }) =>
    `The terms go up to ${noticeHours} hours, ${afterEndDays} days and ${retentionMonths} months.`,
  'agreement.unchanged': 'Nothing in the text or its terms has changed, so it stays the version it is.',
  'agreement.no_text': 'There is no text to sign yet.',
  'agreement.not_newest':
    'A newer text was put forward meanwhile. It stands on this page now; please read and sign that one.',
  'agreement.changed': 'The text is not the one you read. Please read it as it stands now, and sign again.',
  'agreement.name': 'Please write your name; it is your signature.',
  'agreement.signed': 'You have signed this text already.',
};
