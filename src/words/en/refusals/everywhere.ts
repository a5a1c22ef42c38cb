// Refusals that any deed or door can give.
import type { Sayings } from '../../refusals.ts';

export const everywhere: Sayings = {
  'input.invalid': 'Something is missing or cannot be read. Please look at the marked places.',
  'input.not_json': 'The request must be JSON.',
  'input.not_a_form': 'This form arrived broken, so nothing was done. Please go back and send it again.',
  'input.not_an_object': 'The request must be a JSON object.',
  'input.too_large': 'That is too much at once: one request carries 2 MB at most.',
  'request.from_elsewhere': 'This was sent from another site, so nothing was done.',
  'server.unexpected':
    'Something went wrong here. It is not your fault, and nothing was changed. Please try again in a while.',
  'address.not_found': 'There is nothing at this address.',
  'store.full':
    'The disk is full, so nothing was saved. What you typed is still here. Reading goes on; saving works again once there is room.',
  'store.unreadable': 'The database cannot be read right now. Nothing was lost. Please try again in a while.',
  'store.busy': 'Too much is going on right now. Nothing was saved; please try again.',
  'store.unreachable':
    'The database cannot be reached right now. Nothing was saved; please try again in a while.',
};
