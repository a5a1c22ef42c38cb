// A message in words: who it is from, when it came, why it stands here, what it serves.
import type { MessageView } from '../../app/attention/views.ts';
import { dayAt } from '../../domain/kernel/time.ts';
import type { Shell } from '../shell.ts';

/** Whoever sent it, by name where there is one. */
export function senderOf({ from }: Pick<MessageView, 'from'>, { words }: Shell): string {
  return from.name || from.address || words.attentionPages.unknownSender;
}

/** Its subject, in some way. */
export function subjectOf({ subject }: Pick<MessageView, 'subject'>, { words }: Shell): string {
  return subject.trim() || words.attentionPages.noSubject;
}

/** Its hour if it is of today, else its day and hour. */
export function cameAt({ at, day }: MessageView, shell: Shell, today: string, zone: string): string {
  return day === today ? shell.dates.time(at, zone) : shell.dates.moment(at, zone);
}

function capital(sentence: string): string {
  const [first = ''] = sentence;
  return first.toLocaleUpperCase() + sentence.slice(first.length);
}

/** Every reason as a sentence, the strongest first, with what it adds. */
export function reasonsOf(message: MessageView, { words, dates }: Shell, zone: string) {
  return message.reasons.map((reason) => {
    const isDated = reason.kind === 'invitation' && reason.startsAt !== undefined;
    const day = isDated ? dates.day(dayAt(reason.startsAt ?? '', zone)) : '';
    const aim = reason.title ?? message.aim?.title ?? '';
    return { sentence: capital(words.attention.reason(reason, aim, day)), amount: reason.amount };
  });
}

/** As many reasons as are read at a glance; with what they count, all are there for whoever asks. */
export const AT_A_GLANCE = 3;

/** What it serves, as the person said; else what it seems to be about, unless one of the shown reasons says so already. */
export function servedBy({ serves, aim, reasons }: MessageView, { words }: Shell, shown = AT_A_GLANCE) {
  const { about } = words.attentionPages;
  if (serves) return { label: about.serves(serves.title), isSaid: true };
  const isTold = reasons.slice(0, shown).some(({ kind }) => kind === 'aim');
  return aim && !isTold ? { label: about[aim.kind](aim.title), isSaid: false } : null;
}
