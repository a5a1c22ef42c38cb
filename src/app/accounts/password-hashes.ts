// Passwords become hashes: argon2id with 19 MiB and two passes, at most two at once, the same work for everybody.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

// OWASP's smallest recommended setting; each hash takes this memory while it runs.
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const BYTES = 32;
const AT_ONCE = 2;
/** More waiting than this is an attack or an accident; everybody is better served by an early no. */
const WAITING = 200;

let running = 0;
const waiting: (() => void)[] = [];
let work = 0;

/** How many hashes this process has computed: tests hold by it that every answer takes the same work. */
export function hashWork(): number {
  return work;
}

/** True when so many wait for a hash that another one should be told to come back later. */
export function isCrowded(): boolean {
  return waiting.length >= WAITING;
}

async function turn<T>(job: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await job();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function derive(password: string, nonce: Buffer): Promise<Buffer> {
  work += 1;
  const message = Buffer.from(password.normalize('NFC'), 'utf8');
  const settings = {
    message,
    nonce,
    memory: MEMORY_KIB,
    passes: PASSES,
    parallelism: LANES,
    tagLength: BYTES,
  };
  return turn(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', settings, (error, tag) => (error ? reject(error) : resolve(Buffer.from(tag))));
      }),
  );
}

const written = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
const HEAD = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$`;

/** The hash of a password in the usual text form, with its settings and salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${HEAD}${written(salt)}$${written(await derive(password, salt))}`;
}

// What is compared where there is no account or no password: nothing matches it, and it takes the same work.
const NOBODYS = `${HEAD}${written(Buffer.alloc(16, 7))}$${written(Buffer.alloc(BYTES, 7))}`;

/** Whether this is the password behind the hash. Without a hash the same work is done and the answer is no. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [salt = '', tag = ''] = (hash ?? NOBODYS).slice(HEAD.length).split('$');
  const found = await derive(password, Buffer.from(salt, 'base64'));
  const same = timingSafeEqual(found, Buffer.from(tag, 'base64'));
  return same && hash !== null;
}
