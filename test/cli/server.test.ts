// The server as a process: starts from nothing, refuses in one line, ends without cutting anybody off, is backed up.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../world/built.ts';
import { folderOfOnesOwn, type Running, run, serveIn } from '../world/launched.ts';
import { freePort } from '../world/port.ts';

beforeAll(() => void builtProgram());

const OWNER = {
  name: 'Ada Lind',
  email: 'ada@example.org',
  zone: 'Europe/Oslo',
  password: 'four small boats at dawn',
};
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

/** Makes the owner's account, and answers with the sign-in. */
async function makeOwner({ url }: Running): Promise<string> {
  const body = new URLSearchParams(OWNER);
  const made = await fetch(`${url}/first-run`, { method: 'POST', body, headers: FORM, redirect: 'manual' });
  expect(made.status).toBe(303);
  return made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A form whose last part is sent only when asked; what was answered. */
function slowForm(
  url: string,
  cookie: string,
): { begun: Promise<void>; finish: () => void; answer: Promise<number> } {
  const begun = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<number>();
  const headers = { ...FORM, cookie, 'transfer-encoding': 'chunked', expect: '100-continue' };
  const sending = request(`${url}/settings`, { method: 'POST', headers });
  sending.on('continue', () => begun.resolve());
  sending.on('response', (response) => answer.resolve(response.resume().statusCode ?? 0));
  sending.on('error', answer.reject);
  sending.write('name=Ada+L.&');
  return {
    begun: begun.promise,
    finish: () => sending.end('zone=Europe%2FOslo&theme=dark'),
    answer: answer.promise,
  };
}

describe('a server', () => {
  it('starts from nothing, says where it is and how to begin, and is well', async () => {
    const folder = join(folderOfOnesOwn(), 'data');
    const server = await serveIn(folder);
    await expect.poll(server.out).toMatch(/asks for this code: \w{4}-\w{4}-\w{4}\n/);
    expect(server.out()).toContain(`open ${server.url} to make`);
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({
      ok: true,
      reads: true,
      writes: true,
    });
    expect((await fetch(server.url, { redirect: 'manual' })).headers.get('location')).toBe('/first-run');
    const modes = ['throughline.db', 'throughline.key'].map(
      (name) => statSync(join(folder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600]);
    await makeOwner(server);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    const again = await serveIn(folder);
    again.child.kill('SIGINT');
    const { code, out } = await again.ended;
    expect([code, out]).toEqual([0, expect.not.stringContaining('code')]);
  });

  it('finishes what is in flight and ends event streams when it is asked to end', async () => {
    const server = await serveIn(folderOfOnesOwn());
    const cookie = await makeOwner(server);
    const stream = await fetch(`${server.url}/events`, { headers: { cookie } });
    const form = slowForm(server.url, cookie);
    await form.begun;
    server.child.kill('SIGTERM');
    // The stream ends by itself although its reader would go on listening.
    expect(await stream.text()).toBe('retry: 3000\n\n');
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    form.finish();
    expect(await form.answer).toBe(303);
    const { code, err } = await server.ended;
    expect([code, err]).toEqual([0, expect.stringContaining('Ended.')]);
    // Everything is in the one file, and what was sent last was saved.
    const file = join(server.environment['THROUGHLINE_DATA'] ?? '', 'throughline.db');
    expect(existsSync(`${file}-wal`)).toBe(false);
    const database = new DatabaseSync(file, { readOnly: true });
    expect(database.prepare('select "theme" from "persons"').all()).toEqual([{ theme: 'dark' }]);
    database.close();
  });
});

/** Makes the database look as one that an older version left. */
function forgetNewestChange(folder: string): void {
  const database = new DatabaseSync(join(folder, 'throughline.db'));
  database.exec('delete from "schemaVersions" where "name" = (select max("name") from "schemaVersions")');
  database.close();
}

const one = (line: RegExp) => expect.stringMatching(new RegExp(`^throughline: ${line.source}\\n$`));

describe('a start is refused in one line', () => {
  it('when a value is wrong', async () => {
    const wrong = [
      [{ PORT: '0' }, /PORT .*/],
      [{ THROUGHLINE_URL: 'http://example.org' }, /THROUGHLINE_URL .*/],
      [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL .*/],
    ] as const;
    for (const [environment, line] of wrong) {
      expect(await run(['serve'], environment)).toEqual({ code: 78, out: '', err: one(line) });
    }
  });

  it('when the port is taken', async () => {
    const { environment } = await serveIn(folderOfOnesOwn());
    const elsewhere = { ...environment, THROUGHLINE_DATA: folderOfOnesOwn() };
    expect(await run(['serve'], elsewhere)).toEqual({ code: 1, out: '', err: one(/Port \d+ is taken .*/) });
  });

  it('when another server has its database, until that one is gone, however it went', async () => {
    const folder = folderOfOnesOwn();
    const { child, ended, environment } = await serveIn(folder);
    const second = { THROUGHLINE_DATA: folder, PORT: String(await freePort()) };
    const inUse = { code: 1, out: '', err: one(/The database in .* is in use by a running server\. .*/) };
    expect(await run(['serve'], second)).toEqual(inUse);
    for (const words of [['backup', join(folderOfOnesOwn(), 'all')], ['migrate'], ['doctor']])
      expect((await run(words, environment)).code).toBe(0);
    forgetNewestChange(folder);
    for (const words of [['migrate'], ['token', OWNER.email]])
      expect(await run(words, environment)).toEqual(inUse);
    child.kill('SIGKILL');
    await ended;
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `throughline.db${end}`), { force: true });
    const again = await serveIn(folder);
    expect((await fetch(`${again.url}/healthz`)).status).toBe(200);
  });

  it('when the key is missing, is another, or is none', async () => {
    const folder = folderOfOnesOwn();
    const server = await serveIn(folder);
    await makeOwner(server);
    server.child.kill('SIGTERM');
    await server.ended;
    const key = join(folder, 'throughline.key');
    const kept = readFileSync(key);
    const refusal = async (line: RegExp) =>
      expect(await run(['serve'], server.environment)).toEqual({ code: 78, out: '', err: one(line) });
    rmSync(key);
    await refusal(/The key file .* is missing.*/);
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, `throughline-key-1 ${Buffer.alloc(32, 9).toString('base64url')}\n`, { mode: 0o600 });
    await refusal(/The key in .* is not the key of this database\./);
    writeFileSync(key, 'hello', { mode: 0o600 });
    await refusal(/The key file .* does not hold a Throughline key\./);
    writeFileSync(key, kept);
    const database = new DatabaseSync(join(folder, 'throughline.db'));
    database.exec(`insert into "schemaVersions" values ('999-from-the-future', '2030-01-01T00:00:00.000Z')`);
    database.close();
    await refusal(/The database was made by a newer Throughline .*/);
  });

  it('when its data folder cannot be made, or is none', async () => {
    const folder = folderOfOnesOwn();
    writeFileSync(join(folder, 'file'), '');
    for (const data of ['/proc/nowhere/data', join(folder, 'file')])
      expect(await run(['serve'], { THROUGHLINE_DATA: data })).toEqual({
        code: 1,
        out: '',
        err: one(/The database cannot be read or written\. .*/),
      });
    const keyFile = { THROUGHLINE_DATA: folder, THROUGHLINE_KEY_FILE: '/proc/nowhere/key' };
    expect(await run(['serve'], keyFile)).toEqual({
      code: 78,
      out: '',
      err: one(/The key file .* cannot be made .*/),
    });
  });

  it('when its database cannot be read', async () => {
    const folder = folderOfOnesOwn();
    writeFileSync(
      join(folder, 'throughline.db'),
      'this is no database, and long enough to be looked at as one',
    );
    const { code, err } = await run(['serve'], { THROUGHLINE_DATA: folder });
    expect([code, err]).toEqual([1, one(/The database cannot be read or written\. .*/)]);
  });
});

describe('beside a running server', () => {
  it('a token acts, a backup is made and brought back, the doctor finds all well', async () => {
    const server = await serveIn(folderOfOnesOwn());
    const { environment, url } = server;
    await makeOwner(server);
    const { out: token } = await run(['token', OWNER.email], environment);
    const named = { ...environment, THROUGHLINE_URL: url, THROUGHLINE_TOKEN: token.trim() };
    expect(JSON.parse((await run(['do', 'account.show'], named)).out)).toMatchObject({ name: 'Ada Lind' });

    const doctor = await run(['doctor'], environment);
    expect([doctor.code, doctor.out]).toEqual([0, expect.not.stringContaining('WRONG')]);
    expect(doctor.out).toContain('is well');
    chmodSync(join(environment['THROUGHLINE_DATA'] ?? '', 'throughline.key'), 0o644);
    expect(await run(['doctor'], environment)).toMatchObject({
      code: 1,
      out: expect.stringContaining('chmod 600'),
    });

    const file = join(folderOfOnesOwn(), 'all.backup');
    expect(await run(['backup', file], environment)).toMatchObject({ code: 0, out: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await run(['restore', file], environment)).toMatchObject({
      code: 1,
      err: expect.stringContaining('in use'),
    });
    server.child.kill('SIGTERM');
    await server.ended;
    expect(await run(['restore', file], environment)).toMatchObject({
      code: 0,
      err: expect.stringContaining('are back'),
    });
    const changed = await run(['password', OWNER.email], environment, 'eleven quiet ferries at noon\n');
    expect(changed.code).toBe(0);
  });

  it('a restore that fails leaves nothing behind, not even the file that is locked', async () => {
    const { environment } = await serveIn(folderOfOnesOwn());
    const file = join(folderOfOnesOwn(), 'all.backup');
    await run(['backup', file], environment);
    const cut = `${file}.cut`;
    writeFileSync(cut, readFileSync(file).subarray(0, -40));
    const folder = folderOfOnesOwn();
    const key = join(environment['THROUGHLINE_DATA'] ?? '', 'throughline.key');
    writeFileSync(join(folder, 'throughline.key'), readFileSync(key), { mode: 0o600 });
    const there = { ...environment, THROUGHLINE_DATA: folder };
    expect(await run(['restore', cut], there)).toMatchObject({
      code: 78,
      err: expect.stringContaining('damaged'),
    });
    expect(readdirSync(folder)).toEqual(['throughline.key']);
    expect(await run(['restore', file], there)).toMatchObject({ code: 0 });
    expect(readdirSync(folder).sort()).toEqual(['throughline.db', 'throughline.db.hold', 'throughline.key']);
  });

  it('a backup that cannot be written names its file', async () => {
    const { environment } = await serveIn(folderOfOnesOwn());
    for (const [place, code] of [
      ['/nowhere/all', 'ENOENT'],
      ['/dev/full/all', 'ENOTDIR'],
    ] as const)
      expect(await run(['backup', place], environment)).toEqual({
        code: 1,
        out: '',
        err: one(new RegExp(`${place} cannot be written \\(${code}\\)\\.`)),
      });
  });

  it('nothing is made where there is nothing', async () => {
    const folder = join(folderOfOnesOwn(), 'empty');
    mkdirSync(folder);
    const environment = { THROUGHLINE_DATA: folder };
    for (const words of [
      ['token', 'a@example.org'],
      ['password', 'a@example.org'],
      ['backup', '/tmp/x'],
      ['migrate'],
    ]) {
      const { code, err } = await run(words, environment, 'eleven quiet ferries at noon\n');
      expect([code, err]).toEqual([78, expect.stringContaining(`There is no database in ${folder}`)]);
    }
    expect(existsSync(join(folder, 'throughline.db'))).toBe(false);
    expect((await run(['doctor'], environment)).code).toBe(0);
  });
});
