// What the bench says: one table for people with the targets beside, or everything as JSON.
import type { Figures } from './rounds.ts';
import type { Weight } from './weight.ts';

/** What holds for a whole size. */
export interface Whole {
  readonly size: number;
  readonly rows: number;
  /** ms, to the first answer. */
  readonly cold: number;
  /** MB resident. */
  readonly idle: number | undefined;
  readonly end: number | undefined;
  readonly missing: readonly string[];
}

/** Everything that was found. */
export interface Report {
  readonly machine: { readonly cpus: number; readonly cpu: string; readonly node: string };
  readonly pages: readonly Figures[];
  readonly wholes: readonly Whole[];
  readonly weight: Weight | undefined;
}

/** One figure with its target. */
interface Line {
  readonly what: string;
  readonly found: string;
  readonly target: string;
  readonly meets: boolean | undefined;
}

const grouped = (number: number): string => Math.round(number).toLocaleString('en');
const ms = (number: number): string => `${number.toFixed(number < 10 ? 2 : 1)} ms`;
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const times = (number: number): string => `${number.toFixed(2)} ×`;

/** The reads whose throughput is held to the floor's. */
const isRead = ({ name }: Figures): boolean => !name.startsWith('Closing');

function ratioLine(figures: Figures): Line {
  const { name, size, ratio } = figures;
  const what = `${name}, of the floor at ${grouped(size)}`;
  if (!isRead(figures)) return { what, found: ratio.toFixed(2), target: '', meets: undefined };
  return { what, found: ratio.toFixed(2), target: '≥ 0.35, aim 0.5', meets: ratio >= 0.35 };
}

function growthLines(pages: readonly Figures[]): readonly Line[] {
  const sizes = [...new Set(pages.map(({ size }) => size))];
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  if (small === large) return [];
  return pages
    .filter(({ size }) => size === large)
    .flatMap((far) => {
      const near = pages.find(({ name, size }) => name === far.name && size === small);
      if (!near) return [];
      const [p50, p99] = [far.p50 / near.p50, far.p99 / near.p99];
      const isToday = far.name === 'Today';
      const target = (text: string, meets: boolean) =>
        isToday ? { target: text, meets } : { target: '', meets: undefined };
      return [
        {
          what: `${far.name}, p50 at ${grouped(large)} / ${grouped(small)}`,
          found: times(p50),
          ...target('≤ 1.25 ×', p50 <= 1.25),
        },
        {
          what: `${far.name}, p99 at ${grouped(large)} / ${grouped(small)}`,
          found: times(p99),
          ...target('≤ 2 ×', p99 <= 2),
        },
      ];
    });
}

const most = (what: string, found: number, limit: number, text: (value: number) => string): Line => ({
  what,
  found: text(found),
  target: `≤ ${text(limit)}`,
  meets: found <= limit,
});

const megabytes = (number: number): string => `${Math.round(number)} MB`;

function wholeLines({ size, cold, idle, end }: Whole): readonly Line[] {
  const at = `at ${grouped(size)}`;
  return [
    most(`cold start ${at}`, cold, 1_000, (value) => `${Math.round(value)} ms`),
    ...(idle === undefined ? [] : [most(`memory idle ${at}`, idle, 150, megabytes)]),
    ...(end === undefined ? [] : [most(`memory at the end ${at}`, end, 300, megabytes)]),
  ];
}

function weightLines(weight: Weight | undefined): readonly Line[] {
  if (!weight) return [];
  return [
    most('first visit to Today without fonts', weight.first, 60_000, kB),
    most('JavaScript of it', weight.script, 35_000, kB),
    most('fonts', weight.fonts, 110_000, kB),
    most('a second page', weight.second, 15_000, kB),
  ];
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const isText = (column: number): boolean => column === 0;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pageTable(pages: readonly Figures[]): string {
  const head = [
    'page',
    'engagements',
    'p50',
    'p99',
    'per second',
    'floor p50',
    'floor per second',
    'ratio',
    'processor',
    'floor',
    'ratio',
  ];
  const rows = pages.map((one) => [
    one.name,
    grouped(one.size),
    ms(one.p50),
    ms(one.p99),
    grouped(one.perSecond),
    ms(one.floorP50),
    grouped(one.floorPerSecond),
    one.ratio.toFixed(2),
    ms(one.processor),
    ms(one.floorProcessor),
    (one.floorProcessor / one.processor).toFixed(2),
  ]);
  return columns([head, ...rows]);
}

const verdict = ({ meets }: Line): string => (meets === undefined ? '' : meets ? 'met' : 'MISSED');

/** The report as people read it. */
export function tableOf({ machine, pages, wholes, weight }: Report): string {
  const lines = [
    ...pages.map(ratioLine),
    ...growthLines(pages),
    ...wholes.flatMap(wholeLines),
    ...weightLines(weight),
  ];
  const targets = columns([
    ['', 'found', 'target', ''],
    ...lines.map((line) => [line.what, line.found, line.target, verdict(line)]),
  ]);
  const seeds = wholes
    .map(({ size, rows }) => `${grouped(size)} engagements: ${grouped(rows)} rows`)
    .join(' · ');
  const missing = wholes.flatMap((whole) =>
    whole.missing.map((one) => `not measured at ${grouped(whole.size)}: ${one}`),
  );
  const machines = `${machine.cpus} × ${machine.cpu}, Node ${machine.node}`;
  return [machines, seeds, '', pageTable(pages), '', targets, '', ...missing].join('\n');
}
