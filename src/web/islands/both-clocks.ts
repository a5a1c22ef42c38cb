// <both-clocks from="…" names="startsLocal anchor"> around the fields of an hour: says it on both clocks as it is chosen,
// as the page itself would say it.

export class BothClocks extends HTMLElement {
  #asked: AbortController | undefined;

  connectedCallback(): void {
    this.addEventListener('input', this.#look);
    const ask = this.querySelector<HTMLElement>('[data-without-script]');
    if (ask) ask.hidden = true;
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.#look);
    this.#asked?.abort();
  }

  /** The page for these fields; the last one asked for is the one that counts. */
  readonly #look = async (): Promise<void> => {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const said = await this.#said(asked.signal);
    // What stands there is no longer true of the fields: rather nothing than that.
    if (!asked.signal.aborted) this.querySelector('output')?.replaceChildren(...said);
  };

  async #said(signal: AbortSignal): Promise<readonly Node[]> {
    const form = this.closest('form');
    const typed = form ? new FormData(form) : new FormData();
    const names = (this.getAttribute('names') ?? '').split(' ');
    const chosen = new URLSearchParams(names.map((name) => [name, String(typed.get(name) ?? '')]));
    try {
      const answer = await fetch(`${this.getAttribute('from')}?${chosen}`, { signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      return [...(page.querySelector('both-clocks output')?.childNodes ?? [])];
    } catch {
      return [];
    }
  }
}
