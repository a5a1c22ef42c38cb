// What the pages of sources say: mailboxes and files, how they are read, how one is connected, what goes when one is forgotten.

const messages = (count: number, number: (count: number) => string): string =>
  count === 1 ? 'one message' : `${number(count)} messages`;

const PROVIDERS = { google: 'Google', microsoft: 'Microsoft 365' };

export const attentionSources = {
  title: 'Sources',
  lede: 'Where the messages come from that attention looks at. Mailboxes are only ever read: nothing is marked, moved or sent.',
  back: 'Back to attention',
  list: {
    title: 'What is read',
    none: 'Nothing yet. A mailbox or a file is a beginning.',
    open: 'Folders and more',
    openFiles: 'More',
  },
  states: {
    waiting: 'waits to be read',
    reading: 'is being read',
    well: 'up to date',
    troubled: 'cannot be read',
    paused: 'paused',
  },
  progress: (done: string, total: string | null, share: number | null) =>
    total === null || share === null ? `${done} so far` : `${done} of ${total}, ${share} %`,
  size: (bytes: number, number: (count: number) => string): string => {
    if (bytes < 1_000_000) return `${number(Math.max(1, Math.round(bytes / 1_000)))} kB`;
    return bytes < 1_000_000_000
      ? `${number(Math.round(bytes / 1_000_000))} MB`
      : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
  },
  first: 'The first reading takes in a year. This page may be closed meanwhile.',
  read: (when: string) => `last read ${when}`,
  next: (when: string) => `tried again ${when}`,
  holds: (count: number, number: (count: number) => string) => `${messages(count, number)} looked at`,
  unreadable: (count: number) =>
    count === 1 ? 'one could not be read and was left out' : `${count} could not be read and were left out`,
  by: (provider: 'google' | 'microsoft') => `opened with your consent at ${PROVIDERS[provider]}`,
  acts: {
    read: 'Read now',
    pause: 'Pause',
    resume: 'Go on',
    password: 'Give a new password',
    consent: 'Consent anew',
    forget: 'Forget this source',
  },
  add: {
    title: 'One more',
    connect: 'Connect a mailbox',
    consent: (provider: 'google' | 'microsoft') => `Sign in with ${PROVIDERS[provider]}`,
    consentLead:
      'Opens your mailbox for reading, without a password. It can be taken back at the provider at any time.',
  },
  files: {
    title: 'Drop in files',
    lead: 'They are read once, weighed and deleted. Large ones are fine.',
    what: 'What can be read: a mailbox file (.mbox, also .gz), single messages (.eml), a Slack export (.zip), a calendar (.ics).',
    here: 'Drop them here, or choose',
    submit: 'Read these',
    states: { waiting: 'waits to be read', read: 'read', troubled: 'could not be read' },
  },
  connect: {
    title: 'Connect a mailbox',
    lede: 'Read-only, by IMAP. The password is kept sealed on this server and goes to your mail server alone.',
    user: 'Your address, or the name you sign in with',
    password: 'App password',
    passwordHint: 'Most providers want one made for this, not your usual password. See below.',
    host: 'Mail server',
    hostHint: 'For the well-known providers this can stay empty.',
    hostGuess: (host: string) => `Probably ${host}. Correct it if you know better.`,
    more: 'Port, encryption and name',
    port: 'Port',
    security: 'Encryption',
    securities: { tls: 'TLS from the start (993)', starttls: 'STARTTLS (143)' },
    name: 'What to call it',
    submit: 'Connect',
    submitHint: 'The server is visited at once. The first reading then takes in a year, in the background.',
    how: {
      title: 'Where to find an app password',
      lead: 'It opens mail alone, and can be taken back without touching your account.',
      whose: {
        gmail: 'Gmail: switch on 2-step verification, then make one under Security, App passwords.',
        icloud: 'iCloud: under Sign-In and Security, App-Specific Passwords.',
        fastmail: 'Fastmail: under Privacy & Security, App passwords, with access to IMAP.',
        yahoo: 'Yahoo and AOL: under Security, Generate app password.',
        gmx: 'GMX and WEB.DE: first switch on IMAP in the mail settings, under POP3/IMAP.',
        outlook:
          'Outlook.com and Microsoft 365 take no passwords any more: sign in with Microsoft, where the owner of this place has set that up.',
        other: 'Elsewhere: your usual mail password, or whatever the provider’s help says for “IMAP”.',
      },
    },
  },
  source: {
    folders: {
      title: 'Folders',
      lead: 'The inbox says what comes, the sent mail what you answer. Archives help at the beginning.',
      uses: {
        inbox: 'inbox',
        sent: 'sent mail',
        drafts: 'drafts',
        junk: 'junk',
        trash: 'deleted',
        archive: 'archive',
        all: 'all mail',
        flagged: 'marked',
      } as Readonly<Record<string, string>>,
      save: 'Read these folders',
    },
    password: {
      title: 'A new password',
      label: 'New app password',
      save: 'Keep it and read on',
    },
    name: { title: 'Its name', label: 'Name', save: 'Keep the name' },
    files: 'Its files',
    forget: {
      title: 'Forget it',
      lead: 'Everything that came from here goes at once: its messages, what was learned from them, the password. The mailbox itself is not touched.',
      leadFiles: 'Everything that came from here goes at once: its messages and what was learned from them.',
      submit: 'Forget this source',
      confirm: (name: string) => `Forget “${name}” and everything that came from it?`,
    },
  },
  said: {
    connected: 'Connected. It is read from now on.',
    'not-connected': 'Not connected: the provider said no, or it was broken off there.',
    arriving: 'The files are here and are read now.',
    folders: 'Read from now on as you chose.',
    password: 'Kept. It is read again.',
    renamed: 'Renamed.',
    reading: 'It is read now.',
    paused: 'Paused. Nothing is read until you say so.',
    resumed: 'It goes on.',
    forgotten: 'Forgotten, with everything that came from it.',
    set: 'Kept.',
    removed: 'Taken away. Mailboxes opened that way cannot be read any more.',
  },
  leaving: {
    title: 'On to your provider',
    go: 'Go on',
  },
  owner: {
    title: 'Mail by consent',
    lede: 'Google and Microsoft open a mailbox by consent instead of a password. For that they must know this place: you register it there once.',
    back: 'Back to this place',
    way: 'Mail by consent',
    open: 'Register this place',
    names: PROVIDERS,
    isSet: (clientId: string) => `Set: ${clientId}`,
    isNotSet: 'Not set. People connect with an app password, where the provider allows one.',
    returnTo: 'The address to register (redirect URI)',
    id: 'Client ID',
    secret: 'Client secret',
    secretHint: 'Kept sealed, and never shown again.',
    save: 'Keep this client',
    remove: 'Take it away',
    removeConfirm: 'Mailboxes that were opened with it cannot be read any more. Take it away?',
    how: {
      title: 'How to get one',
      google: [
        'In the Google Cloud console make a project, and switch on the Gmail API in it.',
        'Under “OAuth consent screen” name this place, add the scope https://mail.google.com/, and add each person’s address as a test account, or have it verified.',
        'Under “Credentials” make an OAuth client of the kind “Web application” with the redirect address above.',
        'Copy its ID and secret here.',
      ],
      microsoft: [
        'In the Microsoft Entra admin center, under “App registrations”, register an application for accounts in any organisation and personal accounts.',
        'As its redirect address, of the kind “Web”, give the one above.',
        'Under “API permissions” add the delegated permissions IMAP.AccessAsUser.All and offline_access.',
        'Under “Certificates & secrets” make a client secret. Copy its value and the application’s ID here.',
      ],
    },
  },
};
