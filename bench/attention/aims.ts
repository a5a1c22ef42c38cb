// Goal relevance without labels: which of several mixed lists a message came by, ranked by the words of goals alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newMind, type Ranked } from '../../src/domain/attention/mind.ts';
import { replay } from '../../src/domain/attention/replay.ts';
import type { ShippedWeights } from '../../src/domain/attention/weights.ts';
import { readingFor } from './following.ts';
import { DATA, linesOf, type MailingList } from './mailing-lists.ts';
import { areaUnder } from './measures.ts';

/** Whose words a goal is in. */
export type Wording = 'plain' | 'expert';

type Goals = Readonly<Record<string, Readonly<Record<Wording, readonly string[]>>>>;

/** Goals for two more of the lists, written for this measure. */
const MORE: Goals = {
  'r-sig-finance': {
    plain: [
      'Test rules for buying and selling on past share prices',
      'Measure how risky a portfolio is',
      'Get daily prices and put them in a table',
    ],
    expert: [
      'Backtest trading strategies with quantstrat and blotter',
      'Portfolio optimization and risk with PerformanceAnalytics',
      'xts and zoo time series, getSymbols with quantmod',
    ],
  },
  'r-sig-mac': {
    plain: [
      'Keep the program running on my Apple laptop',
      'Fix the graphics window and the menus on screen',
      'Install packages from source on my computer',
    ],
    expert: [
      'Mac OS X Lion builds, R.app GUI and quartz device',
      'Compile packages with Xcode, gfortran and universal binaries',
      'Cocoa, Snow Leopard, 64-bit R framework',
    ],
  },
};

/** One topic: how well goals in these words find its messages; `given` if the goals came with the data. */
export interface Found {
  readonly topic: string;
  readonly wording: Wording;
  readonly given: boolean;
  readonly auc: number;
}

/** Ranks all messages for each topic and wording, for a person who is nowhere in the mail. */
export function foundByGoals({ mails }: MailingList, shipped: ShippedWeights): readonly Found[] {
  const lists = new Map(
    linesOf<{ id: string; lists: readonly string[] }>('goalrel', 'truth.jsonl.gz').map(
      ({ id, lists: of }) => [id, of],
    ),
  );
  const given = JSON.parse(readFileSync(join(DATA, 'goalrel', 'goals.json'), 'utf8')) as Goals;
  return Object.entries({ ...given, ...MORE }).flatMap(([topic, wordings]) =>
    (['plain', 'expert'] as const).map((wording) => {
      const aims = wordings[wording].map((words, at) => ({
        id: `${at}`,
        kind: 'goal' as const,
        words,
        nearness: 0,
      }));
      const profile = { addresses: ['nobody@lists.invalid'], names: [], aims, muted: [], key: 0 };
      const ranked: Ranked[] = [];
      replay(newMind(profile, shipped), mails, (batch) => ranked.push(...batch), readingFor);
      const labels = Uint8Array.from(ranked, ({ message }) =>
        lists.get(message.id)?.includes(topic) ? 1 : 0,
      );
      const scores = Float64Array.from(ranked, ({ score }) => score);
      return { topic, wording, given: topic in given, auc: areaUnder({ scores, labels }) };
    }),
  );
}
