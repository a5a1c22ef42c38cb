// The words at the door: first run, signing in and up, invitations, new passwords.

const ROLE_LEDE: Readonly<Record<'client' | 'coach' | 'person', (name: string) => string>> = {
  client: (name) => `${name} would like to coach you.`,
  coach: (name) => `${name} would like to be coached by you.`,
  person: (name) => `${name} invites you to have an account here.`,
};

export const account = {
  fields: {
    name: 'Your name',
    nameHint: 'As others here will read it.',
    email: 'E-mail address',
    password: 'Password',
    newPassword: 'New password',
    newPasswordHint: (atLeast: number) =>
      `${atLeast} characters or more. A sentence of four or five words is easy to remember and hard to guess.`,
    zone: 'Time zone',
    zoneHint: 'Your days and weeks are counted in it.',
    code: 'Code',
    startCode: 'Code from the start of the server',
    startCodeHint: 'It was printed where the server was started.',
  },
  firstRun: {
    title: 'Welcome',
    lede: 'This is a new Throughline. The first account is the owner’s: it sets up this place and reads nobody’s content.',
    make: 'Make the owner’s account',
  },
  signIn: {
    title: 'Sign in',
    signIn: 'Sign in',
    passkey: 'Sign in with a passkey',
    or: 'or with a password',
    forgotten: 'I forgot my password',
    signUp: 'Make an account',
    signedOut: 'You are signed out.',
    passwordSet: 'Your new password is set. Please sign in with it.',
    addressConfirmed: 'Your new address is confirmed. It signs you in from now on.',
  },
  secondFactor: {
    title: 'One more step',
    lede: 'Please type the code that your authenticator app shows now, or one of your recovery codes.',
    go: 'Sign in',
    again: 'Start again',
  },
  passkey: {
    failed: 'No passkey was used. You can try again, or go on without one.',
    noScript: 'Passkeys need script in the browser.',
  },
  reset: {
    title: 'A new password',
    ask: 'Type your address. If it has an account here, a mail with a link goes to it.',
    send: 'Send the link',
    sentTitle: 'Look into your mail',
    sent: 'If this address has an account, a link is on its way. It holds for one hour.',
    noMail:
      'This server sends no mail. Whoever runs it can set a new password for you: throughline password.',
    lede: 'All your sign-ins end once it is set.',
    set: 'Set the password',
    over: 'This link was used or is past its hour.',
    askAgain: 'Ask for a new link',
    back: 'Back to signing in',
  },
  address: {
    title: 'Confirm your new address',
    lede: (email: string) => `From then on you sign in with ${email}.`,
    confirm: 'Use this address',
  },
  signUp: {
    title: 'Make an account',
    make: 'Make my account',
    ask: 'Type your address. A link to go on is mailed to it.',
    send: 'Send the link',
    sent: 'A mail is on its way. Its link holds for one day.',
    closed: 'Signing up needs an invitation here. Ask your coach, your client, or whoever runs this place.',
    haveOne: 'I have an account',
  },
  invitation: {
    title: 'You are invited',
    lede: ROLE_LEDE,
    until: (day: string) => `The invitation holds until ${day}.`,
    take: 'Take the invitation',
    takeAs: (name: string) => `You are signed in as ${name}.`,
    own: 'This is your own invitation. Send its link to the one you invite.',
    over: 'This invitation was taken, withdrawn, or is past its two weeks. Ask for a new one.',
    taken: 'You are in. This is where it begins.',
    signInFirst: 'I have an account: sign in and take it',
  },
  prove: {
    title: 'Is it you?',
    lede: 'Before this changes, please prove once more who you are.',
    go: 'It is me',
    byPassword: 'By password',
    byCode: 'By code of your app',
    passkey: 'Use a passkey',
  },
  signOut: { title: 'Sign out', ask: 'Nothing private stays in this browser.', go: 'Sign out' },
};
