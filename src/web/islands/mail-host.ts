// <mail-host hosts="{…}"> around the form of a mailbox: fills in the host that the address speaks of, until somebody types one.

export class MailHost extends HTMLElement {
  #filled = '';

  connectedCallback(): void {
    this.addEventListener('input', this.#onInput);
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.#onInput);
  }

  readonly #onInput = (event: Event) => {
    const typed = event.target as HTMLInputElement;
    const host = this.querySelector<HTMLInputElement>('input[name=host]');
    if (typed.name !== 'login' || !host || host.value !== this.#filled) return;
    const hosts = JSON.parse(this.getAttribute('hosts') ?? '{}') as Record<string, string>;
    this.#filled = hosts[typed.value.trim().toLowerCase().split('@').at(1) ?? ''] ?? '';
    host.value = this.#filled;
  };
}
