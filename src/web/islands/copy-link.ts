// <copy-link value="…">: a button that puts an address into the clipboard. Without script the address stands there to be copied.
import { word } from './around.ts';
import { pressing, tell } from './telling.ts';

export class CopyLink extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard || this.querySelector('button')) return;
    const button = pressing({ label: this.getAttribute('label') ?? '', press: () => void this.copy() });
    this.append(button);
  }

  async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.getAttribute('value') ?? '');
    tell(word('copied'));
  }
}
