// Growing a database out of patterns: how many of each, whose coach is whose, and who of them is measured.

import type { Patterns } from './lives.ts';
import type { Pattern } from './patterns.ts';
import { coachOf, plantPerson, plantSignIn, type Signed } from './people.ts';
import { type Ground, type IdOf, idsOfCopies, plant, sizeOf } from './planting.ts';

/** A client in the middle of a sprint, with two years behind them. */
export interface SampleClient extends Signed {
  readonly engagementId: string;
  readonly sprintId: string;
}

/** A client in a session that can be closed. */
export interface SampleMeeting extends Signed {
  readonly engagementId: string;
  readonly sessionId: string;
}

/** Who is measured. */
export interface Sample {
  readonly clients: readonly SampleClient[];
  readonly coaches: readonly Signed[];
  readonly meetings: readonly SampleMeeting[];
}

/** What came of it. */
export interface Grown {
  readonly rows: number;
  readonly sample: Sample;
}

/** Of a hundred engagements so many of each; most people who once began are not in their eighth sprint. */
const SHARES: Readonly<Record<keyof Patterns, number>> = {
  long: 6,
  meeting: 44,
  finished: 30,
  exploring: 20,
};
const MEASURED = { clients: 300, coaches: 100, meetings: 1500 };

type Planted = { readonly idOf: IdOf; readonly copies: number; readonly pattern: Pattern };
type Grounded = Omit<Ground, 'grown'>;

/** Evenly spread over all copies. */
function some(copies: number, wanted: number): number[] {
  const count = Math.min(copies, wanted);
  return Array.from({ length: count }, (_, index) => Math.floor((index * copies) / count));
}

function planter(ground: Ground, size: number, at: string) {
  return (pattern: Pattern, number: number, share: number): Planted => {
    const copies = Math.round((size * share) / 100);
    const { coachId, clientId } = pattern;
    const shared = new Map(coachId ? [[coachId, (copy: number) => coachOf(number, copy)]] : []);
    const idOf = idsOfCopies(number, shared);
    for (let copy = 0; copy < copies; copy += 1) {
      plantPerson(ground, idOf(clientId, copy), `Client ${number} ${copy}`, at);
      if (copy % 30 === 0) plantPerson(ground, coachOf(number, copy), `Coach ${number} ${copy}`, at);
    }
    plant(ground, pattern, idOf, copies);
    return { idOf, copies, pattern };
  };
}

function idIn({ pattern }: Planted, table: string, isIt: (state: unknown) => boolean): string {
  return String(pattern.rows.get(table)?.find(({ state }) => isIt(state))?.['id']);
}

function sampleOf(ground: Ground, long: Planted, meeting: Planted, at: string): Sample {
  const sprint = idIn(long, 'sprints', (state) => state === 'active');
  const session = idIn(meeting, 'sessions', (state) => state === 'in progress');
  const client = ({ idOf, pattern }: Planted, copy: number) => ({
    ...plantSignIn(ground, idOf(pattern.clientId, copy), at),
    engagementId: idOf(pattern.engagementId, copy),
  });
  return {
    clients: some(long.copies, MEASURED.clients).map((copy) => ({
      ...client(long, copy),
      sprintId: long.idOf(sprint, copy),
    })),
    coaches: some(Math.floor(long.copies / 30), MEASURED.coaches).map((coach) =>
      plantSignIn(ground, coachOf(0, coach * 30), at),
    ),
    meetings: some(meeting.copies, MEASURED.meetings).map((copy) => ({
      ...client(meeting, copy),
      sessionId: meeting.idOf(session, copy),
    })),
  };
}

/** Says how far it is, at most once in a second. */
function teller(total: number, say: (line: string) => void) {
  let rows = 0;
  let last = performance.now();
  return {
    grown(table: string, more: number): void {
      rows += more;
      if (performance.now() - last < 1_000) return;
      last = performance.now();
      say(`${Math.floor((100 * rows) / total)} % of ${total.toLocaleString('en')} rows (${table})`);
    },
    rows: () => rows,
  };
}

/** Grows `size` engagements. */
export function growAll(
  on: Grounded,
  patterns: Patterns,
  size: number,
  at: string,
  say: (line: string) => void,
): Grown {
  const names = Object.keys(SHARES) as (keyof Patterns)[];
  const total = names.reduce((sum, name) => sum + (sizeOf(patterns[name]) * size * SHARES[name]) / 100, 0);
  const { grown, rows } = teller(Math.round(total), say);
  const ground: Ground = { ...on, grown };
  const plantSome = planter(ground, size, at);
  const planted = names.map((name, number) => plantSome(patterns[name], number, SHARES[name]));
  const sample = sampleOf(ground, planted[0] as Planted, planted[1] as Planted, at);
  return { rows: rows(), sample };
}
