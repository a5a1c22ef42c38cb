// Everybody in the demo: the coach, and the clients with their stories.

import type { Story } from './entry.ts';
import { PEOPLE } from './letter.table.ts';
import { miraMail } from './mailbox.ts';
import { miraBefore } from './mira-before.table.ts';
import { miraFirst } from './mira-first.table.ts';
import { miraSecond } from './mira-second.table.ts';
import { miraThird } from './mira-third.table.ts';
import { others } from './others.table.ts';

/** The password of everybody in the demo. */
export const PASSWORD = 'seven quiet steps by noon';

/** Who coaches them all, and owns the instance. */
export const elena = { name: 'Elena Kask', email: 'elena@throughline.example' };

/** The client whom a newcomer signs in as. */
export const mira: Story = {
  client: 'mira',
  name: 'Mira Osei',
  email: 'mira@throughline.example',
  plan: { week: 7, weeks: 13, hour: '16:00', lead: 2 },
  invitedAt: 'start-21d 09:00',
  joinedAt: 'start-19d 20:10',
  entries: [...miraBefore, ...miraFirst, ...miraSecond, ...miraThird],
  mail: (looked) => ({ name: 'Work mail', addresses: [PEOPLE.mira[1]], messages: miraMail(looked) }),
};

/** Every story. */
export const stories: readonly Story[] = [mira, ...others];
