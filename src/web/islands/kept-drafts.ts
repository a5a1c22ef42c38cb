// What this browser keeps of texts that are being written: each under the address that it is saved to, for one reader.
import { around } from './around.ts';

/** The texts of a form, by the names of their fields. */
export type Texts = Readonly<Record<string, string>>;

/** A text that was not saved yet. */
export interface KeptDraft {
  readonly texts: Texts;
  /** The revision it was written upon. */
  readonly rev: string;
  /** What was sent and never answered: it may stand already, so it is asked for again before anything newer. */
  readonly sent: Texts | null;
  /** What its page began, while nothing of it was saved. */
  readonly begins: string | null;
}

const family = (): string => `draft:${around('reader') ?? ''}:`;

function read(name: string): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<KeptDraft> | null;
    if (!kept || typeof kept.texts !== 'object') return null;
    return { rev: '', sent: null, begins: null, ...kept, texts: kept.texts };
  } catch {
    return null;
  }
}

/** Keeps a draft; false where this browser is full or keeps nothing. */
export function keepDraft(path: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(family() + path, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Lets go of what is saved by now; another tab's newer text under the same address stays. */
export function dropDraft(path: string, saved: Texts): void {
  const kept = draftAt(path);
  if (!kept || !isSame(kept.texts, saved)) return;
  try {
    localStorage.removeItem(family() + path);
  } catch {
    // Nothing was kept.
  }
}

/** What is kept for this address. */
export function draftAt(path: string): KeptDraft | null {
  return read(family() + path);
}

/** A beginning of this name that was never saved, and the address that was meant for it. */
export function draftBegunAs(begins: string): { path: string; draft: KeptDraft } | null {
  try {
    for (const name of Object.keys(localStorage)) {
      const draft = name.startsWith(family()) ? read(name) : null;
      if (draft?.begins === begins) return { path: name.slice(family().length), draft };
    }
  } catch {
    // A browser that keeps nothing has nothing to give back.
  }
  return null;
}

/** Whether two are the same texts. */
export function isSame(one: Texts, other: Texts): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? '') === (other[name] ?? ''));
}
