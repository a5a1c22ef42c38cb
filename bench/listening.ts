// Loaded into the real server before it starts: writes down every statement that a request runs and every sealed value it
// opens, so that the floor can do exactly the same. Says what it heard of the last request when it is asked.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { CipherGCMOptions, DecipherGCM, KeyObject } from 'node:crypto';
import { Server } from 'node:http';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Did } from './plan.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const require = createRequire(import.meta.url);
const sqlite = require('node:sqlite') as typeof import('node:sqlite');
const crypto = require('node:crypto') as Writable<typeof import('node:crypto')>;

/** What is done for a request, and for nothing else: sweeps run beside them. */
const requests = new AsyncLocalStorage<Did[]>();
let last: Did[] = [];

const note = (did: Did): void => void requests.getStore()?.push(did);

function listenToRequests(): void {
  const { emit } = Server.prototype;
  Server.prototype.emit = function (this: Server, name: string, ...args: unknown[]) {
    const go = () => emit.call(this, name, ...args);
    if (name !== 'request') return go();
    last = [];
    return requests.run(last, go);
  };
}

function listenToStatements(): void {
  const texts = new WeakMap<object, string>();
  const database = sqlite.DatabaseSync.prototype;
  const statement = sqlite.StatementSync.prototype;
  const { prepare, exec } = database;
  database.prepare = function (this: InstanceType<typeof sqlite.DatabaseSync>, sql, ...rest) {
    const prepared = prepare.call(this, sql, ...rest);
    texts.set(prepared, sql);
    return prepared;
  };
  database.exec = function (this: InstanceType<typeof sqlite.DatabaseSync>, sql) {
    if (/^(begin|commit|rollback)/i.test(sql)) note({ kind: 'exec', sql });
    return exec.call(this, sql);
  };
  for (const name of ['all', 'run', 'get'] as const) {
    const before = statement[name] as (...values: unknown[]) => unknown;
    const after = function (this: object, ...values: unknown[]): unknown {
      note({ kind: 'sql', sql: texts.get(this) ?? '', values, writes: name === 'run' });
      return before.apply(this, values);
    };
    Object.assign(statement, { [name]: after });
  }
}

type Sealed = { key: string; nonce: Buffer; place: string; tag: Buffer };

function hear({ key, nonce, place, tag }: Sealed, bytes: Buffer): void {
  if (place.startsWith('keys|')) return;
  const sealed = Buffer.concat([Uint8Array.of(1), nonce, bytes, tag]).toString('base64url');
  note({ kind: 'open', key, place, sealed });
}

/** The decipher as it is, but that it tells of itself once its bytes come. */
function telling(decipher: DecipherGCM, sealed: Sealed): DecipherGCM {
  return new Proxy(decipher, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        if (name === 'setAAD') sealed.place = String(args[0]);
        if (name === 'setAuthTag') sealed.tag = Buffer.from(args[0] as Buffer);
        if (name === 'update') hear(sealed, args[0] as Buffer);
        return Reflect.apply(method, target, args);
      };
    },
  });
}

function listenToOpenings(): void {
  const { createDecipheriv } = crypto;
  const listening = (algorithm: 'aes-256-gcm', key: KeyObject, nonce: Buffer, options: CipherGCMOptions) => {
    const secret = key.export().toString('base64url');
    const decipher = createDecipheriv(algorithm, key, nonce, options);
    return telling(decipher, { key: secret, nonce: Buffer.from(nonce), place: '', tag: Buffer.alloc(0) });
  };
  crypto.createDecipheriv = listening as typeof createDecipheriv;
  syncBuiltinESMExports();
}

listenToRequests();
listenToStatements();
listenToOpenings();
process.on('message', () => process.send?.(last));
// Asking is no reason to stay alive.
process.channel?.unref();
