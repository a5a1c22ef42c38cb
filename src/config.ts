// The environment, read once: every value checked, and a wrong one told in one line that names it.
import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** The exit code for a wrong configuration (EX_CONFIG of sysexits). */
export const CONFIG_EXIT = 78;

/** Where mail is handed over. */
export interface MailServer {
  /** `smtp://…` or `smtps://…`, with user and password where the server wants them. */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
}

/** How this instance was told to run. */
export interface Config {
  readonly port: number;
  /** The folder of the database file and what else is kept, absolute. */
  readonly data: string;
  /** The public address without a slash at its end: links, passkeys, cookies and origin checks hang on it. */
  readonly url: string;
  readonly keyFile: string;
  /** Addresses and networks whose `X-Forwarded-For` is believed, as `10.0.0.0/8` or `::1`. */
  readonly proxies: readonly string[];
  /** PostgreSQL's address; null: SQLite in the data folder. */
  readonly database: string | null;
  readonly mail: MailServer | null;
  /** Names, addresses and networks on the inside where people's mailboxes may lie all the same. */
  readonly mailHosts: readonly string[];
}

/** A wrong value: one line that names the variable and says what it should be. */
export interface ConfigRefusal {
  readonly ok: false;
  readonly variable: string;
  readonly line: string;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Read<T> = { readonly ok: true; readonly value: T } | ConfigRefusal;

const fine = <T>(value: T): Read<T> => ({ ok: true, value });
const wrong = (variable: string, line: string): ConfigRefusal => ({
  ok: false,
  variable,
  line: `${variable} ${line}`,
});

function given(environment: Environment, variable: string): string | undefined {
  const value = environment[variable]?.trim();
  return value === '' ? undefined : value;
}

function portOf(environment: Environment): Read<number> {
  const text = given(environment, 'PORT') ?? '4400';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? fine(port) : wrong('PORT', 'should be a number from 1 to 65535.');
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

function urlOf(environment: Environment, port: number): Read<string> {
  const text = given(environment, 'THROUGHLINE_URL') ?? `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (!isOrigin || !/^https?:$/.test(url.protocol)) {
    return wrong(
      'THROUGHLINE_URL',
      'should be an address without a path, such as https://coaching.example.org.',
    );
  }
  if (url.protocol === 'http:' && !LOCAL.has(url.hostname)) {
    return wrong('THROUGHLINE_URL', 'should begin with https:// (http:// is for localhost only).');
  }
  return fine(url.origin);
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function proxiesOf(environment: Environment): Read<readonly string[]> {
  const parts = (given(environment, 'THROUGHLINE_PROXIES') ?? '').split(/[\s,]+/).filter(Boolean);
  return parts.every(isNetwork)
    ? fine(parts)
    : wrong('THROUGHLINE_PROXIES', 'should be addresses or networks, such as 127.0.0.1, 10.0.0.0/8.');
}

const NAME = /^(?=.{1,253}$)[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*\.?$/u;

function mailHostsOf(environment: Environment): Read<readonly string[]> {
  const parts = (given(environment, 'THROUGHLINE_MAIL_HOSTS') ?? '').split(/[\s,]+/).filter(Boolean);
  return parts.every((part) => isNetwork(part) || NAME.test(part))
    ? fine(parts)
    : wrong(
        'THROUGHLINE_MAIL_HOSTS',
        'should be names, addresses or networks, such as mail.home.arpa, 127.0.0.1, 10.0.0.0/8.',
      );
}

function databaseOf(environment: Environment): Read<string | null> {
  const text = given(environment, 'DATABASE_URL');
  if (text === undefined) return fine(null);
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
    ? fine(text)
    : wrong(
        'DATABASE_URL',
        'should be PostgreSQL’s address, such as postgres://name:password@host/database.',
      );
}

function mailOf(environment: Environment, url: string): Read<MailServer | null> {
  const text = given(environment, 'SMTP_URL');
  if (text === undefined) return fine(null);
  const should =
    'should be a mail server’s address, such as smtps://name:password@mail.example.org?from=me@example.org.';
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return wrong('SMTP_URL', should);
  const server = new URL(text);
  const from = server.searchParams.get('from') ?? `throughline@${new URL(url).hostname}`;
  if (server.hostname === '' || !/^[^\s<>@]+@[^\s<>@]+$/.test(from)) return wrong('SMTP_URL', should);
  server.searchParams.delete('from');
  return fine({ url: server.toString(), from });
}

/** Reads the environment; the first wrong value is the answer. */
export function readConfig(environment: Environment, folder: string): Read<Config> {
  const port = portOf(environment);
  if (!port.ok) return port;
  const url = urlOf(environment, port.value);
  if (!url.ok) return url;
  const proxies = proxiesOf(environment);
  if (!proxies.ok) return proxies;
  const database = databaseOf(environment);
  if (!database.ok) return database;
  const mail = mailOf(environment, url.value);
  if (!mail.ok) return mail;
  const mailHosts = mailHostsOf(environment);
  if (!mailHosts.ok) return mailHosts;
  const data = resolve(folder, given(environment, 'THROUGHLINE_DATA') ?? 'data');
  const keyFile = resolve(
    folder,
    given(environment, 'THROUGHLINE_KEY_FILE') ?? resolve(data, 'throughline.key'),
  );
  return fine({
    port: port.value,
    data,
    url: url.value,
    keyFile,
    proxies: proxies.value,
    database: database.value,
    mail: mail.value,
    mailHosts: mailHosts.value,
  });
}
