// The floor: a bare Node HTTP server that checks the session, does the same reads, opens the same sealed values and
// answers the same bytes. Nothing of the program but the opening itself.
import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { openValue } from '../src/store/sealing.ts';
import type { Did, Heard } from './plan.ts';

const [file = '', plan = ''] = process.argv.slice(2);

/** The real server writes into the same database now and then: whoever comes second waits for it, in ms. */
const PATIENCE = 5_000;

function opened(readOnly: boolean): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly, timeout: PATIENCE });
  for (const pragma of ['synchronous=FULL', 'foreign_keys=ON', 'secure_delete=ON', 'temp_store=MEMORY'])
    database.exec(`pragma ${pragma}`);
  return database;
}

type Doing = () => void;

/** The statements of one connection, prepared once each. */
function preparer(database: DatabaseSync): (sql: string) => StatementSync {
  const known = new Map<string, StatementSync>();
  return (sql) => {
    const statement = known.get(sql) ?? database.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}

const reader = opened(true);
const writer = opened(false);
const readerSql = preparer(reader);
const writerSql = preparer(writer);
const keys = new Map<string, KeyObject>();

function keyOf(text: string): KeyObject {
  const known = keys.get(text) ?? createSecretKey(Buffer.from(text, 'base64url'));
  keys.set(text, known);
  return known;
}

function doingOf(did: Did, isWriting: boolean): Doing {
  if (did.kind === 'exec') {
    const database = isWriting ? writer : reader;
    return () => database.exec(did.sql);
  }
  if (did.kind === 'open') {
    const key = keyOf(did.key);
    return () => void openValue(key, did.place, did.sealed);
  }
  const prepare = isWriting ? writerSql : readerSql;
  const values = did.values as SQLInputValue[];
  return did.writes ? () => void prepare(did.sql).run(...values) : () => void prepare(did.sql).all(...values);
}

/** Each statement goes to the connection of the transaction it was heard in. */
function doingsOf(dids: readonly Did[]): readonly Doing[] {
  let isWriting = false;
  return dids.map((did) => {
    if (did.kind === 'exec' && /^begin/i.test(did.sql)) isWriting = /immediate/i.test(did.sql);
    return doingOf(did, isWriting);
  });
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
const answers = new Map<
  string,
  { readonly doings: readonly Doing[]; readonly heard: Heard; readonly body: Buffer }
>();
for (const heard of JSON.parse(readFileSync(plan, 'utf8')) as readonly Heard[]) {
  const { method, path, secret } = heard.ask;
  answers.set(`${method} ${path} ${hashOf(secret)}`, {
    doings: doingsOf(heard.did),
    heard,
    body: Buffer.from(heard.body),
  });
}

const server = createServer((request, response) => {
  const secret = /throughline=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const answer = answers.get(`${request.method} ${request.url} ${hashOf(secret)}`);
  request.resume();
  request.on('end', () => {
    if (!answer) {
      response.statusCode = 404;
      response.end();
      return;
    }
    for (const doing of answer.doings) doing();
    response.statusCode = answer.heard.status;
    for (const [name, value] of answer.heard.headers) response.setHeader(name, value);
    response.setHeader('content-length', answer.body.length);
    response.end(answer.body);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`floor ${(server.address() as { port: number }).port}\n`);
});
