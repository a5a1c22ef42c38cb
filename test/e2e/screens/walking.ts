// A walk by keyboard: Tab from the top to the end, and what is wrong with where it leads.
import type { Page } from 'playwright-core';

/** Where the focus came by. */
interface Stop {
  /** Its place among all that can be reached; -1 for something that nobody expected. */
  readonly at: number;
  readonly says: string;
  readonly hasRing: boolean;
  /** Whether it lay outside the window, or under the bar. */
  isHidden: boolean;
}

interface Walked {
  readonly stops: Element[];
  readonly passed: Stop[];
}

/** Everything that Tab should reach, in the order of the page. Runs in the browser, as all below it. */
function reachable(): Element[] {
  const kinds = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const isFirstRadio = (each: Element): boolean => {
    if (!(each instanceof HTMLInputElement) || each.type !== 'radio') return true;
    const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      (one) => one.name === each.name && one.form === each.form,
    );
    return each === (group.find(({ checked }) => checked) ?? group[0]);
  };
  return [...document.querySelectorAll(kinds)].filter(
    (each) =>
      each.checkVisibility({ visibilityProperty: true }) &&
      !each.matches(':disabled, [type=hidden], [tabindex="-1"]') &&
      isFirstRadio(each),
  );
}

function called(each: Element): string {
  return `${each.tagName} “${(each.textContent ?? '').trim().slice(0, 30)}” ${each.getAttribute('name') ?? ''}`;
}

/** Whether one can see that the focus is here. */
function hasRing(here: Element): boolean {
  const outlined = (each: Element | null): boolean => {
    if (!each) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  const hit = here.querySelector('.tl-hit');
  return (
    outlined(here) || outlined(here.closest('.option')) || (!!hit && getComputedStyle(hit).stroke !== 'none')
  );
}

/** Whether it lies outside the window, or under what lies over the page. */
function isHidden(here: Element): boolean {
  const box = here.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight) return true;
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, innerHeight / 2), 1), innerHeight - 1);
  const over = document.elementFromPoint(x, y)?.closest('nav, .says');
  return !!over && !over.contains(here) && getComputedStyle(over).position === 'fixed';
}

/** Notes every stop from now on: its ring as the focus comes, whether it was to be seen as the focus goes. */
function takeNotes(): number {
  const stops = reachable();
  const passed: Stop[] = [];
  const isKept = 'walked' in window;
  Object.assign(window, { walked: { stops, passed } });
  (document.activeElement as HTMLElement | null)?.blur();
  window.getSelection()?.removeAllRanges();
  scrollTo(0, 0);
  const notes = (): Walked => (window as unknown as { walked: Walked }).walked;
  const came = ({ target }: Event): void => {
    const each = target as Element;
    const at = notes().stops.indexOf(each);
    notes().passed.push({ at, says: called(each), hasRing: hasRing(each), isHidden: false });
  };
  const went = ({ target }: Event): void => {
    const last = notes().passed.at(-1);
    if (last) last.isHidden = isHidden(target as Element);
  };
  if (!isKept) {
    addEventListener('focusin', came);
    addEventListener('focusout', went);
  }
  // A date has several places of its own to stop at.
  const dates = stops.filter((each) => each.matches('[type=date], [type=time], [type=datetime-local]'));
  return stops.length + dates.length * 7 + 2;
}

const ALL = [reachable, called, hasRing, isHidden, takeNotes].map(String).join('\n');

/** Presses Tab so many times, without waiting in between: keys arrive in order. */
async function pressTab(page: Page, times: number): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const tab = { type: 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const;
  await Promise.all(Array.from({ length: times }, () => keyboard.send('Input.dispatchKeyEvent', tab)));
  await keyboard.detach();
}

/** Walks the page as it stands from its top; says what is wrong on the way. */
export async function walk(page: Page): Promise<string[]> {
  const most = (await page.evaluate(`(() => { ${ALL}\nreturn takeNotes(); })()`)) as number;
  await pressTab(page, most);
  const { expected, all } = await page.evaluate(() => {
    const { stops, passed } = (window as unknown as { walked: Walked }).walked;
    // Past its end the walk begins anew, at the skip link, which lies over the logo while it has the focus.
    (document.activeElement as HTMLElement | null)?.blur();
    const says = stops.map((each) => `${each.tagName} “${(each.textContent ?? '').trim().slice(0, 30)}”`);
    return { expected: says, all: passed };
  });
  // Past its end a browser goes on at its own bar, then at the top.
  const again = all.findIndex(({ at }, place) => at === 0 && place > 0);
  const passed = again < 0 ? all : all.slice(0, again);
  const order = passed.map(({ at }) => at);
  const missed = expected.filter((_says, at) => !order.includes(at)).map((says) => `${says}: never reached`);
  const stray = passed.filter(({ at }, place) => at !== place).slice(0, 3);
  return [
    ...missed,
    ...(missed.length > 0 ? [] : stray.map(({ says, at }) => `${says}: out of order (${at})`)),
    ...passed.filter((stop) => !stop.hasRing).map(({ says }) => `${says}: no ring`),
    ...passed.filter((stop) => stop.isHidden).map(({ says }) => `${says}: not to be seen`),
  ];
}
