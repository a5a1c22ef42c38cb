// Refusals around accounts: signing in, factors, invitations, tokens, the owner.
import type { Sayings } from '../../refusals.ts';

const minutes = (seconds: number): string => {
  const count = Math.max(1, Math.ceil(seconds / 60));
  return count === 1 ? 'a minute' : `${count} minutes`;
};

export const accounts: Sayings = {
  'account.sign_in': 'Please sign in first.',
  'account.sign_in_again': 'That took too long. Please sign in again.',
  'account.prove_again': 'Please prove once more who you are; then this can be done.',
  'account.not_by_token': 'A token cannot change the account itself. Please sign in on a page.',
  'account.wrong_sign_in': 'This address and this password do not belong together. Please check both.',
  'account.wrong_password': 'That is not your password. Please type it again.',
  'account.wrong_code':
    'This code does not fit, or was used before. Please type the one your app shows now, or an unused recovery code.',
  'account.wrong_passkey': 'The passkey could not be checked. Please try again.',
  'account.too_many_attempts': ({ retryAfter = 900 }) =>
    `Too many tries. Please wait ${minutes(Number(retryAfter))}; a passkey works meanwhile.`,
  'account.password_short': ({ atLeast = 15 }) =>
    `Please choose a longer password: ${atLeast} characters or more. A sentence of four or five words is good.`,
  'account.password_long': ({ atMost = 200 }) =>
    `Please choose a shorter password: ${atMost} characters at most.`,
  'account.password_common': 'This password is among those tried first. Please choose one that is your own.',
  'account.password_about_you':
    'This password is made of your name, your address or the name of this place. Please choose another.',
  'account.email_taken':
    'There is an account with this address already. Please sign in with it, or use another address.',
  'account.same_email': 'This is the address you have already.',
  'account.no_mail': 'This server sends no mail. Whoever runs it can set a new password for you.',
  'account.link_over': 'This link was used or is past its time. Please ask for a new one.',
  'account.sign_up_closed': 'Signing up needs an invitation here.',
  'account.unknown': 'Nobody here has this address.',
  'account.not_found': 'There is nothing at this address.',
  'first_run.over': 'The first account was made already. Please sign in.',
  'first_run.wrong_code':
    'This is not the code that was printed when the server started. Please look there again.',
  'sign_in.not_found': 'This sign-in has ended already.',
  'factor.exists': 'A second factor is on already.',
  'factor.not_found': 'There is no second factor to change.',
  'factor.too_late': 'That took too long. Please begin again with a new picture.',
  'factor.wrong_code': 'This code does not fit. Please type the one your app shows now.',
  'factor.password_short':
    'Your password is short because a code is asked for beside it. Please set one of 15 characters or more first.',
  'passkey.not_here': 'Passkeys need a name as address, and this server is reached by a number.',
  'passkey.not_made': 'The passkey could not be checked. Please try again.',
  'passkey.exists': 'This passkey is here already.',
  'passkey.too_many': ({ atMost = 20 }) =>
    `There is room for ${atMost} passkeys. Please end one you no longer use.`,
  'passkey.not_found': 'This passkey has ended already.',
  'passkey.last_way_in': 'This is your only way in. Please set a password first.',
  'token.too_many': ({ atMost = 50 }) =>
    `There is room for ${atMost} tokens. Please end one you no longer use.`,
  'token.not_found': 'This token has ended already.',
  'invitation.over':
    'This invitation was taken, withdrawn, or is past its two weeks. Please ask for a new one.',
  'invitation.not_found': 'This invitation is not here.',
  'invitation.taken': 'This invitation was taken already.',
  'invitation.owner_only': 'Only the owner invites people who are neither client nor coach yet.',
  'engagement.same_person': 'Nobody coaches themselves. This link is for somebody else.',
  'engagement.exists': 'You two have an engagement already.',
  'instance.not_found': 'There is nothing at this address.',
};
