// What the page tells the browser code about itself: its words, who reads, where events come from.

interface AroundWords {
  readonly [name: string]: string;
}

function element(): HTMLElement | null {
  return document.getElementById('around');
}

let read: { text: string; words: AroundWords } = { text: '', words: {} };

/** A word of the interface, from the page. */
export function word(name: string): string {
  const text = element()?.dataset['words'] ?? '{}';
  if (text !== read.text) read = { text, words: JSON.parse(text) };
  return read.words[name] ?? '';
}

/** One of the page's other facts, such as `reader` or `events`. */
export function around(name: 'reader' | 'events' | 'search' | 'singleKeys'): string | undefined {
  return element()?.dataset[name];
}
