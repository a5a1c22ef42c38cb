// What a page of HTML says, as lines of text: what is quoted gets quote marks, what is not shown is left out.
import { decode } from 'html-entities';
import { withoutTrailingSpaces } from './trailing-spaces.ts';

/** Longer pages are cut: the words come first. */
const LONGEST = 256 * 1024;

const UNSEEN = /<(style|script|head|title|template)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const TAG = /<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|<[!?][^<>]*>/gi;
const BREAKS = new Set([
  'blockquote',
  'br',
  'p',
  'div',
  'li',
  'tr',
  'table',
  'ul',
  'ol',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
]);
/** Mail programs that do not use blockquote put the history into a block of this class or name. */
const HISTORY =
  /gmail_quote|yahoo_quoted|moz-cite-prefix|OLK_SRC_BODY|divRplyFwdMsg|appendonsend|x_gmail_quote/i;

/** How far into quotes the text at hand lies, and the lines so far. */
class Setting {
  private made = '';
  private depth = 0;
  private isHistory = false;

  write(piece: string): void {
    this.made += decode(piece).replace(/[\s\u00a0]+/g, ' ');
  }

  tag(name: string, isClosing: boolean, attributes: string): void {
    if (name === 'blockquote') this.depth = Math.max(0, this.depth + (isClosing ? -1 : 1));
    this.isHistory ||= HISTORY.test(attributes);
    if (BREAKS.has(name)) this.made += this.depth > 0 || this.isHistory ? '\n> ' : '\n';
  }

  lines(): string {
    return withoutTrailingSpaces(this.made)
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }
}

/** The text of a page; quoted parts have `> ` before each line, and a reply's history from where it begins. */
export function textOfHtml(html: string): string {
  const shown = html.slice(0, LONGEST).replace(UNSEEN, ' ');
  const setting = new Setting();
  let from = 0;
  for (const tag of shown.matchAll(TAG)) {
    setting.write(shown.slice(from, tag.index));
    from = tag.index + tag[0].length;
    setting.tag(tag[2]?.toLowerCase() ?? '', tag[1] === '/', tag[3] ?? '');
  }
  setting.write(shown.slice(from));
  return setting.lines();
}
