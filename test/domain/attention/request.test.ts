// What asks for something, in four languages, and what does not.
import { expect, test } from 'vitest';
import { ASKS, askChance, askTokensOf, requestIn } from '../../../src/domain/attention/request.ts';

const chance = (sentence: string): number => askChance(askTokensOf(sentence));

test.for([
  'Could you send me the draft by Friday?',
  'Please review the attached contract.',
  'Let me know what you think.',
  'Kannst du mir die Folien schicken?',
  'Bitte melden Sie sich bis Montag.',
  'Pouvez-vous relire ce texte ?',
  'Merci de confirmer votre venue.',
  '¿Puedes enviarme el informe?',
  'Avísame cuando llegues.',
])('asks: %s', (sentence) => {
  expect(chance(sentence)).toBeGreaterThanOrEqual(ASKS);
});

test.for([
  'The weather was fine.',
  'I applied it to the tree, thanks.',
  'Wir waren gestern im Garten.',
  'Nous étions au jardin hier.',
  'Ayer estuvimos en el jardín.',
])('does not ask: %s', (sentence) => {
  expect(chance(sentence)).toBeLessThan(ASKS);
});

test('the asking sentence of a text is found where it stands', () => {
  const text =
    'Thanks for the call. It went well.\n\nCould you send me the draft by Friday? The rest is fine.';
  const { chance: most, from, to, questions } = requestIn(text.toLowerCase());
  expect(most).toBeGreaterThan(0.9);
  expect(text.slice(from, to).trim()).toBe('Could you send me the draft by Friday?');
  expect(questions).toBe(1);
});

test('code, changes and quotes ask for nothing', () => {
  const text = '+\tif (could you send me) {\n-    please review();\n> can you?\n';
  expect(requestIn(text).chance).toBe(0);
});
