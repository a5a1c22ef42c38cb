// By when something is wanted, in four languages; and what only looks like it.
import { expect, it } from 'vitest';
import { deadlineIn } from '../../../src/domain/attention/deadline.ts';
import { sentencesFor } from '../../../src/domain/attention/request.ts';

const AT = '2026-03-10T09:00:00.000Z';

function found(text: string): string | undefined {
  const lower = text.toLowerCase();
  const deadline = deadlineIn(lower, sentencesFor(lower), AT);
  return deadline && text.slice(deadline.from, deadline.to);
}

it.each([
  ['Could you send me the notes by Friday?', 'by Friday'],
  ['We need the draft before the end of the week.', 'before the end of the week'],
  ['Please sign it by March 20th, it goes out then.', 'by March 20th'],
  ['It is due 2026-03-12.', 'due 2026-03-12'],
  ['Schickst du mir das bis Freitag?', 'bis Freitag'],
  ['Wir brauchen es bis zum 20. März.', 'bis zum 20. März'],
  ['Bitte bis 14.3. antworten.', 'bis 14.3.'],
  ['Pouvez-vous répondre avant vendredi ?', 'avant vendredi'],
  ['Il nous le faut d’ici la fin de la semaine.', 'd’ici la fin de la semaine'],
  ['¿Puedes mandarlo antes del viernes?', 'antes del viernes'],
  ['Lo necesitamos para el 20 de marzo.', 'para el 20 de marzo'],
  ['This is urgent, I am afraid.', 'urgent'],
])('%s', (text, phrase) => expect(found(text)).toBe(phrase));

it.each([
  'It was written by two people.',
  'We met before, by the river.',
  'The archive goes back until 2019-01-01.',
  'It was due 12 January, and came.',
  'Bis dann!',
  'Friday was fine.',
  '',
])('%s names none', (text) => expect(found(text)).toBeUndefined());

it('looks over the end of the year', () => {
  const lower = 'please answer by 5 january.';
  expect(deadlineIn(lower, sentencesFor(lower), '2026-12-30T09:00:00.000Z')).toMatchObject({ isDay: true });
});
