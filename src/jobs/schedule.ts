// What runs by itself, and when: one sentence each.
import { clearExpired } from '../app/accounts/expiry.ts';
import { forgetOldMessages } from '../app/attention/old-messages.ts';
import type { Ports } from '../app/ports.ts';
import { type Deliver, deliverMail } from './deliver-mail.ts';
import { readSources } from './read-sources.ts';
import { MOST_SETTLED, settleEngagements } from './settle-engagements.ts';
import type { Sweep } from './sweeping.ts';

/** So many sources are read at once: one whose server is slow holds up no other. */
const READERS = 3;

function readers(ports: Ports): Sweep[] {
  return Array.from({ length: READERS }, (_, index) => ({
    name: `sources ${index + 1}`,
    says: 'What is new in mailboxes and in files that were dropped in is read.',
    everySeconds: 5,
    run: (stop) => readSources(ports, stop),
  }));
}

/** Everything that is looked after without anybody asking; mail only where it can be sent. */
export function scheduleOf(ports: Ports, deliver: Deliver | null): readonly Sweep[] {
  const sweeps: Sweep[] = [
    {
      name: 'settle',
      says: 'What time alone has changed is settled.',
      everySeconds: 15,
      most: MOST_SETTLED,
      run: () => settleEngagements(ports),
    },
    {
      name: 'expiry',
      says: 'What is past its end is forgotten.',
      everySeconds: 3600,
      run: () => clearExpired(ports),
    },
    {
      name: 'old messages',
      says: 'Messages whose time is over go.',
      everySeconds: 3600,
      run: () => forgetOldMessages(ports),
    },
    ...readers(ports),
  ];
  if (deliver) {
    const run = () => deliverMail(ports, deliver);
    sweeps.push({ name: 'mail', says: 'Recorded letters are delivered.', everySeconds: 5, run });
  }
  return sweeps;
}
