// What is said where a page cannot be shown.

export const faults = {
  notFound: {
    title: 'There is nothing here',
    words: 'Either nothing stands at this address, or it is not yours to see.',
  },
  forbidden: {
    title: 'This is not yours to do',
  },
  gone: {
    title: 'This is not here any more',
    words: 'The page you came from is older than what has happened since. Nothing was changed.',
  },
  refused: {
    title: 'This cannot be done as it stands',
  },
  resting: {
    title: 'One moment',
  },
  full: {
    title: 'Nothing can be saved right now',
    words:
      'The disk of this place is full. Nothing that was kept is lost, and saving works again once there is room.',
    reading: 'You can go on reading.',
  },
  unexpected: {
    title: 'Something went wrong here',
    words: 'It is our fault, not yours, and nothing was changed. Please try again in a while.',
    reference: (number: string) => `If it stays, tell whoever runs this place the number ${number}.`,
  },
  home: 'To the first page',
};
