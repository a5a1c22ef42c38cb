// Learns what ships: the weights of the signals and of the request model. The same data gives the same digits.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askSlotsOf, askTokensOf } from '../../src/domain/attention/request.ts';
import { CASES } from '../../src/domain/attention/sheet.ts';
import type { ShippedWeights } from '../../src/domain/attention/weights.ts';
import { learnAsking, type Sentence } from './asking.ts';
import { askingTable } from './asking-table.ts';
import { fitted, type Rows, rowsOf } from './fitting.ts';
import { allLists, DATA, hasData } from './mailing-lists.ts';
import { shippable, shippedTable } from './shipped-table.ts';
import { writersOf } from './writers.ts';

const DOMAIN = join(import.meta.dirname, '..', '..', 'src', 'domain', 'attention');
const STILL = { bias: 0, cases: 0, marks: 0, toZero: 0 };
const NOTHING: ShippedWeights = { bias: 0, cases: new Float64Array(CASES) };
const FIRST_BATCHES = 8;

/** The sentences of the request data. */
export function sentences(): readonly Sentence[] {
  const text = readFileSync(join(DATA, 'intent', 'train.tsv'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ asks: line.startsWith('Yes\t'), text: line.slice(line.indexOf('\t') + 1) }));
}

/** Everybody followed twice: through all of the list, and from a first morning on. */
export async function allRows(): Promise<readonly Rows[]> {
  const rows: Rows[] = [];
  for (const list of await allLists()) {
    for (const writer of writersOf(list)) {
      rows.push(rowsOf(list, writer, { shipped: NOTHING, pace: STILL, isFresh: false }));
      rows.push(
        rowsOf(list, writer, { shipped: NOTHING, pace: STILL, isFresh: true, batches: FIRST_BATCHES }),
      );
    }
    process.stderr.write(`${list.name}: ${rows.length / 2} people so far\n`);
  }
  return rows;
}

/** The weights learned from these rows, as they would ship. */
export function shippedFrom(rows: readonly Rows[]): ShippedWeights {
  const { weights, start } = fitted(rows);
  return { bias: Number(start.toFixed(3)), cases: shippable(weights) };
}

if (import.meta.main && hasData()) {
  const learned = sentences();
  const asking = learnAsking(
    learned.map(({ text }) => askSlotsOf(askTokensOf(text))),
    learned.map(({ asks }) => asks),
  );
  writeFileSync(join(DOMAIN, 'request-weights.table.ts'), askingTable(asking));
  const { bias, cases } = shippedFrom(await allRows());
  writeFileSync(join(DOMAIN, 'shipped.table.ts'), shippedTable(cases, bias));
  process.stderr.write('Written. Format with: npm run format\n');
}
