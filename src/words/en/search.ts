// The words of search.

export const search = {
  title: 'Search',
  lede: 'In everything you wrote, and in what you may read.',
  field: 'Words, or how they begin',
  go: 'Search',
  none: (q: string) => `Nothing begins with “${q}”. Fewer letters find more.`,
  more: 'There is more. One word more brings the right ones up.',
  found: (count: number) => (count === 1 ? 'One found' : `${count} found`),
  kinds: {
    goal: 'Goal',
    'big picture': 'Big picture',
    reflection: 'Reflection',
    step: 'Step',
    topic: 'Topic',
    note: 'Note',
    conclusion: 'Conclusion',
    inquiry: 'Question carried away',
  },
  privately: 'only you',
};
