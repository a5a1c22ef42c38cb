// What the engine has learned about a person, in plain words: each case of each signal says what a message was like.
import type { SignalName } from '../../domain/attention/sheet.ts';

const RATES = [
  'you hardly ever answer',
  'you hardly ever answer',
  'you rarely answer',
  'you answer less than most',
  'you answer about as often as anybody',
  'you answer a little more than most',
  'you answer more than most',
  'you answer often',
  'you answer very often',
  'you answer nearly always',
  'you answer nearly always',
];
const AGO = [
  'never',
  'more than two months ago',
  'within two months',
  'within three weeks',
  'within a week',
  'within three days',
  'within a day',
  'just now',
];
const PART = [
  'of conversations not known here',
  'of conversations in which only others wrote',
  'of conversations in which you wrote',
  'of conversations in which you answered once',
  'of conversations in which you answer again and again',
  'of conversations that you began',
  'of conversations that you began and keep up',
];
const NEAR = ['far from', 'near', 'very near'];
const IN_COPY = ['in copy to you among many', 'in copy to you among several', 'in copy to you among few'];

/** The word of a scale for a place on it, from the first case to the last. */
function along(scale: readonly string[], at: number, cases: number): string {
  return scale[Math.min(scale.length - 1, Math.floor((at * scale.length) / cases))] ?? '';
}

const spans = (bounds: readonly number[], at: number): string => {
  const [from, to] = [bounds[at - 1], bounds[at]];
  if (from === undefined) return to === 1 ? 'no' : `fewer than ${to}`;
  return to === undefined ? `${from} and more` : to - from === 1 ? String(from) : `${from} to ${to - 1}`;
};

/** So many of something: `no questions`, `1 question`, `2 to 4 questions`. */
const many = (bounds: readonly number[], at: number, one: string): string => {
  const count = spans(bounds, at);
  return count === '1' ? `1 ${one}` : `${count} ${one}s`;
};

const times = (bounds: readonly number[], at: number): string => {
  const count = spans(bounds, at);
  return count === 'no' ? 'never' : count === '1' ? 'once' : `${count} times`;
};

type Say = (at: number) => string;

const says: Readonly<Record<SignalName, Say>> = {
  address: (at) =>
    [
      'by a list, without your name',
      'to others',
      ...IN_COPY,
      'to you among many',
      'to you, after others',
      'to you first',
      'to you alone, by a list',
      'to you alone',
    ][at] ?? '',
  recipients: (at) =>
    `with ${spans([2, 3, 5, 8, 13], at % 6)} addressed, ${at >= 6 ? 'you among them' : 'you not among them'}`,
  named: (at) =>
    [
      'that greet nobody',
      'that greet somebody else',
      'that greet somebody else',
      'that greet somebody else and name you',
      'that name you',
      'that greet you by name',
    ][at] ?? '',
  kind: (at) =>
    [
      'from person to person',
      'by a list',
      'by a list, with files',
      'sent to many at once',
      'written by a machine',
      'that are invitations',
    ][at] ?? '',
  senderRate: (at) => (at === 11 ? 'from senders too new to tell' : `from senders whom ${RATES[at] ?? ''}`),
  senderSeen: (at) => `from senders of whom ${many([1, 2, 4, 10, 30, 100], at, 'mail')} had come`,
  senderAnswersMe: (at) => `from senders who answered you ${times([1, 2, 4, 8, 16], at)}`,
  senderAnsweredLast: (at) => `from senders you last answered ${AGO[at] ?? ''}`,
  senderWrote: (at) => `from senders to whom you wrote ${times([1, 2, 4, 8, 16], at)}`,
  senderToMe: (at) => `from senders who wrote to you by name ${times([1, 2, 4, 8, 16], at)}`,
  parentRate: (at) =>
    ['that answer nobody', 'that answer you', 'that answer somebody unknown'][at] ??
    `that answer somebody whom ${along(RATES, at - 3, 7)}`,
  company: (at) =>
    at === 0 ? 'to nobody you know besides' : `also to somebody whom ${along(RATES, at - 1, 7)}`,
  listRate: (at) => (at === 0 ? 'by no list you know' : `by lists that ${along(RATES, at - 1, 5)}`),
  parent: (at) =>
    [
      'that begin something',
      'that answer you',
      'that seem to answer you',
      'that go on after themselves',
      'that answer somebody else',
      'that answer something not here, in a conversation known',
      'that answer something not here',
      'that look like an answer, in a conversation known',
      'that look like an answer',
    ][at] ?? '',
  role: (at) => PART[at] ?? '',
  depth: (at) => `with ${many([1, 2, 3, 5, 8, 13, 20], at, 'mail')} before them`,
  threadSize: (at) => `of ${along(['new', 'short', 'long', 'very long'], at, 8)} conversations`,
  sinceMine: (at) =>
    at === 0
      ? 'of conversations without you'
      : `with ${many([1, 2, 3, 5, 9, 17], at - 1, 'mail')} since you wrote`,
  sinceMyLast: (at) => `of conversations in which you last wrote ${AGO[at] ?? ''}`,
  threadRate: (at) =>
    at === 0 ? 'of conversations too new to tell' : `of conversations that ${along(RATES, at - 1, 7)}`,
  threadAge: (at) => `of ${along(['fresh', 'some days old', 'weeks old'], at, 8)} conversations`,
  past: (at) => `${PART[at] ?? ''}, of the same subject before`,
  asks: (at) => `that ${along(['ask nothing', 'may ask something', 'ask something'], at, 7)}`,
  questions: (at) => `with ${many([1, 2, 3, 5], at, 'question')}`,
  length: (at) =>
    `of ${at === 0 ? 'no words' : along(['few words', 'some length', 'great length'], at - 1, 8)}`,
  quoting: (at) => along(['that quote nothing', 'that quote a little', 'that quote much'], at, 4),
  change: (at) =>
    [
      'that propose no change',
      'that answer something',
      'that propose one change',
      'that introduce changes',
      'that are the first of many changes',
      'that are one of many changes',
      'that are one of very many changes',
      'that answer a proposed change',
    ][at] ?? '',
  version: (at) => (at === 0 ? 'without a version' : `in version ${at}`),
  near: (at) => `${along(NEAR, at, 10)} your goals and steps`,
  direct: (at) => `${along(NEAR, at, 10)} the very words of your goals`,
  self: (at) => `${along(NEAR, at, 10)} what you write of yourself`,
  busy: (at) => `while you write ${along(['as ever', 'less than usual', 'more than usual'], at, 7)}`,
  asksMe: () => 'by what they ask, and how near to you they are addressed',
  threadBySender: () => 'by their conversation, their sender and their address together',
  addressBySender: () => 'by their address and their sender together',
  nearByAddress: () => 'by what they are about, and how near to you they are addressed',
  changeByAddress: () => 'by the change they propose, and how near to you they are addressed',
  subject: (at) => `with a subject ${along(NEAR, at, 10)} your goals and steps`,
  subjectByParent: () => 'by their subject, and what they answer',
  closing: (at) =>
    [
      'that go on with something',
      'that approve of something',
      'that thank, or say that something is done',
      'that approve and thank',
    ][at] ?? '',
  deadline: (at) => (at < 2 ? 'that are urgent' : 'that say by when'),
  step: (at) =>
    [
      'that no step names',
      'from somebody whom a step of yours names',
      'from somebody you wait for',
      'about what you wait for',
      'from somebody you wait for, about just that',
    ][at] ?? '',
};

export const attentionLearned = {
  title: 'What it has learned about me',
  lede: 'From what you answered and what you said. Whatever is wrong can go.',
  from(lessons: number, sayings: number): string {
    const did = `Learned from ${lessons} messages that you answered or let lie`;
    if (sayings === 0) return `${did}. What you say about one counts four times as much.`;
    const said = sayings === 1 ? 'one thing' : `${sayings} things`;
    return `${did}, and from ${said} you said, which count four times as much.`;
  },
  nothing: 'Nothing yet. It begins with what you answer and what you say.',
  weak: {
    title: 'Where it is weak',
    points: [
      'A reply is not importance. It learns from what you answer, so quick answers look weightier than they are, and what you think about for weeks looks lighter.',
      'It sees words, people and conversations. It understands nothing.',
      'Of somebody new, and in a subject you never wrote about, it knows little.',
      'One in ten places goes to a message that it thought less of, so that it finds out where it is wrong. Those are marked.',
    ],
  },
  does: 'speaks for it',
  doesNot: 'speaks against it',
  strength: { some: 'a little', much: 'clearly', most: 'strongly' },
  more: (count: number) => `${count} smaller things`,
  strike: 'Strike it out',
  struck: 'Struck out',
  struckUnknown: 'something that is known no more',
  unstrike: 'Let it count again',
  muted: {
    title: 'Never shown',
    lead: 'Rules of yours. What comes from these goes into the fold, whatever it says.',
    none: 'No sender is on the list. “More” on a message puts one here.',
    unmute: 'Show again',
  },
  budget: {
    title: 'How many a day',
    label: 'At most so many messages a day',
    hint: 'From 1 to 50. Fewer is easier to trust.',
    save: 'Keep this',
  },
  addresses: {
    title: 'My addresses',
    label: 'Another address of mine',
    more: 'One more address of mine',
    hint: 'Mail to these is mail to you, and mail from these was sent by you. Those of your account and mailboxes are known.',
    save: 'Keep these',
  },
  about: {
    sender: (address: string) => `Mail from ${address}`,
    list: (list: string) => `What comes by ${list}`,
    aim: (title: string) => `What is about “${title}”`,
    signal: (name: SignalName, at: number) => `Messages ${says[name](at)}`,
  },
};
