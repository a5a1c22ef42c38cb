// What the pages say on which sessions are booked, moved and cancelled.

const hours = (minutes: number): string => {
  const count = Math.abs(minutes);
  if (count % 60 !== 0) return `${count} minutes`;
  return count === 60 ? 'an hour' : `${count / 60} hours`;
};

export const booking = {
  one: {
    title: 'Book a session',
    lede: 'It stays at the same hour on the clock you choose, also when clocks change.',
    starts: 'Day and time',
    button: 'Book it',
    several: 'Book several at once instead',
  },
  row: {
    title: 'Book several sessions',
    lede: 'You see every date before anything is booked.',
    first: 'The first one',
    every: 'How often',
    everyDays: { 7: 'every week', 14: 'every two weeks', 21: 'every three weeks' },
    until: 'Until',
    untilHint: 'The end of the sprint, unless you say otherwise.',
    show: 'Show me the dates',
    shown: 'These dates',
    shownLead: 'Untick what does not suit. Nothing is booked yet.',
    button: (count: number) => (count === 1 ? 'Book this session' : `Book ${count} sessions`),
    bookThese: 'Book these sessions',
    again: 'Show other dates',
    none: 'No date lies between these days.',
    one: 'Book a single one instead',
    shifts: (name: string, shift: number, time: string) =>
      `${hours(shift)} ${shift > 0 ? 'later' : 'earlier'} for ${name} than at first: ${time}`,
    gap: 'The clocks go forward in that night; the hour has moved along.',
    fold: 'That hour comes twice in that night; the earlier one is meant.',
    taken: {
      'session.past': 'lies behind you',
      'session.overlap': 'another session stands there',
      'session.in_pause': 'lies in the pause',
      'session.too_far': 'too far ahead',
    } as Readonly<Record<string, string>>,
    takenOther: 'not free',
    clocks: 'Some weeks the hour shifts',
    clocksLead: (name: string, first: string, then: string) =>
      `The clocks change, and not on the same day for both of you. For ${name} it is ${first} at first, and ${then} in the weeks marked below.`,
  },
  clocks: {
    both: (moment: string) => `For both of you: ${moment}.`,
    look: 'Show it on both clocks',
  },
  anchor: 'Whose clock does it keep?',
  anchorMine: (city: string) => `Mine, in ${city}`,
  anchorTheirs: (name: string, city: string) => `${name}’s, in ${city}`,
  minutes: 'How long',
  minutesOf: (minutes: number) => (minutes === 60 ? 'an hour' : `${minutes} minutes`),
  place: 'Where',
  placeHint: 'A link, or a few words.',
  move: {
    title: 'Another time',
    lede: (moment: string) => `Now on ${moment}.`,
    alone: (moment: string) => `Until ${moment} you can move or cancel it without asking.`,
    ask: (name: string) => `It is near now, so ${name} is asked, and answers.`,
    to: 'The new day and time',
    why: 'Why',
    whyHint: 'Only if you want to say it.',
    button: 'Move it',
    askButton: 'Ask to move it',
    cancel: 'Cancel it instead',
    cancelLead: 'Its topics move on to the next session.',
    cancelButton: 'Cancel the session',
    askCancelButton: 'Ask to cancel it',
    sure: 'Cancel this session?',
    back: 'Keep it as it is',
    gone: 'This session can no longer be moved. What you see is how it stands.',
  },
};
