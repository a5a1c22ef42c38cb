// Letters that others collected, read and compared with what their own parser made of them. They lie beside the repository, if at all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/mail/reading/headers.ts';
import { readLetter } from '../../../src/mail/reading/letters.ts';
import { partsOf } from '../../../src/mail/reading/parts.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/fixtures/mail-parser/resources/eml');
const isThere = existsSync(FOLDER);
if (!isThere)
  console.log('No letters of others beside this repository: the comparison with them steps aside.');

type Told = {
  readonly parts: readonly {
    readonly headers: readonly {
      readonly name: unknown;
      readonly value: Readonly<Record<string, unknown>>;
    }[];
    readonly body: { readonly Text?: string; readonly Html?: string };
  }[];
  readonly text_body: readonly number[];
  readonly html_body: readonly number[];
};

type Agreement = { readonly field: string; readonly expected: string; readonly read: string };

function folded(text: string | undefined): string {
  return (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
}

function header(told: Told, name: string): Readonly<Record<string, unknown>> | undefined {
  return told.parts[0]?.headers.find((each) => each.name === name)?.value;
}

type Person = { readonly name: string | null; readonly address: string | null };
type People = {
  readonly List?: readonly Person[];
  readonly Group?: readonly { readonly addresses: readonly Person[] }[];
};

function peopleOf(value: Readonly<Record<string, unknown>> | undefined): string {
  const people = value?.['Address'] as People | undefined;
  const all = people?.List ?? people?.Group?.flatMap(({ addresses }) => addresses) ?? [];
  return all.map(({ name, address }) => `${folded(name ?? '')}<${address?.toLowerCase() ?? ''}>`).join(', ');
}

type Time = Record<
  'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'tz_hour' | 'tz_minute',
  number
> & {
  readonly tz_before_gmt: boolean;
};

function instantOf(value: Readonly<Record<string, unknown>>): string {
  const { year, month, day, hour, minute, second, ...zone } = value['DateTime'] as Time;
  const offset = (zone.tz_before_gmt ? -1 : 1) * (zone.tz_hour * 60 + zone.tz_minute);
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second)).toISOString();
}

function compared(name: string): readonly Agreement[] {
  const bytes = readFileSync(join(FOLDER, name));
  const told = JSON.parse(readFileSync(join(FOLDER, name.replace('.eml', '.json')), 'utf8')) as Told;
  const read = readLetter(bytes, { now: '2026-11-22T00:00:00.000Z' });
  if (!('message' in read)) return [{ field: 'readable', expected: 'yes', read: 'no' }];
  const { message } = read;
  const { headers, bodyAt } = headOf(bytes);
  const found = partsOf(bytes, headers, bodyAt);
  const rows: Agreement[] = [];
  const row = (field: string, expected: unknown, mine: string): void => {
    if (typeof expected === 'string') rows.push({ field, expected: folded(expected), read: folded(mine) });
  };
  const person = ({ name: spoken, address }: { name: string; address: string }): string =>
    `${spoken}<${address}>`;
  row('subject', header(told, 'subject')?.['Text'], message.subject);
  if (header(told, 'from')) row('from', peopleOf(header(told, 'from')), person(message.from));
  if (header(told, 'to')) row('to', peopleOf(header(told, 'to')), message.to.map(person).join(', '));
  const date = header(told, 'date');
  if (date?.['DateTime']) row('date', instantOf(date), message.at);
  const id = header(told, 'message_id')?.['Text'];
  if (id !== undefined) row('id', `<${id}>`, message.id);
  row('text', told.parts[told.text_body[0] ?? -1]?.body.Text, found.plain ?? '');
  row('page', told.parts[told.html_body[0] ?? -1]?.body.Html, found.html ?? '');
  return rows;
}

/** Where their parser gave up on raw Latin-1 and wrote �, this one reads the letter: that counts as agreement. */
function agrees({ expected, read }: Agreement): boolean {
  if (!expected.includes('\ufffd')) return expected === read;
  return new RegExp(`^${RegExp.escape(expected).replaceAll('\ufffd', '.')}$`, 's').test(read);
}

describe.runIf(isThere)('letters that others collected', () => {
  const names = isThere
    ? ['legacy', 'rfc'].flatMap((folder) =>
        readdirSync(join(FOLDER, folder))
          .filter((each) => each.endsWith('.eml'))
          .map((each) => join(folder, each)),
      )
    : [];

  it('were found', () => expect(names.length).toBe(64));

  it.each(names)('%s is read alike', (name) => {
    const rows = compared(name);
    expect(rows.filter((row) => !agrees(row))).toEqual([]);
  });
});
