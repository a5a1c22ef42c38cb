// What is looked for inside a page. These functions run in the browser, sent there as text: each stands on its own and on
// the others here, and on nothing else.
import type { Page } from 'playwright-core';

interface TextBox {
  readonly of: Element;
  readonly text: string;
  readonly rect: DOMRect;
}

/** Whether anybody sees it: neither folded, hidden nor meant for ears alone. */
function isSeen(each: Element): boolean {
  return (
    each.checkVisibility({ visibilityProperty: true }) && !each.closest('.unseen, .skip, select, option')
  );
}

function named(each: Element): string {
  const words = (each.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 30);
  const kind = each.getAttribute('class')?.split(' ')[0] ?? each.getAttribute('name') ?? '';
  return `${each.tagName.toLowerCase()}${kind ? `.${kind}` : ''} “${words}”`;
}

/** Every piece of text that is seen, by line, with the box its letters take. */
function textBoxes(): TextBox[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: TextBox[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const of = node.parentElement;
    const text = (node.nodeValue ?? '').trim();
    if (!of || !text || !isSeen(of)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 1) found.push({ of, text, rect });
  }
  return found;
}

/** The bar of a phone lies over the page by intent. */
function isAfloat(each: Element): boolean {
  for (let at: Element | null = each; at; at = at.parentElement)
    if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
  return false;
}

/** What hides a part of this text: an ancestor whose box ends earlier and does not let it out. */
function clipping({ of, rect }: TextBox): string | null {
  if (of.closest('svg, .lede-line')) return null;
  for (let at: Element | null = of; at && at !== document.documentElement; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const isWide = overflowX !== 'visible' && (rect.right > box.right + 1 || rect.left < box.left - 1);
    const isTall = overflowY !== 'visible' && (rect.bottom > box.bottom + 2 || rect.top < box.top - 2);
    if (isWide || isTall) return named(at);
  }
  return null;
}

/** Two texts that lie on each other; the letters of a line reach a little above and below it. */
function onEachOther(a: TextBox, b: TextBox): boolean {
  const slack = Math.min(a.rect.height, b.rect.height) * 0.3;
  const across = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
  const down = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
  return across > 2 && down > slack;
}

/** Texts that are cut off, or lie where the screen has ended. */
function cutOff(boxes: readonly TextBox[]): string[] {
  const { clientWidth } = document.documentElement;
  return boxes.flatMap((box) => {
    const by = clipping(box);
    const isBeside = box.rect.right > clientWidth + 1 || box.rect.left < -1;
    return [
      by ? `${named(box.of)} is cut off by ${by}` : '',
      isBeside && !box.of.closest('svg') ? `${named(box.of)} lies beside the screen` : '',
    ];
  });
}

/** Texts that lie on others, each compared with those that begin before it ends. */
function heaped(boxes: readonly TextBox[]): string[] {
  const sorted = [...boxes].sort((a, b) => a.rect.top - b.rect.top);
  return sorted.flatMap((a, at) => {
    const end = sorted.findIndex((b, later) => later > at && b.rect.top > a.rect.bottom);
    const near = sorted.slice(at + 1, end < 0 ? undefined : end);
    const under = near.filter((b) => a.of !== b.of && !b.of.closest('.lede-line') && onEachOther(a, b));
    return under.map((b) => `${named(a.of)} lies on ${named(b.of)}`);
  });
}

/** Fields and buttons that are wider than the sheet they stand on. */
function spilling(): string[] {
  const all = [...document.querySelectorAll('main input, main select, main textarea, main .button')];
  const wide = all.filter((each) => {
    const around = each.closest('.card:not(.card-plain), .page')?.getBoundingClientRect();
    const { left, right } = each.getBoundingClientRect();
    return around && isSeen(each) && (right > around.right || left < around.left - 1);
  });
  return wide.map((each) => `${named(each)} lies beside its card`);
}

/** What does not fit: sideways scrolling, text cut off, text on text. */
function crowding(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const boxes = textBoxes().filter(({ of }) => !isAfloat(of));
  const wide = scrollWidth > clientWidth ? `scrolls sideways, ${scrollWidth} in ${clientWidth}` : '';
  const all = [wide, ...cutOff(boxes), ...heaped(boxes), ...spilling()];
  return [...new Set(all.filter((one) => one !== ''))];
}

/** Red, green, blue and opacity of a colour as the browser writes it. */
function channels(colour: string): number[] {
  const page = window as unknown as { inks?: Map<string, number[]> };
  const known = page.inks ?? new Map<string, number[]>();
  page.inks = known;
  const found = known.get(colour);
  if (found) return found;
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return [0, 0, 0, 1];
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
  known.set(colour, [r, g, b, a / 255]);
  return [r, g, b, a / 255];
}

function luminance(colour: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** What lies behind it: the first ancestor that is filled, or the sheet itself. */
function ground(each: Element, sheet: string): number[] {
  for (let at: Element | null = each; at; at = at.parentElement) {
    const colour = channels(getComputedStyle(at).backgroundColor);
    if ((colour[3] ?? 0) > 0.5) return colour;
  }
  return channels(sheet);
}

/** Texts that stand out too little from what lies behind them, whatever chose the colours; `sheet` is the bare page. */
function faint(sheet: string): string[] {
  const known = new Map<Element, string | null>();
  const judge = (each: Element): string | null => {
    const style = getComputedStyle(each);
    const inks = [channels(each.closest('svg') ? style.fill : style.color), ground(each, sheet)];
    const [high = 0, low = 0] = inks.map(luminance).sort((a, b) => b - a);
    const contrast = (high + 0.05) / (low + 0.05);
    return contrast < 4.5 ? `${named(each)} has a contrast of ${contrast.toFixed(1)}` : null;
  };
  const alive = textBoxes().filter(({ of }) => !of.closest(':disabled, [aria-disabled="true"]'));
  for (const { of } of alive) if (!known.has(of)) known.set(of, judge(of));
  return [...known.values()].filter((one) => one !== null);
}

/** A link that stands in running text: a sentence, or a line of several things, says more than the link does. */
function isInText(each: Element): boolean {
  if (each.tagName !== 'A' || each.closest('svg') || getComputedStyle(each).display !== 'inline')
    return false;
  const around = each.closest('p, li, dd, dt, td, h1, h2, h3, h4, small, blockquote, div');
  const own = (each.textContent ?? '').trim();
  return (around?.textContent ?? '').trim().length > own.length;
}

/** Where a finger may land to mean it: a control with its label, else what is drawn of it. */
function landing(each: Element): DOMRect {
  const label = each.matches('input') ? each.closest('label') : null;
  return (label ?? each.querySelector('.tl-hit') ?? each).getBoundingClientRect();
}

/** What a finger would miss: smaller than 44 to either side. Marks on the line share what room they have. */
function tiny(): string[] {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
  const tapped = all.filter((each) => isSeen(each) && !isInText(each) && !each.closest('.tl-mark'));
  return tapped.flatMap((each) => {
    const { width, height } = landing(each);
    const isSmall = width > 1 && Math.min(width, height) < 43.9;
    return isSmall ? [`${named(each)} takes ${Math.round(width)} × ${Math.round(height)}`] : [];
  });
}

/** Whatever would still move for somebody who asked for less motion. */
function moving(): string[] {
  const found = [...document.querySelectorAll('*')].filter((each) => {
    const { animationName, transitionDuration } = getComputedStyle(each);
    return animationName !== 'none' || /[1-9]/.test(transitionDuration);
  });
  return found.map((each) => `${named(each)} moves`);
}

/** Unfolds all that is folded in the page itself. */
function unfold(): void {
  for (const each of document.querySelectorAll('main details')) each.setAttribute('open', '');
}

const ALL = [
  isSeen,
  named,
  textBoxes,
  isAfloat,
  clipping,
  onEachOther,
  cutOff,
  heaped,
  spilling,
  crowding,
  channels,
  luminance,
  ground,
  faint,
  moving,
  unfold,
  isInText,
  landing,
  tiny,
].map(String);

type Look = 'tiny()' | 'crowding()' | 'moving()' | 'unfold()' | "faint('white')" | "faint('Canvas')";

/** Runs one of them in the page. */
export function look(page: Page, what: Look): Promise<string[]> {
  return page.evaluate(`(() => { ${ALL.join('\n')}\nreturn ${what}; })()`);
}
