// `throughline attention` on mailboxes in files: ranked with reasons, replayed without looking ahead, and clear about what it cannot read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Address, Message } from '../../src/domain/attention/message.ts';
import { ANN, mailboxOf } from '../domain/attention/mailbox.ts';
import { type House, newHouse } from '../world/house.ts';
import { commandIn } from '../world/terminal.ts';

let house: House;
let folder = '';
beforeAll(async () => {
  house = await newHouse();
  folder = mkdtempSync(join(tmpdir(), 'throughline-attention-'));
  const mails = mailboxOf(7, 600);
  const sent = mails.filter(({ from }) => from.address === ANN.address);
  put('all.mbox', mails.map(letterOf).join(''));
  put('all.mbox.gz', gzipSync(mails.map(letterOf).join('')));
  put(
    'inbox.mbox',
    mails
      .filter((one) => !sent.includes(one))
      .map(letterOf)
      .join(''),
  );
  put('sent.mbox', sent.map(letterOf).join(''));
  put('cut.mbox', mails.slice(0, 400).map(letterOf).join(''));
  put('goals.txt', 'Bring the pricing proposal to the customer\n\n');
  put('goals.json', '[{"title":"Bring the pricing proposal to the customer"}]');
  put('none.json', '[]');
  put('named.json', '{"goals":["Bring the pricing proposal to the customer",""]}');
  const later = mails.slice(250);
  put('out-of-order.mbox', [...later, ...mails.slice(0, 250), ...later.slice(0, 40)].map(letterOf).join(''));
  put('note.txt', 'Dear diary,\n\nnothing.\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

function person({ name, address }: Address): string {
  return name === '' ? address : `"${name}" <${address}>`;
}

function letterOf(message: Message): string {
  const fields = [
    `From: ${person(message.from)}`,
    `To: ${message.to.map(person).join(', ')}`,
    ...(message.cc.length > 0 ? [`Cc: ${message.cc.map(person).join(', ')}`] : []),
    `Subject: ${message.subject}`,
    `Date: ${new Date(message.at).toUTCString()}`,
    `Message-ID: ${message.id}`,
    ...(message.inReplyTo ? [`In-Reply-To: ${message.inReplyTo}`] : []),
    ...(message.references.length > 0 ? [`References: ${message.references.join(' ')}`] : []),
    ...(message.list ? [`List-Id: <${message.list}>`, 'List-Post: <mailto:list@there.example>'] : []),
  ];
  return `From x ${new Date(message.at).toUTCString()}\n${fields.join('\n')}\n\n${message.text}\n\n`;
}

async function run(args: string) {
  const words = args
    .split(' ')
    .map((word) => (/\.(?:mbox|gz|txt|json)$/.test(word) ? join(folder, word) : word));
  return commandIn(house, ['attention', ...words]);
}

function rows(out: string): readonly {
  id: string;
  at: string;
  score: number;
  verdict: string;
  reasons: string[];
  goal: string | null;
}[] {
  return out.split('\n').map((line) => JSON.parse(line));
}

describe('triage', () => {
  it('shows the few of the newest, each with its reasons, and folds the rest', async () => {
    const told = await run(`triage all.mbox --me ${ANN.address} --goals goals.txt`);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/^\d of \d+ messages deserve you now; \d+ can wait or go\.$/m);
    expect(told.out).toMatch(/^ {4}\S/m);
    expect(told.err).toBe('');
  });

  it('says the same of a packed file, and knows the person by the sent mail', async () => {
    const plain = await run(`triage all.mbox --me ${ANN.address} --goals goals.json --json`);
    expect(await run(`triage all.mbox.gz --me ${ANN.address} --goals goals.txt --json`)).toEqual(plain);
    expect(await run('triage inbox.mbox --sent sent.mbox --goals goals.txt --json')).toEqual(plain);
    expect(rows(plain.out)[0]).toMatchObject({
      verdict: 'attend',
      reasons: expect.arrayContaining([expect.any(String)]),
    });
  });

  it('keeps to the budget', async () => {
    const told = await run(`triage all.mbox --me ${ANN.address} --budget 3 --json`);
    expect(rows(told.out).filter(({ verdict }) => verdict === 'attend').length).toBeLessThanOrEqual(3);
  });
});

describe('backtest', () => {
  it('ranks every message of others once, and none before or after its time', async () => {
    const all = rows((await run(`backtest --mail all.mbox --me ${ANN.address} --batch 50 --json`)).out);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBe(mailboxOf(7, 600).filter(({ from }) => from.address !== ANN.address).length);
    const from = mailboxOf(7, 600)[300]?.at ?? '';
    const later = rows((await run(`backtest --mail all.mbox --me ${ANN.address} --from ${from} --json`)).out);
    expect(later.length).toBeLessThan(all.length);
    expect(later.length).toBeGreaterThan(0);
  });

  it('says the same of a mailbox file that was put together out of order, with some letters twice', async () => {
    const args = `--me ${ANN.address} --goals goals.txt --json`;
    const plain = (await run(`backtest --mail all.mbox ${args}`)).out;
    expect((await run(`backtest --mail out-of-order.mbox ${args}`)).out).toBe(plain);
  });

  it('knows goals in every form, none, and the person with a name', async () => {
    const said = async (goals: string, me = ANN.address) =>
      (await run(`backtest --mail all.mbox --me ${me} --json${goals}`)).out;
    const plain = await said(' --goals goals.txt');
    expect(await said(' --goals named.json')).toBe(plain);
    expect(await said(' --goals goals.json', `<${ANN.address.toUpperCase()}>`)).toBe(plain);
    expect(await said(' --goals none.json')).toBe(await said(''));
  });

  it('does not tell what has a date before the time that was asked for', async () => {
    const from = mailboxOf(7, 600)[300]?.at ?? '';
    const told = rows((await run(`backtest --mail all.mbox --me ${ANN.address} --from ${from} --json`)).out);
    expect(told.filter(({ at }) => at < from)).toEqual([]);
  });

  it('looks never ahead: what was told before the mailbox ended is told alike when it goes on', async () => {
    const cut = rows((await run(`backtest --mail cut.mbox --me ${ANN.address} --batch 50 --json`)).out);
    const whole = rows((await run(`backtest --mail all.mbox --me ${ANN.address} --batch 50 --json`)).out);
    const batches = Math.floor(cut.length / 50) * 50;
    expect(whole.slice(0, batches)).toEqual(cut.slice(0, batches));
  });

  it('knows nothing of before on a first morning', async () => {
    const from = mailboxOf(7, 600)[300]?.at ?? '';
    const args = `--me ${ANN.address} --from ${from} --json`;
    const fresh = await run(`backtest --mail all.mbox ${args} --fresh`);
    expect(rows(fresh.out).map(({ id }) => id)).toEqual(
      rows((await run(`backtest --mail all.mbox ${args}`)).out).map(({ id }) => id),
    );
    expect(fresh.out).not.toBe((await run(`backtest --mail all.mbox ${args}`)).out);
  });

  it('tells a person what it would have done for them', async () => {
    const told = await run(`backtest all.mbox --me ${ANN.address} --goals goals.txt`);
    expect(told.out).toMatch(/^In \d+ days \d+ messages of others came, \d+ a day\.$/m);
    expect(told.out).toMatch(/^Of the \d+ that you answered within a week, \d+ were among them\.$/m);
  });
});

describe('what it cannot do, it says', () => {
  it.each([
    ['backtest', 2, 'Usage: throughline attention'],
    ['rank all.mbox', 2, 'Usage: throughline attention'],
    ['triage all.mbox', 2, 'Whose mail is this?'],
    ['triage note.txt --me a@b.c', 1, 'holds no messages that can be read here'],
    ['triage nothing.mbox --me a@b.c', 1, 'cannot be opened'],
    ['triage all.mbox --me a@b.c --goals nothing.txt', 1, 'cannot be opened'],
    ['triage all.mbox --me a@b.c --budget none', 2, '--budget takes a whole number'],
    ['backtest all.mbox --me a@b.c --from yesterday', 2, '--from takes a day'],
  ])('%s', async (args, code, says) => {
    expect(await run(args)).toMatchObject({ code, out: '', err: expect.stringContaining(says) });
  });
});
