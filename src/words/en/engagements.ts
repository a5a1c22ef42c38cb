// What is said about an engagement: how it stands, what the other side sees, how it ends.

const days = (count: number): string => (count === 1 ? 'one day' : `${count} days`);

export const engagements = {
  about: (name: string) => `You and ${name}`,
  alone: 'You, for now without a coach',
  states: {
    exploring: 'You are getting to know each other.',
    agreed: 'Both have signed. A sprint can be planned.',
    active: 'A sprint is running.',
    between: 'Between two sprints.',
    paused: 'Paused.',
    completed: 'Completed.',
    ended: 'Ended.',
  },
  coachStates: {
    exploring: 'You are getting to know each other.',
    agreed: 'Both have signed. A sprint can be planned.',
    active: 'A sprint is running.',
    between: 'Between two sprints.',
    paused: 'Paused.',
    completed: 'Completed.',
    ended: 'Ended.',
  },
  since: (day: string) => `since ${day}`,
  agreement: {
    title: 'Agreement',
    none: 'There is no text yet.',
    waiting: 'The newest text waits for a signature.',
    signed: 'Signed by both.',
    open: 'Read it',
    write: 'Put a text forward',
  },
  sprint: { title: 'Sprint', plan: 'Plan a sprint', open: 'Open the sprint', openPlan: 'Open the plan' },
  next: {
    title: 'Next session',
    none: 'No session is booked.',
    book: 'Book a session',
    brief: 'Read the brief',
    room: 'Open the room',
    agenda: 'On the agenda',
    noAgenda: 'Nothing is on the agenda yet.',
  },
  steps: {
    title: 'Open steps',
    none: 'No step is open.',
    propose: 'Propose a step',
    asked: 'What is the next step? One small thing is enough.',
    askedCoach: (name: string) => `${name} is being asked for the next step.`,
    name: 'Name the next step',
    tooMany: 'More than two are open. One or two get done; five do not.',
  },
  goals: {
    title: 'Goals',
    none: (name: string) => `${name} has not placed a goal here.`,
    noneOwn: 'No goal is placed here yet. Your coach reads a goal only once you place it.',
    focus: 'in focus',
    clarity: { itch: 'an itch', direction: 'a direction', outcome: 'an outcome', levels: 'with levels' },
    open: 'Your goals',
  },
  shared: {
    title: 'Shared with you',
    none: (name: string) => `${name} shares nothing here right now.`,
    open: 'See what is shared',
  },
  sees: {
    title: 'What your coach sees',
    list: [
      'Sessions, conclusions, shared notes, steps and their moves.',
      'Goals you have placed here, and what you have shared, one by one.',
      'How steady rhythm and steps are. Not how often you reflect.',
    ],
    never: 'Never: your journal, private notes, pledged hours, and everything you have not shared.',
    readings: 'What of mine was read',
  },
  hours: {
    title: 'Hours',
    held: (held: number, hours: string) =>
      held === 0
        ? 'No session held yet.'
        : `${held === 1 ? 'One session' : `${held} sessions`} held, ${hours}.`,
    dates: 'All dates',
    minutes: (minutes: number) => `${minutes} minutes`,
    states: { closed: 'held', 'cut short': 'cut short', missed: 'missed' } as Readonly<
      Record<string, string>
    >,
  },
  timeline: { title: 'What happened', open: 'All of it', none: 'Nothing yet.' },
  finish: {
    title: 'Finish the work together',
    lead: 'You came for something, and it is enough: the work is complete. Sessions still to come are cancelled; open steps stay with you; you keep everything.',
    review: 'In a review you can look back first and decide the same there.',
    act: 'Finish it',
    confirm: 'Finish the work together? This cannot be undone.',
  },
  end: {
    title: 'End the work together',
    lead: {
      client:
        'You can end it at any time. Sessions still to come are cancelled; open steps stay with you; you keep everything.',
      coach: 'You can end it at any time. Sessions still to come are cancelled; the client keeps everything.',
    },
    after: (count: number) =>
      count === 0
        ? 'From then on the coach reads only dates, hours, the agreement and the coach’s own notes.'
        : `For ${days(count)} the coach goes on reading what could be read before; then only dates, hours, the agreement and the coach’s own notes.`,
    reason: 'A reason, if you like',
    reasonHint: 'Only you read it, unless you share it.',
    share: 'Share the reason',
    act: 'End it',
    confirm: 'End the work together? This cannot be undone.',
  },
  over: {
    completed: (name: string, day: string) => `${name} finished the work on ${day}. It is complete.`,
    ended: (name: string, day: string) => `${name} ended the work on ${day}.`,
    you: 'You',
    client: {
      until: (name: string, moment: string) =>
        `Until ${moment} ${name} reads what could be read before; after that only dates, hours, the agreement and notes of ${name}’s own.`,
      past: (name: string) =>
        `${name} now reads only dates, hours, the agreement and notes of ${name}’s own.`,
      keeps: 'You keep everything. Open steps are yours.',
    },
    coach: {
      until: (moment: string) =>
        `You read what you could read before until ${moment}. After that dates, hours, the agreement and your own notes stay.`,
      past: 'What stays for you: dates, hours, the agreement and your own notes.',
    },
    reason: 'The reason',
    reasonMine: 'Your reason',
    private: 'Only you read this.',
    shared: 'Shared.',
    share: 'Share it',
    takeBack: 'Take it back',
  },
  said: {
    ended: 'It has ended.',
    finished: 'It is complete.',
    shared: 'Shared.',
    'taken-back': 'Taken back.',
    alone: 'You have begun. A coach can join whenever you like.',
  },
  timelinePage: {
    title: 'What happened',
    lede: 'Everything both of you may read, the latest first.',
    earlier: 'Earlier',
  },
};
