// <passkey-form> around a form: asks for the challenge, lets the browser use or make a passkey, and sends its answer.
import type { startAuthentication, startRegistration } from '@simplewebauthn/browser';

type Challenge = Parameters<typeof startAuthentication>[0]['optionsJSON'] &
  Parameters<typeof startRegistration>[0]['optionsJSON'];

export class PasskeyForm extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-passkey]');
    if (!button || !('PublicKeyCredential' in window)) return;
    button.hidden = false;
    this.querySelector('form')?.addEventListener('submit', this);
  }

  handleEvent(event: Event): void {
    const form = event.currentTarget as HTMLFormElement;
    const answer = form.elements.namedItem('answer');
    if (!(answer instanceof HTMLInputElement) || answer.value !== '') return;
    event.preventDefault();
    void this.answer(form, answer);
  }

  async answer(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
    const complaint = this.querySelector<HTMLElement>('.error[role="alert"]');
    try {
      field.value = JSON.stringify(await this.press());
      form.submit();
    } catch {
      // Whatever went wrong (cancelled, no passkey here, no connection): the person can try again.
      if (complaint) {
        complaint.textContent = this.getAttribute('failed');
        complaint.hidden = false;
      }
    }
  }

  async press(): Promise<unknown> {
    const asked = await fetch(this.getAttribute('challenge') ?? '', { method: 'POST' });
    if (!asked.ok) throw new Error(String(asked.status));
    const optionsJSON = (await asked.json()) as Challenge;
    const passkeys = await import('@simplewebauthn/browser');
    return this.getAttribute('does') === 'make'
      ? passkeys.startRegistration({ optionsJSON })
      : passkeys.startAuthentication({ optionsJSON });
  }
}
