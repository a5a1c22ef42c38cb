// The words of the command line: what each command does, how it is called, and what it says.

const commands = {
  serve: {
    usage: 'throughline serve',
    says: 'Runs the server.',
    help: [
      'Migrates the database if it is older, then answers until it is asked to end (SIGTERM or Ctrl+C).',
      'It is told how to run by its environment:',
      '',
      '  PORT                    where it listens; 4400',
      '  THROUGHLINE_DATA        the folder of its data; ./data',
      '  THROUGHLINE_URL         its public address; http://localhost:PORT',
      '  THROUGHLINE_KEY_FILE    the key that seals the database; DATA/throughline.key',
      '  THROUGHLINE_PROXIES     whose X-Forwarded-For is believed, such as 127.0.0.1, 10.0.0.0/8',
      '  THROUGHLINE_MAIL_HOSTS  where mailboxes may lie inside this network, such as mail.home.arpa, 10.0.0.0/8',
      '  DATABASE_URL            a PostgreSQL database instead of the SQLite file in DATA',
      '  SMTP_URL                where mail is handed over, such as smtps://name:password@mail.example.org',
    ],
  },
  demo: {
    usage: 'throughline demo [--keep]',
    says: 'Runs the server on made-up people: a client halfway through a sprint, and a coach.',
    help: [
      'It has a folder of its own, DATA/demo, and tells its story anew at each start, as of today.',
      'It never touches your own database, and sends no mail.',
      '',
      '  --keep  goes on with the demo as you left it',
    ],
  },
  migrate: {
    usage: 'throughline migrate',
    says: 'Brings the database up to date, as starting the server does.',
    help: ['For those who want the change done before the server starts. Make a backup first.'],
  },
  token: {
    usage: 'throughline token EMAIL [--label LABEL]',
    says: 'Makes a token for somebody’s programs, and tells them.',
    help: [
      'Prints the token, and nothing else, on the standard output: it is shown this once.',
      'Its person is told of it in Settings, and by mail where mail is sent.',
    ],
  },
  do: {
    usage: 'throughline do DEED [name=value …] [--json JSON | -] [--url URL] [--token TOKEN]',
    says: 'Does one deed on a running server, and prints the answer as JSON.',
    help: [
      '  throughline do --list             every deed there is',
      '  throughline do goal.make --help   what a deed takes',
      '  throughline do goal.make title="Speak up" horizon=sprint',
      '  throughline do sprint.block sprintId=… block:=\'{"weekday":3,"time":"09:00","minutes":60}\'',
      '  throughline do goal.make --json \'{"title":"Speak up"}\'',
      '  cat goal.json | throughline do goal.make -',
      '',
      'name=value is text, or what the deed takes there; name:=value is JSON. A name given twice makes a list.',
      'The server is at THROUGHLINE_URL, the token in THROUGHLINE_TOKEN, unless --url and --token say otherwise.',
      'A refusal is told in words, and ends with 1.',
    ],
  },
  export: {
    usage: 'throughline export [FILE] [--markdown] [--url URL] [--token TOKEN]',
    says: 'Takes along everything that is yours, as one JSON file or one text to read.',
    help: [
      '  throughline export mine.json          complete, for another program to read',
      '  throughline export mine.md            the same in plain words (Markdown), for you',
      '  throughline export --markdown | less  without FILE it is printed',
      '',
      'Asks the running server, in the name of the token’s person. FILE is its owner’s alone.',
      'The server is at THROUGHLINE_URL, the token in THROUGHLINE_TOKEN, unless --url and --token say otherwise.',
    ],
  },
  attention: {
    usage:
      'throughline attention triage|backtest FILE… --me ADDRESS [--goals FILE] [--sent FILE] [--budget 7] [--json]',
    says: 'Ranks mail in files by your goals: the few messages that deserve you, and why.',
    help: [
      '  throughline attention triage inbox.mbox --me me@example.org --goals goals.txt',
      '                       the newest 137 messages, ranked by all that came before them',
      '  throughline attention backtest inbox.mbox --sent sent.mbox --from 2025-11-01',
      '                       what it would have shown you, and how much of what you answered was among it',
      '',
      '  FILE      a mailbox file (mbox, also .gz), a Maildir, a folder of .eml files, a Slack export (.zip), a calendar (.ics)',
      '  --me      your address; several with commas. Not needed where --sent tells',
      '  --goals   your goals: one on each line, or JSON like [{"title": "…"}]',
      '  --budget  how many messages a day may ask for you; 7',
      '  --last    how many of the newest are ranked (triage); 137',
      '  --from, --to, --batch, --fresh   the time that is replayed, how many messages at once, and without a past (backtest)',
      '  --json    one line of JSON for each message',
      '',
      'Nothing is stored, sent or changed: it happens here, and is over.',
    ],
  },
  backup: {
    usage: 'throughline backup FILE',
    says: 'Writes a backup of the whole database while the server goes on.',
    help: [
      'What people wrote stays sealed in it: keep a copy of the key file too, and never in the same place.',
      'FILE is replaced only once the new backup is whole.',
    ],
  },
  restore: {
    usage: 'throughline restore FILE',
    says: 'Brings a backup back, with the server ended.',
    help: [
      'It needs the key file that the backup was made with. Everybody has to sign in again, and what was erased',
      'since the backup is erased again. The SQLite file that was there is kept beside it; on PostgreSQL the',
      'database has to be empty.',
    ],
  },
  password: {
    usage: 'throughline password EMAIL',
    says: 'Sets a new password for somebody who cannot sign in.',
    help: [
      'Asks for it, or takes the first line that is piped in. It ends all their sign-ins; a second factor stays.',
    ],
  },
  doctor: {
    usage: 'throughline doctor',
    says: 'Looks whether everything is as it should be. Changes nothing.',
    help: [
      'Looks at versions, the configuration, the key file, the database, the disk, the clock, the mail server and',
      'the running server. Ends with 1 if something does not work.',
    ],
  },
  build: {
    usage: 'throughline build',
    says: 'Builds what the server runs, where that is older than its sources.',
    help: ['Every other command does so by itself.'],
  },
} as const;

/** Each command's words. */
export type CommandWords = typeof commands;

export const commandLine = {
  commands,
  usage: 'Usage: throughline COMMAND',
  lede: 'Runs a coaching engagement from the first wish to the last review, on your own server.',
  commandsAre: 'Commands:',
  more: 'throughline COMMAND --help says more about one of them.',
  demo: {
    telling: (people: number) => `Telling the last weeks of ${people} people …`,
    progress: (percent: number) => `  ${percent} %`,
    signIn: (client: string, coach: string, password: string) => [
      '',
      `Sign in as the client  ${client}`,
      `or as the coach        ${coach}`,
      `both with the password ${password}`,
      '',
      'A private window beside the first lets you be both at once.',
      '',
    ],
  },
  unknown: (name: string) => `There is no command ${name}. \`throughline --help\` lists them.`,
  usageIs: (usage: string) => `Usage: ${usage}`,
  wrongCall: (why: string, usage: string) => `${why}. Usage: ${usage}`,
  listening: (address: string) => `Throughline is at ${address}`,
  listeningBehind: (address: string, port: number) =>
    `Throughline is at ${address}, listening on port ${port}`,
  firstRun: (address: string) => `Nobody has an account yet: open ${address} to make the owner’s.`,
  firstRunCode: (code: string) => `From another machine it asks for this code: ${code}`,
  nothingToMigrate: 'The database is up to date.',
  migrated: (names: readonly string[]) => `The database was brought up to date: ${names.join(', ')}`,
  noDatabase: (folder: string) =>
    `There is no database in ${folder}. Look whether THROUGHLINE_DATA is right; \`throughline serve\` makes a new one.`,
  tokenLabel: 'made on the server',
  tokenMade: (email: string) => `This token acts for ${email}, who is told of it. It is shown this once.`,
  newPassword: (email: string) => `New password for ${email}: `,
  passwordSet: (email: string) => `The new password of ${email} is set. All their sign-ins have ended.`,
  exported: (file: string) => `Everything that is yours is in ${file}. It is not sealed: keep it well.`,
  cannotWrite: (file: string, code: string) => `${file} cannot be written (${code}).`,
  backedUp: (file: string, rows: number) =>
    `${rows} rows are in ${file}. Keep a copy of the key file too, in another place.`,
  restored: (rows: number, at: string) =>
    `${rows} rows are back as they were at ${at}. Everybody signs in again.`,
  erasedAgain: (count: number) =>
    count === 1
      ? 'One person or engagement was erased again.'
      : `${count} people or engagements were erased again.`,
  before: (file: string) => `What was there before is kept as ${file}.`,
  unknownDeed: (name: string) => `There is no deed ${name}. \`throughline do --list\` lists them.`,
  field: (kind: string, isRequired: boolean) => (isRequired ? kind : `${kind}, may be left out`),
  notJson: 'That is not JSON.',
  notAnObject: 'The input of a deed is one JSON object.',
  notAPair: (text: string) => `${text} is neither name=value nor name:=JSON.`,
  missing: (deed: string, name: string) => `${deed} needs ${name}=…`,
  noToken:
    'A token is needed: make one in Settings, or on the server by `throughline token EMAIL`, and put it into THROUGHLINE_TOKEN.',
  tokenOver: 'This token is nobody’s, or not any more. Make a new one in Settings.',
  wrongUrl: (url: string) =>
    `${url} is no address of a server; it should be like https://coaching.example.org.`,
  nobodyThere: (url: string) =>
    `Nothing answers at ${url}. Look whether the server runs, and whether THROUGHLINE_URL is right.`,
  notOurs: (url: string) =>
    `What answers at ${url} is no Throughline. Look whether THROUGHLINE_URL is right.`,
  problem: (title: string, code: string, fields: readonly string[]) =>
    `${title} (${[code, ...(fields.length > 0 ? [fields.join(', ')] : [])].join(': ')})`,
  states: { ok: 'ok   ', look: 'look ', wrong: 'WRONG' },
  found: {
    versions: (ours: string, node: string, engine: string) =>
      `Throughline ${ours} on Node ${node} with ${engine}`,
    address: (url: string) => `The public address is ${url}`,
    localOnly: (url: string) =>
      `The public address is ${url}: for others to reach it, set THROUGHLINE_URL to an https:// address.`,
    noDatabase: 'There is no database yet; the first start makes it.',
    keyGood: (file: string) => `The key file ${file} is its owner’s alone`,
    keyOpen: (file: string, mode: string) =>
      `Others on this machine can read the key file ${file} (mode ${mode}): chmod 600 ${file}`,
    keyMissing: (file: string) =>
      `The key file ${file} is missing or cannot be read: without it nothing in the database can be read.`,
    keyWrong: (file: string) => `The key in ${file} is not the key of this database.`,
    keyFits: 'The key fits the database',
    whole: 'The database is whole',
    broken: (line: string) => `The database is damaged: ${line}. Restore a backup.`,
    unopened: (table: string) =>
      `Something in ${table} does not open: it was changed or moved. Restore a backup.`,
    newest: (schema: string) => `Its schema is the newest (${schema})`,
    waits: (names: readonly string[]) => `Changes of its schema wait for the next start: ${names.join(', ')}`,
    newer: (schema: string) =>
      `It was made by a newer Throughline (its schema is ${schema}): this one cannot run on it.`,
    room: (size: string, folder: string) => `${size} are free in ${folder}`,
    littleRoom: (size: string, folder: string) => `Only ${size} are free in ${folder}: make room.`,
    clock: 'The clock goes on from what was written',
    clockBehind: (last: string) =>
      `The clock stands before what was written last (${last}): set it, and let it be kept right by NTP.`,
    clocksDiffer: (seconds: number) =>
      `The clocks of this machine and of the database server differ by ${seconds} s.`,
    mail: (host: string) => `Mail is taken by ${host}`,
    noMail:
      'Mail is not set up (SMTP_URL): invitations are passed on by hand, and nobody can reset a password by mail.',
    mailFails: (host: string, why: string) => `Mail cannot be handed over to ${host}: ${why}`,
    mailHosts: (hosts: readonly string[]) =>
      `Mailboxes may lie inside this network on ${hosts.join(', ')}: whoever has an account can connect there`,
    noMailHosts: 'No mailbox may lie inside this network (THROUGHLINE_MAIL_HOSTS)',
    answers: (url: string) => `The server answers at ${url}, and is well`,
    silent: (url: string) => `No server answers at ${url}`,
    unwell: (url: string, code: string) => `The server at ${url} answers that it is not well: ${code}`,
  },
  ending: 'Ending: finishing what is in flight …',
  ended: 'Ended.',
  inUse: (folder: string) =>
    `The database in ${folder} is in use by a running server. End that one first; it may be \`throughline serve\` elsewhere on this machine.`,
  portTaken: (port: number) =>
    `Port ${port} is taken by another program. End it, or choose another port: PORT=${port + 1}`,
  portForbidden: (port: number) =>
    `Port ${port} may not be listened on by this account. Choose one from 1024 on: PORT=4400`,
  storeFault: {
    full: 'The disk that holds the database is full. Make room, then start again.',
    unreadable:
      'The database cannot be read or written. Look whether this account may read and write its folder.',
    busy: 'The database is busy: another program holds it. Please try again.',
    unreachable:
      'The database server cannot be reached. Look whether it runs, and whether DATABASE_URL is right.',
  },
  unwritable: (code: string) => `What was asked for could not be written out (${code}).`,
  unexpected: (name: string, place: string) =>
    `Something unexpected happened (${name}${place === '' ? '' : ` ${place}`}). Nothing else was done.`,
};
