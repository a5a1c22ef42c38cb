// What is said about what a client shares, where its coach reads it.

export const shared = {
  title: (name: string) => `What ${name} shares`,
  lede: (name: string) =>
    `${name} sees when you first open each of these. What is taken back is gone from here.`,
  none: (name: string) => `${name} shares nothing here now.`,
  ownTitle: 'What you share here',
  ownLede: 'Each of these can be taken back where it stands.',
  ownNone: 'You share nothing here now.',
  kinds: { reflection: 'A reflection', 'big picture': 'The big picture' },
  sharedOn: (day: string) => `shared ${day}`,
  unopened: 'not opened yet',
  acknowledged: 'acknowledged',
  waits: 'asks to be acknowledged',
  talked: 'talked through',
  onGoal: 'On',
  noted: (name: string) => `${name} sees that you have read this, and when.`,
  friction: {
    title: 'It asks to be heard',
    lead: 'Acknowledging says that you heard it. It agrees to nothing.',
    heard: 'You have acknowledged it.',
    talkLead: 'Once you have both talked about it, it can rest.',
    talked: 'It is talked through.',
  },
  said: {
    acknowledged: 'Acknowledged.',
    unacknowledged: 'Taken back.',
    talked: 'Marked as talked through.',
    untalked: 'No longer marked as talked through.',
  },
};
