// Refusals around messages and what was learned from them.
import type { Sayings } from '../../refusals.ts';

export const attention: Sayings = {
  'message.not_found': 'This message is not kept here any more.',
  'message.not_spoken_of': 'There is nothing to take back: nothing was said of this message.',
  'message.no_sender': 'This message names nobody who sent it.',
  'lesson.not_found': 'This was put back already.',
  'lesson.not_struck': 'This was not struck out, so there is nothing to put back.',
  'attention.not_found': 'There is nothing at this address.',
  'attention.not_yours': 'This is for whoever the mail came to.',
};
