// Saying something without a new page: a short line at the bottom, and for those who listen.

/** Shows a line for a while and reads it out; with a button it stays. */
export function tell(words: string, button?: { readonly label: string; readonly press: () => void }): void {
  const place = document.getElementById('says');
  if (!place) return;
  place.textContent = words;
  if (button) place.append(pressing(button, () => clear(place)));
  else setTimeout(() => place.textContent === words && clear(place), 6000);
}

function clear(place: HTMLElement): void {
  place.textContent = '';
}

/** A small button that does one thing. */
export function pressing(button: { readonly label: string; readonly press: () => void }, also?: () => void) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button button-small';
  element.textContent = button.label;
  element.addEventListener('click', () => {
    also?.();
    button.press();
  });
  return element;
}

/** A notice that came with a page is read out too, since a page swapped by script announces nothing by itself. */
export function startTelling(): void {
  let first = true;
  addEventListener('turbo:load', () => {
    const notice = document.querySelector('[data-notice][role=status]');
    const heard = document.getElementById('heard');
    if (heard) heard.textContent = first ? '' : (notice?.textContent ?? document.title);
    first = false;
  });
  // A refused form is drawn without a visit; the reader begins at what is missing.
  addEventListener('turbo:render', () => document.querySelector<HTMLElement>('.refusal')?.focus());
}
