// One mailbox file replayed in a process of its own, which then says how much memory it took at most: streaming.ts FILE
import { mailInOrder } from '../../src/app/attention/mail-in-order.ts';
import { replayed } from '../../src/app/attention/replays.ts';
import { OWNER } from './letters.ts';

const [path = ''] = process.argv.slice(2);
const profile = {
  addresses: [OWNER],
  names: [],
  aims: [{ id: 'one', kind: 'goal' as const, words: 'bada fifa kiri', nearness: 0 }],
  muted: [],
  key: 1,
};
const counted = { messages: 0, unreadable: 0 };
const mail = mailInOrder([{ path, kind: 'mailbox' }], '2030-01-01T00:00:00.000Z', counted);
let told = 0;
for await (const batch of replayed(mail, { profile, budget: 7 })) told += batch.length;
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ messages: counted.messages, told, megabytes: Math.round(maxRSS / 1024) }));
