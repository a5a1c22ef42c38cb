// The words of the command line: what each command does, how it is called, and what it says.

const commands = {
  serve: {
    usage: 'throughline serve',
    says: 'Runs the server.',
    help: [
      'Migrates the database if it is older, then answers until it is asked to end (SIGTERM or Ctrl+C).',
      'It is told how to run by its environment:',
      '',
      '  PORT                  where it listens; 4400',
      '  THROUGHLINE_DATA      the folder of its data; ./data',
      '  THROUGHLINE_URL       its public address; http://localhost:PORT',
      '  THROUGHLINE_KEY_FILE  the key that seals the database; DATA/throughline.key',
      '  THROUGHLINE_PROXIES   whose X-Forwarded-For is believed, such as 127.0.0.1, 10.0.0.0/8',
      '  DATABASE_URL          a PostgreSQL database instead of the SQLite file in DATA',
      '  SMTP_URL              where mail is handed over, such as smtps://name:password@mail.example.org',
    ],
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
  unknown: (name: string) => `There is no command ${name}. \`throughline --help\` lists them.`,
  noArguments: (usage: string) => `Nothing follows this command. Usage: ${usage}`,
  listening: (address: string) => `Throughline is at ${address}`,
  listeningBehind: (address: string, port: number) =>
    `Throughline is at ${address}, listening on port ${port}`,
  firstRun: (address: string) => `Nobody has an account yet: open ${address} to make the owner’s.`,
  firstRunCode: (code: string) => `From another machine it asks for this code: ${code}`,
  migrated: (names: readonly string[]) => `The database was brought up to date: ${names.join(', ')}`,
  ending: 'Ending: finishing what is in flight …',
  ended: 'Ended.',
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
  unexpected: (name: string, place: string) =>
    `Something unexpected happened (${name}${place === '' ? '' : ` ${place}`}). Nothing else was done.`,
};
