// What is said about moments: wins, doubts, frictions.

export const moments = {
  kinds: { win: 'A win', doubt: 'A doubt', friction: 'A friction' },
  frictions: {
    question: 'A question that stung',
    challenge: 'A challenge outside my comfort zone',
    intuition: 'An intuition I disagree with',
  },
  newTitle: 'Catch a moment',
  newLead: 'One line is enough. It is yours alone until you share it.',
  caught: (day: string) => `Caught ${day}`,
  inSession: 'in a session',
  said: {
    caught: 'Caught. Only you read it.',
    kept: 'Kept.',
    shared: 'Shared.',
    back: 'Taken back. It is gone for the other side.',
    brought: 'It stands on the next agenda, in your words.',
    acknowledged: 'Acknowledged.',
    talked: 'Marked as talked through.',
    removed: 'Removed.',
  },
  explore: {
    title: 'Explore it',
    lead: 'Four short moves, whenever you like. Friction shows where something matters.',
    moves: [
      'What happened',
      'What I felt, and where',
      'What it touches or protects',
      'What might be true in it',
    ],
    next: (move: number) => `${move} of 4`,
    keep: 'Keep this move',
    change: 'Change this',
  },
  bring: {
    title: 'Bring it to the next agenda',
    lead: 'As a topic in words of your choosing. Both of you read the topic; it does not say where it came from.',
    field: 'The topic',
    submit: 'Put it on the agenda',
  },
  change: {
    title: 'Put it right',
    kind: 'What is it?',
    friction: 'Which kind of friction?',
    line: 'In one line',
    submit: 'Keep the change',
  },
  remove: { submit: 'Remove it', confirm: 'Remove this moment for good?' },
  acknowledgement: {
    asks: (name: string) => `${name} shared a friction and asks you to acknowledge it.`,
    submit: 'I have heard it',
    undo: 'Take the acknowledgement back',
    done: (day: string) => `Acknowledged ${day}.`,
    waits: 'It asks to be acknowledged.',
  },
  talk: {
    lead: 'Once you have talked about it, it can rest.',
    submit: 'We have talked it through',
    undo: 'Not talked through after all',
    done: (day: string) => `Talked through ${day}.`,
  },
};
