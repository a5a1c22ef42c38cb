// A real IMAP server for tests: Dovecot as an ordinary process, with Maildirs of its own, that can be killed and started again.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const PROGRAM = '/usr/sbin/dovecot';
/** The password of every mailbox. */
export const MAIL_PASSWORD = 'lamp-in-the-harbour';

/** Whether the tests with a mail server can run here; says once what to install where they cannot. */
export function hasDovecot(): boolean {
  const isThere = existsSync(PROGRAM);
  if (!isThere)
    console.log('No Dovecot here: install Debian’s `dovecot-imapd` for the tests with a mailbox.');
  return isThere;
}

/** A mail server that runs. */
export interface MailServer {
  readonly port: number;
  /** Puts a letter into a folder of somebody's mailbox. */
  readonly put: (user: string, letter: string, folder?: string) => void;
  /** Loses somebody's inbox and its numbers, as a server does that was moved or mended: it begins them anew. */
  readonly lose: (user: string) => void;
  /** Cuts every connection, as when a machine loses its power. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The files of a folder, flags in their names. */
  readonly files: (user: string, folder?: string) => readonly string[];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

function place(name: string, says: string): string {
  return `${name} {\n ${says}\n}`;
}

function use(name: string): string {
  return place(`mailbox ${name}`, `special_use = \\${name}\n auto = create`);
}

function listener(name: string, port: number): string {
  return place(`inet_listener ${name}`, `port = ${port}`);
}

function configuration(folder: string, port: number, introspection: string | undefined): string {
  const name = userInfo().uid === 0 ? 'nobody' : userInfo().username;
  const group = execFileSync('id', ['-gn', name]).toString().trim();
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0 secs
default_login_user = ${name}
default_internal_user = ${name}
default_internal_group = ${group}
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
${introspection === undefined ? '' : byToken(folder)}
${place('passdb', `driver = static\n args = password=${MAIL_PASSWORD}`)}
${place('userdb', `driver = static\n args = uid=${name} gid=${group} home=${folder}/mail/%u`)}
${place('namespace inbox', `inbox = yes\n separator = /\n${use('Sent')}\n${use('Junk')}`)}
${place('service anvil', `chroot =\n${place('unix_listener anvil-auth-penalty', 'mode = 0')}`)}
${place('service stats', 'chroot =')}
${place('service imap-login', `chroot =\n${listener('imap', port)}\n${listener('imaps', 0)}`)}
`;
}

/** Tokens open mailboxes too: whose one is, the provider says. */
function byToken(folder: string): string {
  const passdb = place(
    'passdb',
    `driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = ${folder}/oauth2.conf`,
  );
  return `auth_mechanisms = plain login oauthbearer xoauth2\n${passdb}`;
}

function oauthConfiguration(introspection: string): string {
  return `introspection_mode = get\nintrospection_url = ${introspection}\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`;
}

/** Runs the program until it says that it is there. */
async function run(conf: string): Promise<ChildProcess> {
  const child = spawn(PROGRAM, ['-F', '-c', conf], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part: Buffer) => {
      said += part;
      if (said.includes('starting up')) resolve();
    });
    child.once('exit', () => reject(new Error(`Dovecot ended: ${said}`)));
  });
  return child;
}

/** Cuts it and everything it started. */
async function cut(child: ChildProcess): Promise<void> {
  if (!child.pid || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/** Gives the files to the user that the server runs as, where the tests run as root. */
function own(path: string): void {
  if (userInfo().uid === 0) execFileSync('chown', ['-R', 'nobody', path]);
}

/** The mailboxes on the disk. */
function boxesIn(folder: string): Pick<MailServer, 'put' | 'files' | 'lose'> {
  let letters = 0;
  const boxOf = (user: string, name: string): string =>
    join(folder, user, name === 'INBOX' ? '' : `.${name}`);
  return {
    put(user, letter, name = 'INBOX') {
      const box = boxOf(user, name);
      for (const each of ['cur', 'new', 'tmp']) mkdirSync(join(box, each), { recursive: true });
      letters += 1;
      writeFileSync(join(box, 'new', `${1_790_000_000 + letters}.M${letters}.host`), letter);
      own(folder);
    },
    lose(user) {
      const ours = /^(?:dovecot[.-](?:index|uidlist).*|cur|new)$/;
      for (const name of readdirSync(join(folder, user)).filter((each) => ours.test(each)))
        rmSync(join(folder, user, name), { recursive: true });
    },
    files: (user, name = 'INBOX') =>
      ['cur', 'new'].flatMap((each) => readdirSync(join(boxOf(user, name), each))).sort(),
  };
}

/** Starts a mail server with empty mailboxes; with an `introspection`, tokens open them too. */
export async function newMailServer(introspection?: string): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-dovecot-'));
  const conf = join(folder, 'dovecot.conf');
  const port = await freePort();
  mkdirSync(join(folder, 'mail'));
  writeFileSync(conf, configuration(folder, port, introspection));
  if (introspection !== undefined)
    writeFileSync(join(folder, 'oauth2.conf'), oauthConfiguration(introspection));
  chmodSync(folder, 0o755);
  own(folder);
  let child = await run(conf);
  return {
    port,
    ...boxesIn(join(folder, 'mail')),
    kill: () => cut(child),
    async start() {
      child = await run(conf);
    },
    async stop() {
      await cut(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
