// Messages by keys: `j` and `k` lead from one to the next, `y` and `n` say whether it mattered, `g` opens its goals, `u` takes
// the last word back. After a word the reader stands at the message that comes next, and the page stays where it is.

const LETTER = '.letter[tabindex]';

function letters(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(LETTER)].filter((letter) => letter.checkVisibility());
}

function here(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(LETTER) ?? null;
}

function stand(letter: HTMLElement | undefined): boolean {
  if (!letter) return false;
  letter.focus({ preventScroll: true });
  letter.scrollIntoView({ block: 'nearest' });
  return true;
}

/** The message after or before the one the reader stands at; the first, where they stand at none. */
function go(by: 1 | -1): boolean {
  const all = letters();
  const at = all.indexOf(here() as HTMLElement);
  if (at < 0) return stand(all[0]);
  stand(all[Math.min(all.length - 1, Math.max(0, at + by))]);
  return true;
}

function press(form: HTMLFormElement | null | undefined): boolean {
  form?.requestSubmit();
  return Boolean(form);
}

/** Does it to the message that the reader stands at; whoever stands at none is led to the first, and nothing is done. */
function toThis(act: (letter: HTMLElement) => boolean): boolean {
  const letter = here();
  return letter ? act(letter) : stand(letters()[0]);
}

function say(says: string): boolean {
  return toThis((letter) => press(letter.querySelector<HTMLFormElement>(`form[id^="${says}-"]`)));
}

const goalsOf = (letter: Element): HTMLDetailsElement | null =>
  letter.querySelector<HTMLDetailsElement>('details[id^="serves-"]');

function openGoals(letter: HTMLElement): boolean {
  const fold = goalsOf(letter);
  if (!fold) return false;
  const around = fold.parentElement?.closest('details');
  if (around) around.open = true;
  fold.open = true;
  fold.querySelector<HTMLElement>('button, a')?.focus();
  return true;
}

/** Escape folds what was opened in a message, and stands at the message again. */
function onEscape(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const fold = target?.closest<HTMLDetailsElement>('.letter details[open]');
  if (event.key !== 'Escape' || !fold) return;
  fold.open = false;
  stand(fold.closest<HTMLElement>(LETTER) ?? undefined);
}

function undo(): boolean {
  const own = here()?.querySelector<HTMLFormElement>('form[id^="undo-"]');
  return press(own ?? document.querySelector<HTMLFormElement>('form#undo'));
}

/** What single keys do where messages stand; nothing anywhere else. */
export const LETTER_KEYS: Readonly<Record<string, () => boolean>> = {
  j: () => go(1),
  k: () => go(-1),
  y: () => say('mattered'),
  n: () => say('did-not-matter'),
  g: () => toThis(openGoals),
  u: undo,
};

/** The place among the messages from which a word was said. */
let from = -1;

/** A word about a message draws the page anew in its place instead of from its top. */
function beforeSubmit(event: Event): void {
  const form = event.target as HTMLFormElement;
  const letter = form.closest<HTMLElement>(LETTER);
  if (!letter && form.id !== 'undo') return;
  form.dataset['turboAction'] = 'replace';
  from = letter ? letters().indexOf(letter) : -1;
  const fold = letter && goalsOf(letter);
  if (fold?.contains(form)) fold.open = false;
}

/** Whoever said a word goes on at the next message. */
function afterRender(): void {
  const all = letters();
  const { activeElement } = document;
  // What was done may lie folded away now, and the focus with it.
  const isLost = !activeElement?.checkVisibility() || activeElement === document.body;
  if (from >= 0 && isLost) stand(all[Math.min(from, all.length - 1)]);
  from = -1;
}

export function startLetters(): void {
  document.addEventListener('submit', beforeSubmit, true);
  document.addEventListener('keydown', onEscape);
  addEventListener('turbo:render', afterRender);
}
