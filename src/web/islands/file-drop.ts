// <file-drop> around a field for files: files can be dropped anywhere on it.

export class FileDrop extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('dragover', this.#over);
    this.addEventListener('dragleave', this.#away);
    this.addEventListener('drop', this.#drop);
  }

  disconnectedCallback(): void {
    this.removeEventListener('dragover', this.#over);
    this.removeEventListener('dragleave', this.#away);
    this.removeEventListener('drop', this.#drop);
  }

  readonly #over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.classList.add('is-over');
  };

  readonly #away = () => this.classList.remove('is-over');

  readonly #drop = (event: DragEvent) => {
    const field = this.querySelector<HTMLInputElement>('input[type=file]');
    this.#away();
    if (!field || !event.dataTransfer || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    field.focus();
  };
}
