// Opening and closing what lies over the page: dialogs by their links, menus by a click elsewhere or Escape.

/** Opens a dialog of this page; false where there is none, so that the link leads to its page. */
export function open(id: string): boolean {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLElement>('.entry')?.focus();
  return true;
}

function closeMenus(except?: Element | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.pops[open]')) {
    if (menu !== except) menu.open = false;
  }
}

function onClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  closeMenus(target?.closest('details.pops'));
  // A click on a dialog itself is one on its backdrop.
  if (target instanceof HTMLDialogElement && isOutside(target, event)) target.close();
  const link = target?.closest<HTMLElement>('[data-opens]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (open(link.dataset['opens'] ?? '')) event.preventDefault();
}

function isOutside(dialog: HTMLDialogElement, { clientX, clientY }: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  const menu = document.activeElement?.closest<HTMLDetailsElement>('details.pops[open]');
  closeMenus();
  menu?.querySelector('summary')?.focus();
}

export function startOpening(): void {
  // Before Turbo, which listens further out.
  document.addEventListener('click', onClick, true);
  document.addEventListener('keydown', onKey);
  addEventListener('turbo:submit-end', (event) => {
    const { success } = (event as CustomEvent<{ success?: boolean }>).detail;
    const dialog = (event.target as Element).closest('dialog');
    if (success) dialog?.close();
  });
}
