// Mira's mail: who writes, what comes every day, what was written back and forth, and the few of today. All of it made up.

/** Who writes, by a short name. */
export const PEOPLE = {
  mira: ['Mira Osei', 'mira@calmtools.example'],
  priya: ['Priya Nair', 'priya@calmtools.example'],
  jonas: ['Jonas Weber', 'jonas@calmtools.example'],
  dana: ['Dana Okafor', 'dana@calmtools.example'],
  marco: ['Marco Ruiz', 'marco@calmtools.example'],
  ines: ['Ines Kaya', 'ines@calmtools.example'],
  tom: ['Tom Hale', 'tom@calmtools.example'],
  lena: ['Lena Fischer', 'lena@calmtools.example'],
  ruth: ['Ruth Abara', 'ruth@wards.example'],
  people: ['People team', 'people@calmtools.example'],
  build: ['Build', 'build@calmtools.example'],
  board: ['Board', 'board@calmtools.example'],
  docs: ['Docs', 'no-reply@docs.example'],
  calendar: ['Calendar', 'calendar@calmtools.example'],
  weekly: ['The Interface Weekly', 'hello@interfaceweekly.example'],
  letter: ['Product Letter', 'post@productletter.example'],
  shop: ['Bakker & Daughters', 'orders@bakker.example'],
  rail: ['Rail', 'no-reply@rail.example'],
  conference: ['Calm Software Days', 'team@calmdays.example'],
  tools: ['Sketchbox', 'updates@sketchbox.example'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type Who = keyof typeof PEOPLE;

/** A kind of mail that comes every day; `#` stands for a number. */
export interface Noise {
  readonly from: readonly Who[];
  /** How much of it comes, beside the others. */
  readonly share: number;
  readonly list?: string;
  readonly bulk?: true;
  readonly automatic?: true;
  /** Mira stands in copy. */
  readonly inCopy?: true;
  readonly subjects: readonly string[];
  readonly texts: readonly string[];
}

export const NOISE: readonly Noise[] = [
  {
    from: ['build'],
    share: 22,
    automatic: true,
    subjects: [
      'Build # passed: ward-app',
      'Build # failed: export-service',
      'Build # passed: export-service',
    ],
    texts: ['Commit by Marco Ruiz. 412 checks in 6 minutes.', 'Two checks failed. See the log of the build.'],
  },
  {
    from: ['board'],
    share: 24,
    automatic: true,
    subjects: [
      '[WARD-#] moved to “In review”',
      '[WARD-#] Marco Ruiz commented',
      '[WARD-#] Lena Fischer set the priority',
      '[WARD-#] closed',
    ],
    texts: ['The card has changed. Open it on the board.', 'A new comment was added to a card you follow.'],
  },
  {
    from: ['lena', 'marco', 'ines'],
    share: 18,
    list: 'product.calmtools.example',
    subjects: [
      'Re: Icons for the night shift',
      'Re: Wording of the handover note',
      'Screenshots of build #',
      'Re: Who has the test tablets?',
      'Empty states, second round',
    ],
    texts: [
      'I put the newest ones into the folder. The moon is clearer than the bed.',
      'Either is fine with me. The shorter one fits on the small screen.',
      'They are on the shelf beside the printer, the charged ones to the left.',
    ],
  },
  {
    from: ['lena'],
    share: 12,
    list: 'support.calmtools.example',
    subjects: [
      '[support #] Ward 4 cannot print',
      '[support #] Password reset',
      '[support #] Slow on old tablets',
    ],
    texts: [
      'Reported this morning. Answered with the usual steps, and watching it.',
      'Closed after a restart.',
    ],
  },
  {
    from: ['docs'],
    share: 12,
    automatic: true,
    subjects: [
      'Marco Ruiz commented in “Release notes”',
      'Lena Fischer edited “Support rota”',
      '# new comments',
    ],
    texts: ['Open the document to read and answer.'],
  },
  {
    from: ['people'],
    share: 8,
    list: 'all.calmtools.example',
    subjects: [
      'Lunch this week',
      'Bicycle cellar closed on Friday',
      'New colleagues in November',
      'Flu shots on floor 2',
    ],
    texts: ['Dear all, here is what is on this week. Have a good one.', 'Please move your bicycles by noon.'],
  },
  {
    from: ['marco', 'lena'],
    share: 14,
    inCopy: true,
    subjects: ['Re: Release train #', 'Re: Certificates of the staging servers', 'Re: Rota for December'],
    texts: [
      'Thanks, done. I will look again tomorrow.',
      'Fine for me. Marco takes Tuesday, I take the rest of the week.',
    ],
  },
  {
    from: ['weekly', 'letter', 'tools', 'conference'],
    share: 16,
    bulk: true,
    subjects: [
      'Issue #: nine dashboards, one quiet one',
      'What changed this week',
      'Early bird ends on Sunday',
      'Five templates for your next workshop',
      '# things we read',
    ],
    texts: ['Read it in the browser. You get this because you signed up.', 'New this week, and some offers.'],
  },
  {
    from: ['shop', 'rail'],
    share: 6,
    bulk: true,
    automatic: true,
    subjects: ['Your order #', 'Your receipt', 'Platform change on your connection'],
    texts: ['Thank you for your order.', 'Please keep this for your records.'],
  },
  {
    from: ['calendar'],
    share: 5,
    automatic: true,
    subjects: ['Accepted: Planning round', 'Declined: Support sync', 'Accepted: Release check'],
    texts: ['The invitation was answered.'],
  },
];

/** Something written to Mira alone, and what Mira answered; null where nothing was. */
export interface Exchange {
  readonly from: Who;
  readonly subject: string;
  readonly text: string;
  readonly answer: string | null;
}

export const EXCHANGES: readonly Exchange[] = [
  {
    from: 'priya',
    subject: 'Planning round, who opens?',
    text: 'Hi Mira,\n\nshall I open the planning round on Thursday? I would begin with the open questions.\n\nPriya',
    answer: 'Yes, please open it. I will keep my list in the drawer and let the team decide the order.',
  },
  {
    from: 'jonas',
    subject: 'Export format',
    text: 'Mira,\n\ncould you tell me which export format you want? I have two ideas.\n\nJonas',
    answer: 'The format is yours to choose. Write a proposal, and decide it with the team.',
  },
  {
    from: 'dana',
    subject: 'Strategy meeting in two weeks',
    text: 'Hello Mira,\n\nwould you like to sit in on the strategy meeting? It is about the portfolio of the next two years.\n\nDana',
    answer: 'Gladly. I am writing a page about where the product should be in two years, and will bring it.',
  },
  {
    from: 'tom',
    subject: 'One more export for a customer?',
    text: 'Hi Mira,\n\na customer asks for one more export format. Can we promise it by Friday?\n\nTom',
    answer: 'Not by Friday, and I say so early this time: the team has the next two weeks full.',
  },
  {
    from: 'ines',
    subject: 'Interviews with nurses, notes',
    text: 'Mira,\n\nhere are my notes from the interviews with nurses. What strikes you?\n\nInes',
    answer: 'The four minutes between two rooms. Could the team read this before the prioritisation?',
  },
  {
    from: 'priya',
    subject: 'Prioritisation, the two we disagree on',
    text: 'Mira,\n\nwhich of the two would you put first in the prioritisation?\n\nPriya',
    answer: 'I would rather hear what you and Jonas decide. I will be quiet for the first twenty minutes.',
  },
  {
    from: 'marco',
    subject: 'Refinement without you',
    text: 'Hi Mira,\n\nwe closed the refinement after you had left. Is that all right?\n\nMarco',
    answer: 'More than all right. Tell me what you decided when it suits you.',
  },
  {
    from: 'dana',
    subject: 'Portfolio, first numbers',
    text: 'Mira,\n\nthe first numbers of the portfolio are in the folder. Would you look at the second page?\n\nDana',
    answer: 'Read them. I have three questions about strategy and will write them down.',
  },
  {
    from: 'lena',
    subject: 'Numbers of support',
    text: 'Hi Mira,\n\nthe numbers of last week are there.\n\nLena',
    answer: null,
  },
  {
    from: 'tom',
    subject: 'Slides for the fair',
    text: 'Hi all,\n\nthe slides for the fair are final now.\n\nTom',
    answer: null,
  },
];

/** One of today's that somebody wrote to Mira. */
export interface Letter {
  readonly from: Who;
  readonly subject: string;
  readonly text: string;
  /** What Mira wrote yesterday, that this one answers. */
  readonly answers?: string;
  readonly others?: readonly Who[];
}

export const TODAYS: readonly Letter[] = [
  {
    from: 'priya',
    subject: 'Re: Would you run the prioritisation?',
    answers:
      'Priya, would you run the prioritisation this week? I will stay quiet for the first twenty minutes.',
    text: 'Hi Mira,\n\nyes, I will run the prioritisation. The draft agenda is in the folder. Could you look at it before I send it to the team?\n\nPriya',
  },
  {
    from: 'jonas',
    subject: 'Re: Export format: your proposal',
    answers: 'Jonas, I have read your proposal for the export format. Decide it with the team, not with me.',
    text: 'Mira,\n\nthen we decide it in the round without you. Can you tell me whether you want to hear the result on the same day?\n\nJonas',
  },
  {
    from: 'dana',
    subject: 'Portfolio round: my notes, and one place left',
    text: 'Hello Mira,\n\nmy notes on the portfolio are attached. Which three questions about strategy would you bring? There is one place left in the round.\n\nDana',
  },
  {
    from: 'tom',
    subject: 'Could we squeeze one more export in?',
    text: 'Hi Mira,\n\nthe customer in the north asks again for the late export. Can you tell me today whether the answer is no?\n\nTom',
  },
  {
    from: 'ines',
    subject: 'Nine interviews, one page',
    text: 'Mira,\n\nthe nine interviews are on one page now. Would you mark what the team should read before the prioritisation?\n\nInes',
  },
  {
    from: 'ruth',
    subject: 'From ward 7: your four minutes',
    text: 'Dear Ms Osei,\n\nI am a nurse on ward 7 and use your tool every night. May I show you where the four minutes between two rooms go?\n\nRuth Abara',
  },
  {
    from: 'marco',
    subject: 'Refinement: what we decided without you',
    others: ['priya', 'jonas'],
    text: 'Hi Mira,\n\nthe team decided three things in the refinement after you had left. Do you want to read them before Thursday, or after?\n\nMarco',
  },
];

/** Meetings in the calendar: days after this week's Monday, hour, minutes. */
export const MEETINGS: readonly {
  readonly from: Who;
  readonly title: string;
  readonly day: number;
  readonly hour: string;
  readonly minutes: number;
}[] = [
  { from: 'lena', title: 'Support sync', day: 0, hour: '10:00', minutes: 60 },
  { from: 'marco', title: 'Release check', day: 1, hour: '09:30', minutes: 45 },
  { from: 'tom', title: 'Sales forecast', day: 1, hour: '14:00', minutes: 90 },
  { from: 'people', title: 'All hands', day: 2, hour: '11:00', minutes: 60 },
  { from: 'priya', title: 'Prioritisation with the team', day: 3, hour: '10:00', minutes: 60 },
  { from: 'lena', title: 'Rota', day: 4, hour: '09:00', minutes: 30 },
  { from: 'dana', title: 'Portfolio round: strategy for two years', day: 8, hour: '13:00', minutes: 120 },
  { from: 'marco', title: 'Release check', day: 8, hour: '09:30', minutes: 45 },
];
