// A draft on its way to be saved, and what the answer says.
import { fetch as turboFetch } from '@hotwired/turbo';
import type { Texts } from './kept-drafts.ts';
import { bodyOf } from './written-form.ts';

/** In ms; a connection that says nothing for so long is lost. */
const ANSWER_WITHIN = 60_000;
/** Browsers let no more than 64 KiB finish its way after its page is gone. */
const MOST_AFTERWARDS = 60_000;

/** While somebody writes, as the page goes, or to be shown what stands beside it. */
export type How = 'draft' | 'leaving' | 'shown';

/** What an answer said. */
export interface Said {
  readonly rev?: string;
  readonly words?: string;
}

/** Sends the form with these texts to its own action. */
export function sendDraft(form: HTMLFormElement, texts: Texts, how: How): Promise<Response> {
  const body = bodyOf(form, texts);
  const headers = { accept: 'application/json', 'x-draft': how === 'shown' ? 'shown' : '1' };
  const keepalive = how === 'leaving' && String(body).length < MOST_AFTERWARDS;
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  // Turbo's own, so that what this changes is not news to this page.
  return turboFetch(form.action, { method: 'POST', headers, body, redirect: 'manual', keepalive, signal });
}

/** Reads an answer; nothing where it is no JSON. */
export async function saidBy(answer: Response): Promise<Said> {
  const isJson = answer.headers.get('content-type')?.includes('json');
  return isJson ? answer.json().catch(() => ({})) : {};
}
