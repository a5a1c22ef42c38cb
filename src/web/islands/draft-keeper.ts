// <draft-keeper> around a form: saves a long text while it is written, and keeps it here while it cannot be saved.
import { session } from '@hotwired/turbo';
import { word } from './around.ts';
import { type How, saidBy, sendDraft } from './draft-sending.ts';
import { draftAt, draftBegunAs, dropDraft, isSame, keepDraft, type Texts } from './kept-drafts.ts';
import { pressing } from './telling.ts';
import { drawnWith, isBlank, moveTo, pathOf, revOf, setRev, typedIn, typeInto } from './written-form.ts';

const PAUSE = 1200;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 60_000;

type State = '' | 'saving' | 'saved' | 'kept' | 'unkept' | 'restored' | 'changed' | 'away' | 'refused';

interface Sending {
  readonly success?: boolean;
  readonly fetchResponse?: unknown;
}

export class DraftKeeper extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = FIRST_RETRY;
  /** The save that is on its way; a newer text waits until it is answered. */
  #flying: Promise<void> | null = null;
  #sent: Texts | null = null;
  #stands: Texts = {};
  #begins: string | null = null;
  /** Somebody has to choose first: nothing is saved by itself. */
  #waits = false;
  #isKept = true;
  readonly #now = () => void this.save();
  readonly #hidden = () => document.hidden && void this.save('leaving');

  connectedCallback(): void {
    this.#form = this.querySelector('form');
    if (!this.#form) return;
    this.#begins = this.getAttribute('begins');
    this.#waits = this.hasAttribute('waits');
    this.#stands = typedIn(this.#form);
    this.#form.addEventListener('input', this.#onInput);
    this.#form.addEventListener('submit', this.#onSubmit);
    this.#form.addEventListener('turbo:submit-end', this.#onSent);
    this.#form.addEventListener('draft:show', this.#onShow);
    addEventListener('online', this.#now);
    addEventListener('beforeunload', this.#unloading);
    document.addEventListener('visibilitychange', this.#hidden);
    this.#restore(this.#form);
  }

  disconnectedCallback(): void {
    removeEventListener('online', this.#now);
    removeEventListener('beforeunload', this.#unloading);
    document.removeEventListener('visibilitychange', this.#hidden);
    void this.save();
    clearTimeout(this.#timer);
  }

  readonly #onInput = () => {
    this.#keep();
    // What was said of the text before is true no more.
    if (!this.#waits && !this.#flying) this.#say('');
    this.#later(PAUSE);
  };

  /** A form that is sent by hand waits for the save on its way, else it would be refused as older than that. */
  readonly #onSubmit = (event: SubmitEvent) => {
    clearTimeout(this.#timer);
    const form = this.#form;
    if (!form) return;
    if (!this.#flying && !this.#sent) {
      this.#sent = typedIn(form);
      this.#keep();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    void (this.#flying ?? this.save()).then(() => {
      if (!this.#sent) form.requestSubmit(event.submitter);
    });
  };

  readonly #onSent = (event: Event) => {
    const { success, fetchResponse } = (event as CustomEvent<Sending>).detail;
    if (success && this.#sent && this.#form) {
      dropDraft(pathOf(this.#form), this.#sent);
      this.#stands = this.#sent;
      if (isSame(this.#sent, typedIn(this.#form))) this.#sent = null;
    } else if (fetchResponse) {
      this.#sent = null;
      this.#keep();
    } else this.#failed('kept');
  };

  readonly #onShow = (event: Event) => {
    event.preventDefault();
    void this.#showBoth();
  };

  readonly #unloading = (event: Event) => {
    if (!this.#isKept && this.#hasUnsaved()) event.preventDefault();
  };

  #hasUnsaved(): boolean {
    const form = this.#form;
    return form !== null && (this.#sent !== null || !isSame(this.#stands, typedIn(form)));
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), wait);
  }

  #say(state: State, words = state === '' ? '' : word(state)): void {
    const place = this.querySelector<HTMLElement>('[data-state]');
    if (!place) return;
    place.dataset['state'] = state;
    if (place.textContent !== words || state === 'changed') place.textContent = words;
    if (state !== 'changed') return;
    place.append(' ', pressing({ label: word('both'), press: () => void this.#showBoth() }));
  }

  #keep(): void {
    const form = this.#form;
    if (!form) return;
    const path = pathOf(form);
    const draft = { texts: typedIn(form), rev: revOf(form), sent: this.#sent, begins: this.#begins };
    if (isBlank(form) && !this.#sent) dropDraft(path, draftAt(path)?.texts ?? {});
    else this.#isKept = keepDraft(path, draft);
  }

  #restore(form: HTMLFormElement): void {
    if (this.#waits || form.querySelector('.refusal')) {
      this.#keep();
      return;
    }
    const begun = this.#begins === null ? null : draftBegunAs(this.#begins);
    if (begun && !draftAt(pathOf(form))) moveTo(form, begun.path);
    const draft = draftAt(pathOf(form));
    if (!draft) return;
    if (isSame(draft.texts, this.#stands)) {
      dropDraft(pathOf(form), draft.texts);
      return;
    }
    // Upon what it was written then: where something newer stands by now, the save is refused and both are shown.
    setRev(form, draft.rev);
    this.#sent = draft.sent;
    typeInto(form, draft.texts);
    this.#say('restored');
  }

  /** Saves what is typed, unless it stands already; while a save is on its way, once that is answered. */
  async save(how: How = 'draft'): Promise<void> {
    const form = this.#form;
    if (!form || this.#waits || this.#flying || !this.#hasUnsaved()) return;
    if (!this.#sent && isBlank(form)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sent ??= typedIn(form);
    this.#keep();
    this.#say('saving');
    this.#flying = this.#send(form, this.#sent, how).finally(() => {
      this.#flying = null;
    });
    await this.#flying;
  }

  async #send(form: HTMLFormElement, texts: Texts, how: How): Promise<void> {
    let answer: Response;
    try {
      answer = await sendDraft(form, texts, how);
    } catch {
      return this.#failed('kept');
    }
    await this.#answered(form, texts, answer);
  }

  async #answered(form: HTMLFormElement, texts: Texts, answer: Response): Promise<void> {
    if (answer.type === 'opaqueredirect') return this.#failed('away');
    if (answer.status >= 500 || answer.status === 429) return this.#failed('kept');
    const said = await saidBy(answer);
    this.#retry = FIRST_RETRY;
    this.#sent = null;
    if (answer.ok) return this.#saved(form, texts, said.rev ?? revOf(form));
    this.#keep();
    this.#waits = answer.status === 409;
    this.#say(this.#waits ? 'changed' : 'refused', this.#waits ? undefined : said.words);
  }

  #saved(form: HTMLFormElement, texts: Texts, rev: string): void {
    this.#stands = texts;
    drawnWith(form, texts, rev);
    if (this.#begins !== null) this.#moveIn(form);
    if (isSame(texts, typedIn(form))) {
      dropDraft(pathOf(form), texts);
      this.#say('saved');
      return;
    }
    this.#keep();
    this.#later(this.#timer === undefined ? 0 : PAUSE);
  }

  /** What was begun has an address of its own from its first save on: a reload opens it, and nothing else. */
  #moveIn(form: HTMLFormElement): void {
    this.#begins = null;
    const address = this.getAttribute('address');
    if (!address || !this.isConnected) return;
    const url = new URL(address, document.baseURI);
    url.pathname = pathOf(form);
    session.history.replace(url, session.history.restorationIdentifier);
    session.view.lastRenderedLocation = url;
  }

  #failed(state: 'kept' | 'away'): void {
    this.#say(this.#isKept ? state : 'unkept');
    if (this.isConnected) this.#later(this.#retry);
    this.#retry = Math.min(LONGEST_RETRY, this.#retry * 2);
  }

  /** Shows what stands beside what is typed; nothing is kept or lost by it. */
  async #showBoth(): Promise<void> {
    await this.#flying;
    const form = this.#form;
    if (!form) return;
    const texts = typedIn(form);
    const answer = await sendDraft(form, texts, 'shown').catch(() => null);
    if (!answer) return this.#say('kept');
    this.#waits = answer.status === 409;
    if (!this.#waits) return this.#answered(form, texts, answer);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = page.querySelector('main');
    if (!main) return;
    document.querySelector('main')?.replaceWith(main);
    const field = main.querySelector('draft-keeper textarea');
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    main.querySelector<HTMLElement>('.refusal')?.focus();
  }
}
