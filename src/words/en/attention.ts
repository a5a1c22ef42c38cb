// Words of attention: what is proposed for a message, and why, with its evidence.
import type { Evidence } from '../../domain/attention/evidence.ts';

const LONGEST = 90;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}

function ofMails(answered: number, settled: number): string {
  return settled <= answered
    ? `you answer every mail from there (${answered})`
    : `you answered ${answered} of ${settled} mails from there`;
}

type Of<K extends Evidence['kind']> = Extract<Evidence, { readonly kind: K }>;

/** One reason in plain words; `aim` is what the person called the goal or step, `day` the day of an invitation. */
function reason(evidence: Evidence, aim: string, day: string): string {
  switch (evidence.kind) {
    case 'answers':
      return 'answers a mail of yours';
    case 'addressed':
      return addressed(evidence);
    case 'greeted':
      return `greets you by name: “${shortened(evidence.line.trim())}”`;
    case 'asks':
      return `asks: “${shortened(evidence.sentence)}”`;
    case 'deadline':
      return `says by when: “${shortened(evidence.phrase)}”`;
    case 'step':
      return evidence.isWaiting
        ? `you wait for ${evidence.name}: “${shortened(aim)}”`
        : `your step “${shortened(aim)}” names ${evidence.name}`;
    case 'aim':
      return `about “${shortened(aim)}”: ${evidence.words.join(', ')}`;
    case 'interest':
      return `about what you write of: ${evidence.words.join(', ')}`;
    case 'sender':
      return evidence.answered > 0
        ? ofMails(evidence.answered, evidence.settled)
        : 'often answers your mails';
    case 'conversation':
      return evidence.started ? 'a conversation that you began' : 'a conversation in which you wrote';
    case 'invitation':
      return day === '' ? 'an invitation' : `an invitation for ${day}`;
    case 'learned':
      return learned(evidence);
  }
}

function addressed({ alone, inCopy }: Of<'addressed'>): string {
  if (alone) return 'to you alone';
  return inCopy ? 'to you in copy' : 'to you by name';
}

function learned({ of, words }: Of<'learned'>): string {
  const known = {
    sender: 'you often attend to this sender',
    list: 'you often attend to this list',
    thread: 'you attended to this conversation before',
    word: 'you often attend to such subjects',
  };
  return words === '' ? known[of] : `${known[of]}: ${shortened(words)}`;
}

export const attention = {
  verdicts: { attend: 'attend', 'can wait': 'can wait', 'let go': 'let go' },
  mayHaveMissed: 'you may have missed this',
  reason,
  /** On the command line. */
  triage: {
    of: (shown: number, all: number) =>
      `${shown} of ${all} messages deserve you now; ${all - shown} can wait or go.`,
    none: 'No messages of others.',
    serves: (aim: string) => `serves “${shortened(aim)}”`,
    noSubject: '(no subject)',
    reading: (messages: number) => `read ${messages} messages …`,
    unreadable: (count: number) =>
      count === 1
        ? '1 letter could not be read and was left out.'
        : `${count} letters could not be read and were left out.`,
    notThere: (path: string) => `${path} cannot be opened.`,
    notMail: (path: string) =>
      `${path} holds no messages that can be read here: a mailbox file (mbox, also .gz), a Maildir, a folder of .eml files, a Slack export (.zip) or a calendar (.ics).`,
    whoAreYou:
      'Whose mail is this? Say it with --me ADDRESS (more than one with commas), or give the sent mail with --sent FILE.',
    goalsWrong: (path: string) =>
      `${path} names no goals: one on each line, or JSON like [{"title": "Speak up in reviews"}].`,
    broken: (path: string) => `${path} is damaged: what could be read before the damage counts.`,
    numberWrong: (option: string) => `--${option} takes a whole number from 1 on.`,
    timeWrong: (option: string) => `--${option} takes a day or an instant, such as 2026-01-01.`,
  },
  backtest: {
    span: (messages: number, days: number, perDay: number) =>
      `In ${days} days ${messages} messages of others came, ${perDay} a day.`,
    shown: (shown: number, perDay: string) => `Shown to you: ${shown}, ${perDay} a day.`,
    answered: (found: number, answered: number) =>
      `Of the ${answered} that you answered within a week, ${found} were among them.`,
    chance: (found: number) => `As many messages drawn by lot would have held ${found}.`,
    examples: 'The ones it was surest of:',
    noAnswers: 'None of them was answered, so nothing can be said of how well it chose.',
  },
};
