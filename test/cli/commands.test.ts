// The command line in process: deeds by a token, their inputs and refusals; tokens and passwords on the server.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../src/app/accounts/signing-in.ts';
import { deeds } from '../../src/app/deeds.ts';
import { commandLine } from '../../src/words/en/command-line.ts';
import { PASSWORD } from '../world/cast.ts';
import { type House, newHouse } from '../world/house.ts';
import { commandIn } from '../world/terminal.ts';

let house: House;
let environment: Record<string, string>;

beforeAll(async () => {
  house = await newHouse();
  environment = { THROUGHLINE_URL: house.ports.url, THROUGHLINE_TOKEN: await house.as('mira').token() };
});

const run = (args: string, around = {}) => commandIn(house, args.split(' '), { environment, ...around });

describe('the command line', () => {
  it('lists its commands, and says more about each', async () => {
    const listed = await run('--help');
    expect(listed.code).toBe(0);
    for (const name of [
      'serve',
      'migrate',
      'token',
      'do',
      'export',
      'backup',
      'restore',
      'password',
      'doctor',
      'build',
    ]) {
      expect(listed.out).toMatch(new RegExp(`^  ${name} `, 'm'));
      const more = await run(`${name} --help`);
      expect([more.code, more.out]).toEqual([0, expect.stringContaining(`throughline ${name}`)]);
    }
  });

  it('ends with 2 where it was called wrongly, and says how', async () => {
    expect(await run('frobnicate')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no command frobnicate'),
    });
    expect(await run('serve now')).toMatchObject({ code: 2, err: 'throughline: Usage: throughline serve' });
    expect(await run('token')).toMatchObject({
      code: 2,
      err: expect.stringContaining('throughline token EMAIL'),
    });
    expect(await run('do account.show --wrong')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'--wrong'"),
    });
    expect((await commandIn(house, [])).code).toBe(2);
  });

  it('ends with 78 where the configuration is wrong', async () => {
    const wrong = { environment: { PORT: 'http' } };
    expect(await run('migrate', wrong)).toEqual({
      code: 78,
      out: '',
      err: 'throughline: PORT should be a number from 1 to 65535.',
    });
  });

  it('tells the unexpected in one line, without a stack', async () => {
    const { code, out, err } = await run('migrate');
    expect([code, out, err.split('\n')]).toEqual([
      1,
      '',
      [expect.stringMatching(/unexpected happened \(Error\)/)],
    ]);
  });
});

describe('throughline do', () => {
  it('lists every deed that a token may do', async () => {
    const { out } = await run('do --list');
    const listed = out.split('\n').map((line) => line.split(' ')[0]);
    expect(listed).toEqual([...deeds.filter(({ guard }) => !guard).map(({ name }) => name)].sort());
  });

  it('prints the answer as JSON', async () => {
    const { code, out, err } = await run('do account.show');
    expect([code, err, JSON.parse(out).name]).toEqual([0, '', 'Mira Osei']);
  });

  it('tells a refusal in words with its code and fields, and ends with 1', async () => {
    const { code, out, err } = await run('do agreement.read engagementId=nothing');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^throughline: .+ \(agreement\.not_found\)$/);
    expect((await run('do step.add engagementId=x kind=odd')).err).toMatch(/input\.invalid: .*kind/);
  });

  it('takes its input as pairs, as JSON, and piped in', async () => {
    const { id } = await house.engagement({ state: 'exploring' });
    const ways = [
      run(`do agreement.read engagementId=${id}`),
      commandIn(house, ['do', 'agreement.read', '--json', JSON.stringify({ engagementId: id })], {
        environment,
      }),
      run('do agreement.read -', { input: JSON.stringify({ engagementId: id }) }),
    ];
    for (const said of await Promise.all(ways)) expect([said.code, said.err]).toEqual([0, '']);
  });

  it('says what is wrong with what was written', async () => {
    expect((await run('do')).code).toBe(2);
    expect((await run('do no.deed')).err).toContain('no deed no.deed');
    expect((await run('do account.show --json {')).err).toContain('not JSON');
    expect((await run('do account.show --json []')).err).toContain('one JSON object');
    expect((await run('do account.show name')).err).toContain('neither name=value');
    expect((await run('do agreement.read')).err).toContain('needs engagementId=');
    expect((await run('do token.make label=x')).code).toBe(2);
  });

  it('says when nobody is there, or not us, or the token is over', async () => {
    const elsewhere = { environment: { ...environment, THROUGHLINE_URL: 'http://localhost:9' } };
    expect((await run('do account.show', elsewhere)).err).toContain('Nothing answers at http://localhost:9');
    expect((await run('do account.show --url nonsense')).code).toBe(2);
    expect((await run('do account.show --token tl_0000000000000000000000')).err).toContain(
      commandLine.tokenOver,
    );
    expect((await run('do account.show', { environment: {} })).err).toContain('THROUGHLINE_TOKEN');
  });

  it('says what a deed takes', async () => {
    const { out } = await run('do agreement.read --help');
    expect(out).toContain('GET /engagements/:engagementId/agreement');
    expect(out).toMatch(/engagementId +string/);
  });
});

describe('throughline export', () => {
  it('prints everything that is one’s own, or puts it into a file', async () => {
    const { code, out } = await run('export');
    expect([code, JSON.parse(out)]).toMatchObject([0, { person: { email: 'mira@example.org' } }]);
    const file = join(mkdtempSync(join(tmpdir(), 'throughline-export-')), 'mine.json');
    expect(await run(`export ${file}`)).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(readFileSync(file, 'utf8')).person.name).toBe('Mira Osei');
    const readable = await run('export --markdown');
    expect([readable.code, readable.out]).toEqual([
      0,
      expect.stringMatching(/^# Throughline of Mira Osei\n/),
    ]);
    const text = file.replace('.json', '.md');
    expect(await run(`export ${text}`)).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(text, 'utf8')).toBe(`${readable.out}\n`);
    const page = await house.as('mira').request('/settings/export/throughline.md');
    expect(await page.text()).toBe(`${readable.out}\n`);
    rmSync(dirname(file), { recursive: true });
    expect((await run(`export ${file}`)).err).toContain('cannot be written (ENOENT)');
  });
});

describe('on the server', () => {
  it('a token is printed alone, so that a script can take it', async () => {
    const { code, out } = await run('token jon@example.org --label cron');
    expect([code, out]).toEqual([0, expect.stringMatching(/^tl_[\w-]{43}$/)]);
    const shown = await run('do account.show', { environment: { ...environment, THROUGHLINE_TOKEN: out } });
    expect(JSON.parse(shown.out).email).toBe('jon@example.org');
    expect(await run('token who@example.org')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('Nobody'),
    });
  });

  it('a password is set from what is piped in, or refused for what it is', async () => {
    const short = await run('password jon@example.org', { input: 'short\n' });
    expect([short.code, short.err]).toEqual([1, expect.stringContaining('longer password')]);
    const done = await run('password jon@example.org', { input: 'eleven quiet ferries at noon\nmore' });
    expect(done.code).toBe(0);
    const nobody = house.as('nobody');
    await nobody.refused(signIn, { email: 'jon@example.org', password: PASSWORD });
    await nobody.do(signIn, { email: 'jon@example.org', password: 'eleven quiet ferries at noon' });
  });
});
