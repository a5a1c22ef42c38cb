// <elapsed-time since="…" now="…">: shows the time that has gone by since then, by the server's clock, second by second.

const TWO = (count: number): string => String(count).padStart(2, '0');

/** `23:40`, `1:02:09`: minutes and seconds, with the hours where there are any. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest = TWO(seconds % 60);
  return hours > 0 ? `${hours}:${TWO(minutes)}:${rest}` : `${minutes}:${rest}`;
}

export class ElapsedTime extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;
  #begun = 0;

  connectedCallback(): void {
    const since = Date.parse(this.getAttribute('since') ?? '');
    const now = Date.parse(this.getAttribute('now') ?? '');
    if (Number.isNaN(since) || Number.isNaN(now)) return;
    // The computer's clock may be wrong; how long the page has been open is not.
    this.#begun ||= performance.now() - (now - since);
    this.#show();
    this.#timer = setInterval(() => this.#show(), 1000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  #show(): void {
    this.textContent = elapsed(performance.now() - this.#begun);
  }
}
