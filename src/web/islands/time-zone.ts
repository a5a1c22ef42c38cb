// <time-zone> around a field: fills in the zone of this computer, once and only where nobody chose one yet.

export class TimeZone extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector<HTMLSelectElement | HTMLInputElement>('select, input');
    if (!field || this.hasAttribute('chosen')) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known =
      !(field instanceof HTMLSelectElement) || [...field.options].some(({ value }) => value === zone);
    if (known) field.value = zone;
  }
}
