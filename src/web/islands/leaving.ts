// Signing out leaves nothing behind: no storage, no kept page, no other tab that still shows what is private.
import { cache } from '@hotwired/turbo';
import { around } from './around.ts';
import { stopListening } from './live.ts';

const channel = new BroadcastChannel('throughline-leaving');

function forget(): void {
  cache.clear();
  stopListening();
  try {
    sessionStorage.clear();
    localStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to clear.
  }
}

function hide(): void {
  document.documentElement.classList.add('leaving');
}

export function startLeaving(): void {
  addEventListener('submit', (event) => {
    if (!(event.target as Element).matches('[data-signs-out]')) return;
    forget();
    channel.postMessage('left');
  });
  channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
    if (!around('reader')) return;
    forget();
    hide();
    // The other tab says `gone` once it is signed out; before that, asking again would show the same page.
    setTimeout(() => location.reload(), data === 'gone' ? 0 : 3000);
  });
  if (!around('reader')) channel.postMessage('gone');
  // A page that the browser keeps for the back button is kept blank, and asked for again when it returns.
  addEventListener('pagehide', (event) => {
    if (event.persisted && around('reader')) hide();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted && document.documentElement.classList.contains('leaving')) location.reload();
  });
}
