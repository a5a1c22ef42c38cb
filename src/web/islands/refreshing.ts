// Refreshing the page in place, and never under the hands of somebody who is writing.
import { session } from '@hotwired/turbo';
import { word } from './around.ts';
import { pressing } from './telling.ts';

const begun = new Set<HTMLFormElement>();

function formOf(target: EventTarget | null): HTMLFormElement | null {
  const form = target instanceof Element ? target.closest('form') : null;
  return form && form.method !== 'get' && form.method !== 'dialog' ? form : null;
}

/** Forms on their way: a page asked for meanwhile would stop them. */
let sending = 0;
let isOwed = false;

/** Fetches the page again and morphs it; forms that are begun stay as they are. */
export function refresh(requestId?: string): void {
  if (sending > 0) {
    isOwed = true;
    return;
  }
  session.refresh(document.baseURI, requestId === undefined ? {} : { requestId });
}

function typedIn(form: HTMLFormElement): Map<string, string> {
  const typed = new Map<string, string>();
  for (const field of form.elements) {
    const isText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
    if (isText && field.type !== 'hidden' && field.value !== field.defaultValue)
      typed.set(field.name, field.value);
  }
  return typed;
}

/** Lets the new form in and puts back what was typed: the page is current, and nothing is lost. */
function showCurrent(form: HTMLFormElement): void {
  const typed = typedIn(form);
  begun.delete(form);
  addEventListener(
    'turbo:morph',
    () => {
      const now = document.getElementById(form.id);
      if (!(now instanceof HTMLFormElement)) return;
      for (const [name, value] of typed) {
        const field = now.elements.namedItem(name);
        if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
      }
      if (typed.size > 0) begun.add(now);
    },
    { once: true },
  );
  refresh();
}

function differs(form: HTMLFormElement, next: unknown): boolean {
  const plain = (element: Element) => {
    const copy = element.cloneNode(true) as Element;
    for (const mark of copy.querySelectorAll('.meanwhile')) mark.remove();
    return copy.innerHTML;
  };
  return !(next instanceof Element) || plain(form) !== plain(next);
}

/** A form whose texts are saved while they are written shows both in its own way: there neither may overwrite the other. */
function show(form: HTMLFormElement): void {
  const asked = new Event('draft:show', { cancelable: true });
  if (form.dispatchEvent(asked)) showCurrent(form);
}

function sayMeanwhile(form: HTMLFormElement): void {
  if (form.querySelector('.meanwhile')) return;
  const line = document.createElement('p');
  line.className = 'meanwhile';
  line.setAttribute('role', 'status');
  line.append(word('meanwhile'), ' ', pressing({ label: word('show'), press: () => show(form) }));
  form.prepend(line);
}

function guardMorph(event: Event): void {
  const { target } = event;
  // How far a begun text is saved is known here alone.
  const isOurs = target instanceof HTMLElement && target.matches('dialog[open], .saved-state');
  if (isOurs) event.preventDefault();
  if (isOurs || !(target instanceof HTMLElement) || begun.size === 0) return;
  const next = (event as CustomEvent<{ newElement?: unknown }>).detail.newElement;
  if (target instanceof HTMLFormElement && begun.has(target)) {
    event.preventDefault();
    if (differs(target, next)) sayMeanwhile(target);
    return;
  }
  // Something is about to go that holds a begun form: the form stays until its writer has seen it.
  const held = next === undefined ? [...begun].find((form) => target.contains(form)) : undefined;
  if (!held) return;
  event.preventDefault();
  sayMeanwhile(held);
}

/** While a refused form is drawn anew: what it needs unfolded is unfolded. */
let isRefused = false;

/** What its reader folded or unfolded stays so; only a refusal may unfold the form it is about. */
function keepOpen(event: Event): void {
  const { attributeName, mutationType } = (
    event as CustomEvent<{ attributeName: string; mutationType?: string }>
  ).detail;
  if (attributeName !== 'open' || !(event.target instanceof HTMLDetailsElement)) return;
  if (!isRefused || mutationType === 'removed') event.preventDefault();
}

/** Forms that were sent with something typed in them. A mere button that is refused holds nothing that could be lost. */
const sent = new WeakSet<HTMLFormElement>();

function beforeSubmit(event: Event): void {
  sending += 1;
  const form = event.target as HTMLFormElement;
  if (begun.delete(form)) sent.add(form);
  else sent.delete(form);
}

/** A refused form is drawn anew with what was typed, and is begun again from then on; an unsent one is begun still. */
function afterSubmit(event: Event): void {
  sending = Math.max(0, sending - 1);
  const { success, fetchResponse } = (event as CustomEvent<{ success?: boolean; fetchResponse?: unknown }>)
    .detail;
  const form = event.target as HTMLFormElement;
  if (success || formOf(form) === null) return;
  const again = () => {
    if (!sent.has(form)) return;
    const now = form.isConnected ? form : document.getElementById(form.id);
    if (now instanceof HTMLFormElement) begun.add(now);
  };
  isRefused = fetchResponse !== undefined;
  if (fetchResponse) addEventListener('turbo:render', again, { once: true });
  else again();
}

export function startRefreshing(): void {
  addEventListener('input', (event) => {
    const form = formOf(event.target);
    if (form) begun.add(form);
  });
  addEventListener('reset', (event) => begun.delete(event.target as HTMLFormElement));
  addEventListener('turbo:submit-start', beforeSubmit);
  addEventListener('turbo:submit-end', afterSubmit);
  addEventListener('turbo:before-morph-element', guardMorph);
  addEventListener('turbo:before-morph-attribute', keepOpen);
  addEventListener('turbo:render', () => {
    isRefused = false;
    if (isOwed && sending === 0) {
      isOwed = false;
      refresh();
    }
    for (const form of begun) if (!form.isConnected) begun.delete(form);
  });
  // The theme belongs to <html>, which a visit does not replace.
  addEventListener('turbo:before-render', (event) => {
    const { newBody } = (event as CustomEvent<{ newBody: HTMLElement }>).detail;
    const theme = newBody.ownerDocument.documentElement.dataset['theme'] ?? newBody.dataset['theme'];
    if (theme) document.documentElement.dataset['theme'] = theme;
    else delete document.documentElement.dataset['theme'];
  });
}
