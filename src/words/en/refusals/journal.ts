// Refusals around what is one's own: the big picture, reflections, moments, and what of it is shared and read.
import type { Sayings } from '../../refusals.ts';

/** Rounded up, so that what is too long never reads as what would fit. */
const megabytes = (bytes: number): string => `${(Math.ceil((bytes / 1_048_576) * 100) / 100).toFixed(2)} MB`;

export const journal: Sayings = {
  'big_picture.not_found': 'There is no big picture to read here.',
  'big_picture.not_yours': 'A big picture is written by whoever it belongs to.',
  'big_picture.empty': 'One line is enough, in either of the two.',
  'big_picture.changed_meanwhile':
    'Your big picture was written elsewhere meanwhile. What stands now is shown with yours; save once more to make yours the newest.',
  'reflection.not_found': 'This reflection is not here.',
  'reflection.not_yours': 'A reflection is its author’s to change.',
  'reflection.empty': 'There is nothing to save yet. Two lines are enough.',
  'reflection.needs_goal': 'Please choose the goal it is on.',
  'reflection.too_long': ({ bytes = 0 }) =>
    `This is longer than one reflection can be: it holds 1 MB, and this is ${megabytes(Number(bytes))}. Nothing is lost. Please shorten it here, or take the end into a second one.`,
  'reflection.changed_meanwhile':
    'This reflection was changed elsewhere meanwhile. Both are here, and nothing is lost: choose what becomes of them.',
  'reflection.removed_meanwhile':
    'This reflection was removed elsewhere meanwhile. What you typed is still here; saving makes a new one of it.',
  'moment.not_found': 'This moment is not here.',
  'moment.not_yours': 'This is for the other side to do.',
  'moment.not_friction': 'Only a friction is explored, acknowledged and talked through.',
  'moment.move_order': ({ next = 1 }) =>
    `The four moves come one after the other; the next is number ${next}.`,
  'moment.acknowledged': 'You have acknowledged it already.',
  'moment.not_acknowledged': 'It has not been acknowledged yet.',
  'moment.talked_through': 'It is marked as talked through already.',
  'moment.not_talked_through': 'It is not marked as talked through.',
  'sharing.which': 'There is more than one coach it could go to. Please say which.',
  'sharing.shared': 'It is shared there already.',
  'sharing.not_shared': 'It is not shared there.',
  'sharing.not_yours': 'Only whoever it belongs to shares it or takes it back.',
  'shared.not_found': 'There is nothing shared at this address.',
  'shared.not_yours': 'It is shared for you to read, not to change.',
  'shared.not_opened': 'It has to be opened first, so that its owner can see when it was read.',
  'reading.not_found': 'There is nothing shared at this address.',
  'reading.not_yours': 'Who has read what is shown to its owner alone.',
};
