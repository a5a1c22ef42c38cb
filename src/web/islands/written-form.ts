// A form with long texts as the draft keeper sees it: what is typed in it, what it was drawn with, where it is saved to.
import { isSame, type Texts } from './kept-drafts.ts';

type Typed = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;

function fieldsOf(form: HTMLFormElement): Typed[] {
  return [...form.elements].filter(
    (field): field is Typed =>
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement ||
      (field instanceof HTMLInputElement && field.type !== 'hidden'),
  );
}

/** What stands in the form now. */
export function typedIn(form: HTMLFormElement): Texts {
  return Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
}

/** Whether nothing is written in any of its longer texts. */
export function isBlank(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll('textarea')].every(({ value }) => value.trim() === '');
}

/** Puts texts back as if they had been typed, so that whoever listens knows that the form is begun. */
export function typeInto(form: HTMLFormElement, texts: Texts): void {
  if (isSame(typedIn(form), texts)) return;
  const fields = fieldsOf(form);
  for (const field of fields) field.value = texts[field.name] ?? field.value;
  fields[0]?.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Makes these texts what the form was drawn with: from then on it looks like the page that the server would draw. */
export function drawnWith(form: HTMLFormElement, texts: Texts, rev: string): void {
  for (const field of fieldsOf(form)) {
    const text = texts[field.name] ?? '';
    const now = field.value;
    if (!(field instanceof HTMLSelectElement)) field.defaultValue = text;
    else for (const option of field.options) option.defaultSelected = option.value === text;
    // Whatever was typed or chosen since then stays.
    field.value = now;
  }
  setRev(form, rev);
}

const revField = (form: HTMLFormElement): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>('input[type=hidden][name=rev]');

/** The revision that the form was drawn upon. */
export function revOf(form: HTMLFormElement): string {
  return revField(form)?.value ?? '';
}

export function setRev(form: HTMLFormElement, rev: string): void {
  const field = revField(form);
  if (field) field.value = rev;
}

/** The form as it is sent, with these texts in it. */
export function bodyOf(form: HTMLFormElement, texts: Texts): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, texts[name] ?? String(value));
  return body;
}

/** The path of the address that the form is saved to. */
export function pathOf(form: HTMLFormElement): string {
  return new URL(form.action, document.baseURI).pathname;
}

/** Saves the form to another address, and whatever its buttons do below that. */
export function moveTo(form: HTMLFormElement, path: string): void {
  const before = pathOf(form);
  form.action = path;
  for (const button of form.elements) {
    const own = button.getAttribute('formaction');
    if (own?.startsWith(`${before}/`)) button.setAttribute('formaction', own.replace(before, path));
  }
}
