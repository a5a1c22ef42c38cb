// Single keys: `?` lists them, `m` catches a moment, `/` searches; where messages stand, theirs too. Off where a person switched them off, never while typing.
import { visit } from '@hotwired/turbo';
import { around } from './around.ts';
import { LETTER_KEYS } from './letters.ts';
import { open } from './opening.ts';

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, dialog[open]') !== null;
}

function search(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  const page = around('search');
  if (field) field.focus();
  else if (page) visit(page);
  return Boolean(field ?? page);
}

const KEYS: Readonly<Record<string, () => boolean>> = {
  '?': () => open('shortcuts'),
  m: () => open('moment'),
  '/': search,
  ...LETTER_KEYS,
};

function onKey(event: KeyboardEvent): void {
  const withOthers = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat;
  if (withOthers || event.defaultPrevented || isTyping(event.target)) return;
  if (around('singleKeys') !== 'on') return;
  if (KEYS[event.key]?.()) event.preventDefault();
}

export function startShortcuts(): void {
  document.addEventListener('keydown', onKey);
}
