// Real browsers for the tests: a page of a given size, light or dark, with or without script, in a place on earth.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, firefox, type Page } from 'playwright-core';
import { type BrowserProgram, findChromium, findFirefox } from './browser-programs.ts';

export type PageWishes = {
  /** In CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly js?: boolean;
  readonly locale?: string;
  /** IANA name. */
  readonly zone?: string;
  readonly browser?: 'chromium' | 'firefox';
  /** What relative addresses hang on. */
  readonly at?: string;
};

export type OpenPage = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page's script or against its Content-Security-Policy, as it happens. */
  readonly faults: readonly string[];
};

export type Finding = { readonly rule: string; readonly says: string; readonly where: readonly string[] };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = join(import.meta.dirname, '..', 'pictures');

// Without a sandbox, since the tests run as root too, and without Chromium's own calls to the outside.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const opened = new Map<string, Promise<Browser>>();

/** Starts this very Chromium, for tests of where it came from; everything else opens pages. */
export function launched({ path, env }: BrowserProgram): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, ...env } });
}

async function launchChromium(): Promise<Browser> {
  return launched(findChromium());
}

async function launchFirefox(): Promise<Browser> {
  const program = findFirefox();
  if (!program) throw new Error('No Firefox for this test: install Debian’s `firefox-esr`.');
  return firefox.launch({ channel: 'moz-firefox', executablePath: program.path });
}

function theBrowser(name: 'chromium' | 'firefox'): Promise<Browser> {
  const known = opened.get(name) ?? (name === 'chromium' ? launchChromium() : launchFirefox());
  opened.set(name, known);
  return known;
}

/** Whether tests in Firefox can run here; says so once where they cannot. For `it.runIf(hasFirefox())`. */
export function hasFirefox(): boolean {
  const found = findFirefox() !== undefined;
  if (!found) console.log('No Firefox here: the tests in Firefox step aside.');
  return found;
}

function collectFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => {
    // An answer of 4xx is the server's to judge, not a fault of the page.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) faults.push(message.text());
  });
  return faults;
}

/** A page in a context of its own: no cookie, cache or storage is shared with any other. */
export async function openPage(wishes: PageWishes = {}): Promise<OpenPage> {
  const browser = await theBrowser(wishes.browser ?? 'chromium');
  const context = await browser.newContext({
    viewport: { width: wishes.width ?? 1280, height: wishes.height ?? 800 },
    colorScheme: wishes.dark ? 'dark' : 'light',
    javaScriptEnabled: wishes.js ?? true,
    locale: wishes.locale ?? 'en-GB',
    timezoneId: wishes.zone ?? 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...(wishes.at === undefined ? {} : { baseURL: wishes.at }),
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  return { page, context, faults: collectFaults(page) };
}

/**
 * Everything that axe finds wrong with the page as it stands, its best practices and the size of targets included, but for
 * what these rules look for. The page must run script.
 */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<readonly Finding[]> {
  await page.evaluate(`(() => { if (!window.axe) { ${AXE} } })()`);
  const off = without.map((rule) => [rule, { enabled: false }] as const);
  const rules = { 'target-size': { enabled: true }, ...Object.fromEntries(off) };
  const found = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: Axe };
      return (await axe.run(options)).violations;
    },
    { rules, resultTypes: ['violations'] },
  );
  return found.map(({ id, help, nodes }) => ({
    rule: id,
    says: help,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
}

type Axe = { run: (options: object) => Promise<{ violations: AxeViolation[] }> };
type AxeViolation = { id: string; help: string; nodes: { target: string[] }[] };

/**
 * A picture of the whole page, to be looked at: test/pictures/NAME.png. Returns where it lies. Where everything is checked
 * by itself nobody looks, and none is made unless `PICTURES` is set.
 */
export async function shot(page: Page, name: string): Promise<string> {
  const path = join(PICTURES, `${name}.png`);
  if (process.env['CI'] !== undefined && process.env['PICTURES'] === undefined) return path;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path, fullPage: true });
  return path;
}

/** Closes what this test file opened. */
export async function closeBrowser(): Promise<void> {
  const browsers = [...opened.values()];
  opened.clear();
  for (const browser of browsers)
    await browser.then(
      (open) => open.close(),
      () => undefined,
    );
}
