// The rounds: every page at the server and at its floor in turn, so that a slow moment of the machine meets both.
import type { Loaded } from './client.ts';
import type { House } from './house.ts';
import type { Measured } from './plan.ts';
import { processorOf, type startClient } from './processes.ts';

/** How long and how often. */
export interface Pace {
  readonly rounds: number;
  /** One request at a time, in ms: how long an answer takes. */
  readonly alone: number;
  /** Eight at a time, in ms: how many answers come. */
  readonly together: number;
}

/** What came of one page at one size. */
export interface Figures {
  readonly size: number;
  readonly name: string;
  /** ms, one request at a time. */
  readonly p50: number;
  readonly p99: number;
  readonly floorP50: number;
  /** Answers in a second, eight at a time. */
  readonly perSecond: number;
  readonly floorPerSecond: number;
  /** The share of the floor's throughput. */
  readonly ratio: number;
  /** Processor time of one answer, in ms, and that of the floor's. */
  readonly processor: number;
  readonly floorProcessor: number;
}

type Client = ReturnType<typeof startClient>;

const TOGETHER = 8;

/** The middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const quantile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

interface Turn {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  /** ms of processor time an answer. */
  readonly processor: number;
}

function turnOf(name: string, alone: Loaded, together: Loaded, processor: number): Turn {
  for (const { statuses } of [alone, together]) {
    const wrong = Object.keys(statuses).find((status) => status >= '400');
    if (wrong) throw new Error(`${name} was answered with ${wrong}.`);
  }
  return {
    p50: quantile(alone.times, 0.5),
    p99: quantile(alone.times, 0.99),
    perSecond: together.times.length / together.seconds,
    processor: processor / (alone.times.length + together.times.length),
  };
}

/** What can be asked once only is shared out: to each round its part, half of it one at a time. */
function partOf(asks: Measured['asks'], round: number, rounds: number, half: 0 | 1): Measured['asks'] {
  const size = Math.floor(asks.length / (rounds * 2));
  const from = (round * 2 + half) * size;
  return asks.slice(from, from + size);
}

async function appTurn(
  client: Client,
  { app }: House,
  { name, asks, writes }: Measured,
  pace: Pace,
  round: number,
) {
  const { port, child } = app;
  const before = processorOf(child);
  const part = (half: 0 | 1) => (writes ? partOf(asks, round, pace.rounds, half) : asks);
  const until = (ms: number) => (writes ? null : ms);
  const alone = await client.load({ port, asks: part(0), connections: 1, ms: until(pace.alone) });
  const together = await client.load({
    port,
    asks: part(1),
    connections: TOGETHER,
    ms: until(pace.together),
  });
  return turnOf(name, alone, together, processorOf(child) - before);
}

async function floorTurn(client: Client, { floor, floorAsks }: House, { name }: Measured, pace: Pace) {
  const { port, child } = floor;
  const before = processorOf(child);
  const asks = floorAsks.get(name) ?? [];
  const alone = await client.load({ port, asks, connections: 1, ms: pace.alone });
  const together = await client.load({ port, asks, connections: TOGETHER, ms: pace.together });
  return turnOf(name, alone, together, processorOf(child) - before);
}

interface Turns {
  readonly house: House;
  readonly measured: Measured;
  readonly app: Turn[];
  readonly floor: Turn[];
}

function figuresOf({ house, measured, app, floor }: Turns): Figures {
  const of = (turns: readonly Turn[], what: keyof Turn): number => median(turns.map((turn) => turn[what]));
  const perSecond = of(app, 'perSecond');
  const floorPerSecond = of(floor, 'perSecond');
  return {
    size: house.size,
    name: measured.name,
    p50: of(app, 'p50'),
    p99: of(app, 'p99'),
    floorP50: of(floor, 'p50'),
    perSecond,
    floorPerSecond,
    ratio: perSecond / floorPerSecond,
    processor: of(app, 'processor'),
    floorProcessor: of(floor, 'processor'),
  };
}

/** Everything gets warm before it is measured. */
async function warmUp(client: Client, { house, measured }: Turns, ms: number): Promise<void> {
  const { app, floor, floorAsks } = house;
  const asks = floorAsks.get(measured.name) ?? [];
  if (!measured.writes) await client.load({ port: app.port, asks, connections: TOGETHER, ms });
  await client.load({ port: floor.port, asks, connections: TOGETHER, ms });
}

/** All rounds over all sizes and pages. */
export async function measure(
  houses: readonly House[],
  client: Client,
  pace: Pace,
  say: (line: string) => void,
): Promise<readonly Figures[]> {
  const all: Turns[] = houses.flatMap((house) =>
    house.measured.map((measured) => ({ house, measured, app: [], floor: [] })),
  );
  for (const turns of all) await warmUp(client, turns, pace.together);
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const { house, measured, app, floor } of all) {
      say(`round ${round + 1} of ${pace.rounds}: ${measured.name} at ${house.size.toLocaleString('en')}`);
      app.push(await appTurn(client, house, measured, pace, round));
      floor.push(await floorTurn(client, house, measured, pace));
    }
  }
  return all.map(figuresOf);
}
