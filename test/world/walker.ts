// Somebody at a browser who lives through the loop: opens pages, fills in forms, reads what comes, and looks at every page twice.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { look as lookInPage } from '../e2e/screens/in-page.ts';
import { axeFindings, type OpenPage, shot } from './browser.ts';

/** What is typed into a form: field name → text, or the values ticked. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export interface Walker {
  readonly page: Page;
  /** Opens a page; signs in again where the last sign-in has ended meanwhile. */
  readonly open: (path: string) => Promise<void>;
  /** Fills in a form, wherever it is folded away, and sends it by its first button or the one named. */
  readonly submit: (form: string, typed?: Typed, button?: string) => Promise<void>;
  /** Follows a link, or presses a button that stands alone. */
  readonly follow: (name: string | RegExp) => Promise<void>;
  /** Waits until each of these texts can be read. */
  readonly reads: (...texts: readonly (string | RegExp)[]) => Promise<void>;
  readonly doesNotRead: (...texts: readonly string[]) => Promise<void>;
  /** On a desk in light and on a phone in the dark: nothing for axe to find, nothing wider than the screen, a picture of each. */
  readonly look: (name: string) => Promise<void>;
  /** The last part of the address. */
  readonly here: () => string;
}

interface Who {
  readonly email: string;
  readonly password: string;
}

/** Counts what Turbo draws, so that one can wait for the next page without guessing how long it takes. */
const COUNTING = `
  let drawn = 0;
  const name = () => { window.throughlineDrawn = performance.timeOrigin + '/' + drawn; };
  for (const kind of ['turbo:load', 'turbo:render']) {
    document.addEventListener(kind, () => { drawn += 1; name(); });
  }
`;

const drawnIn = (page: Page): Promise<unknown> => page.evaluate('window.throughlineDrawn');

/** Does something that leads to another drawing, and waits until that stands. */
async function leading(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await drawnIn(page);
  await act();
  await page.waitForFunction((old) => {
    const { throughlineDrawn: now } = window as { throughlineDrawn?: string };
    const isBusy = document.documentElement.hasAttribute('data-visiting');
    return now !== undefined && now !== old && !isBusy;
  }, before);
}

async function put(form: Locator, name: string, value: string | readonly string[]): Promise<void> {
  const control = form.locator(`[name="${name}"]`);
  const kind = await control.first().evaluate((one) => `${one.tagName} ${one.getAttribute('type') ?? ''}`);
  if (/checkbox|radio/.test(kind)) {
    for (const one of [value].flat()) await form.locator(`[name="${name}"][value="${one}"]`).check();
  } else if (kind.startsWith('SELECT')) {
    await control.selectOption(String(value));
  } else {
    await control.first().fill(String(value));
  }
}

function unfold(form: Locator): Promise<void> {
  return form.evaluate((one) => {
    for (let fold = one.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      fold.open = true;
    }
    for (const inner of one.querySelectorAll('details')) inner.open = true;
  });
}

async function submit(page: Page, selector: string, typed: Typed = {}, button?: string): Promise<void> {
  const form = page.locator(selector).first();
  await form.waitFor({ state: 'attached' });
  await unfold(form);
  for (const [name, value] of Object.entries(typed)) await put(form, name, value);
  const id = await form.getAttribute('id');
  const buttons = form.locator('button:not([type=button])').or(page.locator(`button[form="${id}"]`));
  const seen = buttons.filter({ visible: true });
  const pressed = button === undefined ? seen.first() : seen.filter({ hasText: button }).first();
  await leading(page, () => pressed.click());
}

async function signIn(page: Page, { email, password }: Who): Promise<void> {
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

async function lookAt(page: Page, name: string): Promise<void> {
  for (const [size, colorScheme] of [
    [DESK, 'light'],
    [PHONE, 'dark'],
  ] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await shot(page, `loop-${name}-${size.width}`);
    // Contrast is what axe takes longest for: it looks at it once, and the other dress is reckoned for every text.
    const without = colorScheme === 'dark' ? ['color-contrast'] : [];
    const faint = colorScheme === 'dark' ? await lookInPage(page, "faint('Canvas')") : [];
    expect([...(await axeFindings(page, without)), ...faint], `${name} at ${size.width}`).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `${name} at ${size.width}`).toBeLessThanOrEqual(size.width);
  }
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Somebody who walks through the pages in this browser. */
export async function walkerOf({ page, context }: OpenPage, who: Who): Promise<Walker> {
  await context.addInitScript(COUNTING);
  const found = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first();
  return {
    page,
    async open(path) {
      await page.goto(path);
      if (page.url().includes('/sign-in')) await signIn(page, who);
    },
    submit: (form, typed, button) => submit(page, form, typed, button),
    async follow(name) {
      const link = page.getByRole('link', { name, exact: typeof name === 'string' });
      const button = page.getByRole('button', { name, exact: typeof name === 'string' });
      await leading(page, () => link.or(button).first().click());
    },
    async reads(...texts) {
      for (const text of texts)
        await found(text)
          .waitFor()
          .catch(async (error: unknown) => {
            console.log(page.url(), await page.locator('main').innerText());
            throw error;
          });
    },
    async doesNotRead(...texts) {
      const all = await page.locator('main').innerText();
      for (const text of texts) expect(all).not.toContain(text);
    },
    look: (name) => lookAt(page, name),
    here: () => new URL(page.url()).pathname.split('/').at(-1) ?? '',
  };
}
