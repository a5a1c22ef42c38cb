// What runs in the browser. Every page works without it; with it, pages are live and instant.
import '../look/look.css';
import '@hotwired/turbo';
import { startConfirming } from './confirming.ts';
import { CopyLink } from './copy-link.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { ElapsedTime } from './elapsed-time.ts';
import { startLeaving } from './leaving.ts';
import { startListening } from './live.ts';
import { startOpening } from './opening.ts';
import { PasskeyForm } from './passkey-form.ts';
import { startRefreshing } from './refreshing.ts';
import { startShortcuts } from './shortcuts.ts';
import { startTelling } from './telling.ts';
import { TimeZone } from './time-zone.ts';

startLeaving();
startTelling();
startRefreshing();
startListening();
startOpening();
startConfirming();
startShortcuts();
customElements.define('draft-keeper', DraftKeeper);
customElements.define('elapsed-time', ElapsedTime);
customElements.define('copy-link', CopyLink);
customElements.define('time-zone', TimeZone);
customElements.define('passkey-form', PasskeyForm);
