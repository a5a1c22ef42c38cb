// Asking once more before what cannot be undone: the question stands in the form's data-turbo-confirm.
import { config } from '@hotwired/turbo';
import { word } from './around.ts';

function choice(label: string, value: string, looks: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.value = value;
  button.className = looks;
  button.textContent = label;
  return button;
}

function dialogAsking(question: string, yes: string): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  const words = document.createElement('p');
  words.id = 'confirming';
  words.textContent = question;
  dialog.setAttribute('aria-labelledby', words.id);
  const form = document.createElement('form');
  form.method = 'dialog';
  form.className = 'buttons';
  form.append(choice(yes, 'yes', 'button button-primary'), choice(word('cancel'), '', 'button'));
  dialog.append(words, form);
  return dialog;
}

/** Asks; the button's own words are the yes, so that nobody has to guess what it means. */
function ask(question: string, _form: HTMLFormElement, button: HTMLElement | null): Promise<boolean> {
  const dialog = dialogAsking(question, button?.textContent?.trim() || word('confirm'));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      button?.focus();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

export function startConfirming(): void {
  config.forms.confirm = ask;
}
