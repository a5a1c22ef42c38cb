// Forgetting one sender: what is known under their address goes. What stays has no name: how often words occur and what
// the aims took over from their mails, the numbers of conversations that others take part in, the shapes of ids.
import type { KeptMind } from './kept-mind.ts';
import type { Lesson, LogEntry } from './lesson.ts';
import { slotOf } from './mark.ts';
import { termOfName } from './term.ts';

/** Takes a sender out of what is remembered, and what of theirs waits for an answer. */
export function forgetSender({ memory, waiting }: KeptMind, address: string): void {
  memory.contacts.kept.delete(address);
  for (const [id, { author }] of memory.earlier.kept) if (author === address) memory.earlier.kept.delete(id);
  for (const [id, { author }] of waiting) if (author === address) waiting.delete(id);
}

function isBy({ marks }: Lesson, slot: number): boolean {
  return marks.slots.some((one, at) => one === slot && marks.kinds[at] === 'sender');
}

/** The lines of a log without what was learned from this sender's mails; the one in 65,536 whose mark is the same goes too. */
export function withoutSender(log: readonly LogEntry[], address: string, key: number): readonly LogEntry[] {
  const slot = slotOf(termOfName(address), 'sender', key);
  return log.filter((entry) => entry.kind === 'forgotten' || !isBy(entry, slot));
}
