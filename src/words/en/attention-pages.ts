// What the pages of attention say: the few of today, the fold, what was learned, and the way into steps and agendas.

const COUNTS = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const counted = (count: number): string => COUNTS[count] ?? String(count);
const messages = (count: number): string => (count === 1 ? 'one message' : `${count} messages`);
/** As much of a title as a mark holds. */
const MARK = 48;
const shortened = (title: string): string =>
  title.length <= MARK ? title : `${title.slice(0, MARK - 1).trimEnd()}…`;
const hours = (count: number): string => `${Math.round(count * 2) / 2}`;

/** Kept steps beside what was pledged; a pace above the pledge is not a part of it. */
const paced = (kept: number, pledged: number, span: string): string =>
  kept > pledged ? `${kept} in ${span} (${pledged} pledged)` : `${kept} of ${pledged} in ${span}`;

export const attentionPages = {
  title: 'Attention',
  /** The line above everything: how many of how many. */
  few(deserving: number, came: number): string {
    if (came === 0) return 'Nothing has come yet today';
    if (deserving === 0) return `None of ${came} needs you`;
    if (deserving === came) return came === 1 ? 'One came, and it deserves you' : `All ${came} deserve you`;
    return `${counted(deserving)} of ${came} deserve you`;
  },
  lede: 'Proposed, each with its reason. What deserves you is yours to say.',
  ledeDone: 'All of today’s few are done. The rest can wait or go.',
  list: 'The few of today',
  none: 'Nothing of today asks for you now.',
  noSubject: '(no subject)',
  unknownSender: '(no sender)',
  mayHaveMissed: 'you may have missed this',
  about: {
    goal: (title: string) => `for ${shortened(title)}`,
    step: (title: string) => `for the step: ${shortened(title)}`,
    serves: (title: string) => `serves ${shortened(title)}`,
  },
  muted: 'muted',
  acts: {
    mattered: 'This mattered',
    'did not matter': 'This did not',
    'can wait': 'Can wait',
    serves: 'Serves …',
    more: 'More',
    undo: 'Undo',
  },
  serves: {
    lead: 'Which goal does it serve?',
    none: 'There is no open goal yet.',
    name: 'Name a goal',
    takeBack: 'None of these',
  },
  open: {
    title: 'Open it',
    gmail: 'Open in Gmail',
    outlook: 'Open Outlook on the web',
    apple: 'Open in Mail',
    thunderbird: 'Open in Thunderbird',
    copy: 'Copy the subject',
    copyHint: 'In any other mail program, search for the subject:',
  },
  turn: {
    step: 'Turn it into a step',
    topic: 'Put it on an agenda',
  },
  counts: {
    title: 'How much each counts',
    lead: 'Without the reason, the message would rank this much lower. Each +0.7 doubles the odds that it matters.',
    amount: (amount: number) => `${amount < 0 ? '−' : '+'}${Math.abs(amount).toFixed(1)}`,
  },
  sender: {
    mute: (name: string) => `Never show ${name}`,
    forget: (name: string) => `Forget ${name}`,
    forgetConfirm: (name: string) =>
      `Every message of ${name} and all that was learned of ${name} goes. New mail begins anew.`,
  },
  said: {
    mattered: 'Noted: this mattered.',
    not: 'Noted: this did not matter.',
    wait: 'It waits with the rest.',
    serves: 'Noted: it serves that goal.',
    'serves-not': 'Taken back: it serves no goal.',
    undone: 'Taken back, as if it had never been said.',
    muted: 'Never shown again. The rule stands under “what it has learned”.',
    unmuted: 'Shown again where it deserves it.',
    forgotten: 'Forgotten.',
    step: 'It is a step now.',
    topic: 'It is on the agenda.',
    week: 'The week is on the agenda.',
    budget: 'From the next message on.',
    addresses: 'From the next message on.',
    struck: 'Struck out, from the next message on.',
    unstruck: 'It counts again.',
  },
  saying: {
    mattered: 'You said: this mattered',
    'did not matter': 'You said: this did not',
    'can wait': 'You said: can wait',
    answered: 'You answered it',
  },
  earlier: { title: 'Earlier this week, still open', more: (count: number) => `${count} more` },
  done: { count: (count: number) => `${count} done today` },
  fold: {
    line: (count: number) => `${count} can wait or go`,
    none: 'Nothing else came',
    more: (count: number) => `${counted(count)} more`,
  },
  rest: {
    title: 'Can wait or go',
    lede: 'What came in the last two weeks and was not put before you.',
    field: 'Sender or subject, or how it begins',
    go: 'Search',
    verdicts: { all: 'All', 'can wait': 'Can wait', 'let go': 'Can go' },
    filters: 'Which part of the rest',
    verdict: { attend: 'deserved you', 'can wait': 'can wait', 'let go': 'can go' },
    count: (count: number) => (count === 1 ? 'One message' : `${count} messages`),
    none: 'Nothing lies here.',
    noneFound: (q: string) => `Nothing begins with “${q}”. Fewer letters find more.`,
    next: 'Further back',
    back: 'Back to the few',
  },
  week: {
    title: 'What had my attention',
    count: (count: number) =>
      count === 0 ? 'Nothing yet this week.' : `${messages(count)} this week had your yes or your answer.`,
    noGoal: 'for none of your goals',
    act: 'Put it on the agenda',
    private: 'Nobody else sees this unless you put it there.',
  },
  meetings: {
    title: 'Meetings',
    hours: (all: number, forGoals: number) =>
      `${hours(forGoals)} of ${hours(all)} hours this week serve a goal.`,
    thisWeek: 'This week',
    nextWeek: 'Next week',
    serves: (title: string) => `serves ${title}`,
    noGoal: 'no goal',
    none: 'none',
    whole: 'all',
    more: (count: number) => `${count} more`,
  },
  enough: {
    title: 'Enough steps?',
    pace: (four: number, twelve: number, pledge: number | null) =>
      pledge === null
        ? `${four} in 4 weeks, ${twelve} in 12`
        : `${paced(four, pledge, '4 weeks')}, ${paced(twelve, pledge * 3, '12')}`,
    hungry: 'hungry',
    fed: 'gets enough',
    pledge: 'Pledge a pace',
  },
  dayEnd: {
    title: 'The one thing of today',
    lead: 'for a long-term goal',
    kept: (goal: string) => `Kept today, for ${goal}. That is the one thing.`,
    ask: 'Was this it?',
    none: 'No open step serves a long-term goal. One small thing is enough, and tomorrow counts too.',
    noneFor: (goal: string) => `A step for “${goal}”`,
    noGoal: 'No goal is a long-term one yet. One to five years is far enough.',
    nameGoal: 'Name one',
    keep: 'I kept it',
    other: 'Something else was: catch it as a win',
  },
  sources: {
    aside: 'Sources',
    learned: 'What it has learned',
    reading: (name: string, percent: number | null) =>
      percent === null ? `${name} is being read` : `${name} is being read: ${percent} %`,
    troubled: (name: string) => `${name} cannot be read`,
    read: (when: string) => `Read ${when}`,
  },
  off: {
    title: 'Attention',
    lede: 'Out of today’s mail, the few that serve your goals or in which somebody waits for you.',
    how: 'Connect a mailbox, or drop in a file. Each message is weighed here, on this server, against your goals, your open steps and how you and its sender write to each other. Its text is read to weigh it and is not kept.',
    who: 'Nobody else is shown any of it: no coach, no sponsor, not the owner of this place.',
    connect: 'Connect a mailbox',
    files: 'Drop in files',
  },
  card: {
    quiet: 'Of today’s mail, the few that serve your goals:',
    connect: 'connect a mailbox',
    all: 'All with their reasons',
    reading: 'Your mail is being read for the first time.',
    done: 'Today’s few are done.',
    sources: 'Look at the sources',
  },
  into: {
    step: {
      title: 'Into a step',
      lede: 'In your own words: what will you do?',
      from: 'From the message',
      who: (name: string) =>
        `Only what you write here goes with the step. ${name} reads it, and nothing of the message.`,
      alone: 'Only what you write here goes with the step.',
      submit: 'Agree this step',
    },
    topic: {
      title: 'Onto the agenda',
      lede: 'In your own words: what would you like to talk about?',
      from: 'From the message',
      who: (name: string) => `${name} reads what you write here, and nothing of the message.`,
      text: 'The topic',
      submit: 'Put it on the agenda',
    },
    week: {
      title: 'The week onto the agenda',
      lede: 'What had my attention, and what does it say?',
      who: (name: string) => `${name} reads what you write here, and nothing else of your mail.`,
      text: (counts: string) => `What had my attention this week: ${counts}.`,
      forGoal: (count: number, title: string) => `${count} for “${title}”`,
      forNone: (count: number) => `${count} for none of my goals`,
      messages,
      submit: 'Put it on the agenda',
    },
    engagement: 'With whom',
    alone: 'Without a coach',
    none: 'There is no engagement yet in which this could stand.',
    home: 'Back to attention',
  },
  /** Single keys, and what they do to the message one stands at. */
  keys: {
    j: 'The next message',
    k: 'The message before',
    y: 'This message mattered',
    n: 'This message did not',
    g: 'The goal that it serves',
    u: 'Take the last word back',
  },
};
