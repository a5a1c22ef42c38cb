// `npm run bench:attention`: how well the engine ranks real mail. Every person is ranked by weights learned without that
// person's list. --people: a line for each person as well.

import { CASES } from '../../src/domain/attention/sheet.ts';
import { SHIPPED } from '../../src/domain/attention/shipped.ts';
import { PACE, type ShippedWeights } from '../../src/domain/attention/weights.ts';
import { foundByGoals } from './aims.ts';
import { asksMeasured } from './asks-measured.ts';
import { type Manner, outcomeOf } from './following.ts';
import { heuristicOutcome } from './hand-heuristic.ts';
import { cutHolds, shuffledMean } from './honesty.ts';
import { allLists, hasData, type MailingList } from './mailing-lists.ts';
import { bootstrapped, type Measures, measured } from './measures.ts';
import { timeEach } from './pace.ts';
import { allRows, sentences, shippedFrom } from './train.ts';
import { type Writer, writersOf } from './writers.ts';

const FIRST_BATCHES = 3;
const NO_MARKS = { ...PACE, marks: 0 };
const NOTHING: ShippedWeights = { bias: SHIPPED.bias, cases: new Float64Array(CASES) };

/** One person, ranked in all the ways that are compared. */
interface Line {
  readonly list: string;
  readonly writer: Writer;
  readonly whole: Measures;
  readonly byHand: Measures;
  readonly noGoals: Measures;
  readonly noShipped: Measures;
  readonly noWords: Measures;
  readonly fresh: Measures;
  readonly freshNoGoals: Measures;
}

function lineOf(list: MailingList, writer: Writer, shipped: ShippedWeights): Line {
  const plain: Manner = { shipped, pace: PACE, isFresh: false };
  const by = (manner: Partial<Manner>): Measures =>
    measured(outcomeOf(list, writer, { ...plain, ...manner }));
  const morning = (goals: readonly string[]): Measures =>
    measured(outcomeOf(list, writer, { ...plain, isFresh: true, goals }), FIRST_BATCHES);
  return {
    list: list.name,
    writer,
    whole: by({}),
    byHand: measured(heuristicOutcome(list, writer)),
    noGoals: by({ goals: [] }),
    noShipped: by({ shipped: NOTHING }),
    noWords: by({ pace: NO_MARKS }),
    fresh: morning(writer.goals),
    freshNoGoals: morning([]),
  };
}

const WAYS = ['whole', 'byHand', 'noGoals', 'noShipped', 'noWords', 'fresh', 'freshNoGoals'] as const;
const three = (number: number): string => number.toFixed(3);
const told = ({ auc, ndcg, recall }: Measures): string => `${three(auc)} ${three(ndcg)} ${three(recall)}`;

function meanOf(lines: readonly Line[], way: (typeof WAYS)[number]): Measures {
  const good = lines
    .map((line) => line[way])
    .filter(({ auc, ndcg }) => Number.isFinite(auc) && Number.isFinite(ndcg));
  const mean = (key: 'auc' | 'ndcg' | 'recall'): number =>
    good.reduce((sum, one) => sum + one[key], 0) / Math.max(1, good.length);
  return { auc: mean('auc'), ndcg: mean('ndcg'), recall: mean('recall'), ndcgs: new Map() };
}

function tellGroup(name: string, lines: readonly Line[]): void {
  console.log(`\n${name}: ${lines.length} people · AUC NDCG@10 R@10`);
  for (const way of WAYS) console.log(`  ${way.padEnd(14)} ${told(meanOf(lines, way))}`);
  const counted = lines.filter(
    ({ whole, byHand }) => Number.isFinite(whole.ndcg) && Number.isFinite(byHand.ndcg),
  );
  const better = counted.filter(({ whole, byHand }) => whole.ndcg > byHand.ndcg).length;
  console.log(`  beats the hand heuristic on NDCG@10: ${better} of ${counted.length}`);
  const compare = (label: string, pick: (line: Line) => readonly [Measures, Measures]): void => {
    const { mean, low, high } = bootstrapped(counted.map(pick), 5);
    console.log(`  ${label.padEnd(34)} ${three(mean)} [${three(low)}, ${three(high)}]`);
  };
  compare('NDCG@10 above the heuristic', ({ whole, byHand }) => [whole, byHand]);
  compare('lost without goals', ({ whole, noGoals }) => [whole, noGoals]);
  compare('lost without goals, first morning', ({ fresh, freshNoGoals }) => [fresh, freshNoGoals]);
  compare('lost without shipped weights', ({ whole, noShipped }) => [whole, noShipped]);
  compare('lost without words and identity', ({ whole, noWords }) => [whole, noWords]);
}

async function main(): Promise<void> {
  const lists = await allLists();
  const rows = await allRows();
  const without = new Map(
    lists.map(({ name }) => [name, shippedFrom(rows.filter(({ list }) => list !== name))]),
  );
  const lines = lists.flatMap((list) =>
    writersOf(list).map((writer) => lineOf(list, writer, without.get(list.name) ?? SHIPPED)),
  );
  if (process.argv.includes('--people')) {
    for (const { writer, whole, byHand, fresh } of lines) {
      console.log(
        `${writer.name.padEnd(14)} ${told(whole)} · by hand ${told(byHand)} · fresh ${told(fresh)}`,
      );
    }
  }
  tellGroup(
    'People with goals of their own',
    lines.filter(({ writer }) => writer.isLabelled),
  );
  for (const { name } of lists)
    tellGroup(
      `Learned elsewhere, ranked on ${name}`,
      lines.filter(({ list }) => list === name),
    );
  tellGroup('Everybody', lines);
  tellRest(lists, without);
}

function tellRest(lists: readonly MailingList[], without: ReadonlyMap<string, ShippedWeights>): void {
  const [first] = lists;
  const mixed = lists.at(-1);
  const [writer] = first ? writersOf(first) : [];
  if (!first || !mixed || !writer) return;
  console.log('\nGoal relevance, goals alone · AUC');
  for (const { topic, wording, given, auc } of foundByGoals(mixed, without.get(mixed.name) ?? SHIPPED)) {
    console.log(
      `  ${topic.padEnd(20)} ${wording.padEnd(8)} ${three(auc)}${given ? '' : ' (goals written for this measure)'}`,
    );
  }
  console.log(`\nRequests, ten-fold · ${asksMeasured(sentences())}`);
  console.log(`Labels dealt anew fifty times, mean AUC: ${three(shuffledMean(first, writer))}`);
  console.log(`Cut after a batch, earlier scores bit-equal: ${cutHolds(first, writer)}`);
  const short = timeEach(first, writer, 10_000, 5_000);
  const long = timeEach(first, writer, 100_000, 5_000);
  const pace = `${Math.round(1e6 / short)} a second at 10,000, ${Math.round(1e6 / long)} at 100,000`;
  console.log(`Messages read, ranked and learned: ${pace} (× ${(long / short).toFixed(2)})`);
}

if (hasData()) await main();
