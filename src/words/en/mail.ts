// What mails say. Subjects carry nobody's words; a mail names people only where its reader must know who.

/** A mail's subject and text. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

type Content = Readonly<Record<string, string>>;

const CLOSE = 'Throughline';
const letter = (...parts: readonly string[]): string => [...parts, CLOSE].join('\n\n');
const NOT_YOU =
  'If this was not you, sign in and end the sign-ins you do not know, then choose a new password.';

const ROLES: Readonly<Record<string, string>> = {
  client: 'to be coached',
  coach: 'to coach',
  person: 'to join',
};

export const mail = {
  letters: {
    reset: ({ link = '' }: Content): MailText => ({
      subject: 'Set a new password',
      text: letter(
        'Somebody, probably you, asked to set a new password for your account. The link holds for one hour and works once:',
        link,
        'If it was not you, there is nothing to do: your password stays as it is.',
      ),
    }),
    'password changed': (): MailText => ({
      subject: 'Your password was changed',
      text: letter('The password of your account was changed, and other sign-ins were ended.', NOT_YOU),
    }),
    'confirm address': ({ link = '' }: Content): MailText => ({
      subject: 'Confirm your new address',
      text: letter(
        'Open this link to use this address for your account. It holds for one day and works once:',
        link,
        'If you did not ask for this, there is nothing to do.',
      ),
    }),
    'address changing': (): MailText => ({
      subject: 'Your e-mail address is about to change',
      text: letter(
        'Somebody signed in to your account asked to change its e-mail address. Once the new address is confirmed, this one no longer signs in.',
        NOT_YOU,
      ),
    }),
    'sign up': ({ link = '' }: Content): MailText => ({
      subject: 'Make your account',
      text: letter(
        'Open this link to make your account. It holds for one day and works once:',
        link,
        'If you did not ask for this, there is nothing to do.',
      ),
    }),
    'sign up again': ({ link = '' }: Content): MailText => ({
      subject: 'You have an account already',
      text: letter(
        'Somebody, probably you, wanted to sign up with this address. It has an account already; sign in here:',
        link,
        'If you forgot the password, that page has a link to set a new one.',
      ),
    }),
    invitation: ({ link = '', inviter = '', role = 'person' }: Content): MailText => ({
      subject: 'An invitation to Throughline',
      text: letter(
        `${inviter} invites you ${ROLES[role] ?? ROLES.person} in Throughline, where a coaching engagement keeps its line from the first wish to the last review.`,
        'The link shows what it is about before anything happens. It holds for two weeks and works once:',
        link,
      ),
    }),
    'factor changed': (): MailText => ({
      subject: 'How you sign in has changed',
      text: letter('A second factor or a passkey of your account was added or removed.', NOT_YOU),
    }),
    'token made': (): MailText => ({
      subject: 'A token was made for your account',
      text: letter(
        'A token was made with which a program can act for you. Settings lists it and can end it.',
        NOT_YOU,
      ),
    }),
  },
  /** For a letter whose kind this version does not know any more. */
  unknown: {
    subject: 'News from Throughline',
    text: letter('Something changed. Please sign in to see what.'),
  } as MailText,
};
