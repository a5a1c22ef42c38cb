// <draft-keeper keeps="…"> around a form: saves a long text while it is written, and keeps it here while it cannot be saved.
import { around, word } from './around.ts';

const PAUSE = 1200;
const LONGEST_RETRY = 60_000;
type State = '' | 'saving' | 'saved' | 'kept' | 'restored' | 'changed';

export class DraftKeeper extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = 2000;
  #latest = 0;
  readonly #now = () => void this.save();
  readonly #leaving = () => document.hidden && this.#timer !== undefined && void this.save(true);

  connectedCallback(): void {
    this.#form = this.querySelector('form');
    this.#form?.addEventListener('input', this.#onInput);
    this.#form?.addEventListener('turbo:submit-end', this.#onSent);
    addEventListener('online', this.#now);
    document.addEventListener('visibilitychange', this.#leaving);
    this.#restore();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    removeEventListener('online', this.#now);
    document.removeEventListener('visibilitychange', this.#leaving);
  }

  get #store(): string {
    return `draft:${around('reader') ?? ''}:${this.getAttribute('keeps') ?? location.pathname}`;
  }

  get #texts(): HTMLTextAreaElement[] {
    return [...(this.#form?.querySelectorAll('textarea') ?? [])];
  }

  readonly #onInput = () => {
    this.#latest += 1;
    this.#keep();
    this.#later(PAUSE);
  };

  readonly #onSent = (event: Event) => {
    if (!(event as CustomEvent<{ success?: boolean }>).detail.success) return;
    clearTimeout(this.#timer);
    this.#drop();
  };

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), wait);
  }

  #say(state: State): void {
    const place = this.querySelector<HTMLElement>('[data-state]');
    if (!place || place.dataset['state'] === state) return;
    place.dataset['state'] = state;
    place.textContent = state ? word(state) : '';
  }

  #keep(): void {
    const texts = Object.fromEntries(this.#texts.map((text) => [text.name, text.value]));
    try {
      localStorage.setItem(this.#store, JSON.stringify(texts));
    } catch {
      // Full or forbidden: the text is still in the page.
    }
  }

  #drop(): void {
    try {
      localStorage.removeItem(this.#store);
    } catch {
      // Nothing was kept.
    }
  }

  #restore(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#store) ?? 'null') as Record<string, string> | null;
      const changed = this.#texts.filter(
        ({ name, value }) => kept?.[name] !== undefined && kept[name] !== value,
      );
      if (changed.length === 0) this.#drop();
      for (const text of changed) text.value = kept?.[text.name] ?? text.value;
      if (changed.length > 0) this.#say('restored');
      changed[0]?.dispatchEvent(new Event('input', { bubbles: true }));
    } catch {
      this.#drop();
    }
  }

  /** Sends the form's text to its own action; the answer may carry the new revision as JSON. */
  async save(leaving = false): Promise<void> {
    const form = this.#form;
    if (!form || this.#latest === 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const sent = this.#latest;
    this.#say('saving');
    try {
      const headers = { accept: 'application/json', 'x-draft': '1' };
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      const init: RequestInit = { method: 'POST', headers, body, redirect: 'manual', keepalive: leaving };
      await this.#answered(await fetch(form.action, init), sent);
    } catch {
      this.#failed();
    }
  }

  async #answered(answer: Response, sent: number): Promise<void> {
    if (answer.status === 409) return this.#say('changed');
    if (!answer.ok && answer.type !== 'opaqueredirect') return this.#failed();
    const said: unknown = answer.headers.get('content-type')?.includes('json') ? await answer.json() : null;
    const rev = this.#form?.querySelector<HTMLInputElement>('input[name=rev]');
    if (rev && said && typeof said === 'object' && 'rev' in said) rev.value = String(said.rev);
    this.#retry = 2000;
    if (sent !== this.#latest) return;
    this.#drop();
    this.#say('saved');
  }

  #failed(): void {
    this.#say('kept');
    this.#later(this.#retry);
    this.#retry = Math.min(LONGEST_RETRY, this.#retry * 2);
  }
}
