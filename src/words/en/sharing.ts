// What is said about sharing something of one's own.

export const sharing = {
  title: 'Who reads this',
  private: 'Only you.',
  with: (name: string) => `Shared with ${name}.`,
  read: (day: string) => `First read ${day}.`,
  unread: 'Not read yet.',
  share: (name: string) => `Share with ${name}`,
  takeBack: 'Take it back',
  takeBackLead: 'Taken back, it is gone for the other side at once. What was read cannot be unread.',
};
