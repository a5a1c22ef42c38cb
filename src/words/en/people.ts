// What the coach's first page says.

export const people = {
  title: 'People',
  sessions: (count: number) =>
    count === 0 ? 'No session ahead today.' : count === 1 ? 'One session today.' : `${count} sessions today.`,
  word: (count: number) =>
    count === 0
      ? ''
      : count === 1
        ? 'One person could use a word from you.'
        : `${count} people could use a word from you.`,
  next: (when: string) => `Next, ${when}`,
  brief: 'Read the brief',
  room: 'Open the session',
  everyone: 'Everyone',
  past: 'Earlier',
  pastLead: 'What you still read of them depends on the agreement.',
  until: (day: string) => `until ${day}`,
  week: (week: number, weeks: number) => `week ${week} of ${weeks}`,
  planning: 'being planned',
  lineOf: (name: string) => `The line of ${name}`,
  states: {
    exploring: 'getting to know each other',
    agreed: 'agreed',
    active: 'between sprints',
    paused: 'paused',
    completed: 'completed',
    ended: 'ended',
  },
  paused: (day: string) => `goes on ${day}`,
  leftOpen: (day: string) => `session left open ${day}`,
  book: 'book the next one',
  empty: 'Nobody yet.',
  emptyNow: 'Nobody at the moment. Earlier clients are below.',
  invite: 'Invite a client',
  steadyWhy: (held: number) => (held === 1 ? 'one session held' : `${held} sessions held`),
};
