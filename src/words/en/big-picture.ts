// What the big picture says around a person's own words.

export const bigPicture = {
  title: 'Big picture',
  lede: 'Why you do this. It stands at the top of Today and is re-read at every sprint start, in the middle and at the end.',
  career: 'Why this career?',
  careerHint: 'One or two lines, for nobody but you unless you share it.',
  product: 'Why this product?',
  nothing: 'Nothing said yet.',
  change: 'Put it in other words',
  keep: 'Keep it',
  said: 'Kept. The version before stays readable below.',
  goals: 'Long-term goals',
  goalsLead: 'One to five years ahead, each with the pace you pledge.',
  goalsAll: 'All goals',
  earlier: 'How it changed',
  version: (number: number) => `Version ${number}`,
};
