// People who write at once through the API, and remember exactly what the server said it had kept.
import type { Pen } from './world.ts';

/** What is known of one step from the answers alone. */
export interface Known {
  readonly text: string;
  /** The states it may be in: one, or two while an answer was still to come. */
  readonly states: ReadonlySet<string>;
}

/** Everything the server acknowledged, by step. */
export type Ledger = Map<string, Known>;

interface Writing {
  readonly url: string;
  readonly ledger: Ledger;
  /** Called with each acknowledgement. */
  readonly heard: () => void;
}

/** undefined: the server is gone. */
async function post({ url }: Writing, { token }: Pen, path: string, body: object) {
  try {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { readonly id?: string };
    if (response.status !== 201) throw new TypeError(`${response.status} ${JSON.stringify(answer)}`);
    return answer;
  } catch (error) {
    // What fetch throws when the connection is cut has a cause; a refusal has none.
    if (error instanceof Error && (error.cause !== undefined || error.name === 'SyntaxError'))
      return undefined;
    throw error;
  }
}

async function add(writing: Writing, pen: Pen, text: string): Promise<string | undefined> {
  const { engagementId, goalId } = pen;
  const made = await post(writing, pen, `/engagements/${engagementId}/steps`, { text, goalId });
  if (made?.id === undefined) return undefined;
  writing.ledger.set(made.id, { text, states: new Set([pen.isCoach ? 'proposed' : 'agreed']) });
  writing.heard();
  return made.id;
}

/** Changes a step; until the answer comes it may be in its old state or in the new one. */
async function turn(writing: Writing, pen: Pen, id: string, state: string, path: string, body: object) {
  const known = writing.ledger.get(id) ?? { text: '', states: new Set<string>() };
  writing.ledger.set(id, { ...known, states: new Set([...known.states, state]) });
  const answer = await post(writing, pen, `/steps/${id}/${path}`, body);
  if (answer === undefined) return undefined;
  writing.ledger.set(id, { ...known, states: new Set([state]) });
  writing.heard();
  return answer;
}

/** Writes until the server is gone: adds a step, keeps it, or makes it smaller and keeps that. */
export async function write(writing: Writing, pen: Pen, name: string): Promise<void> {
  for (let count = 0; ; count += 1) {
    const text = `Step ${name} ${count}`;
    const id = await add(writing, pen, text);
    if (id === undefined) return;
    if (pen.isCoach) continue;
    if (count % 2 === 0) {
      if (!(await turn(writing, pen, id, 'kept', 'marks', { mark: 'kept', inTheWay: 'A doubt' }))) return;
      continue;
    }
    const smaller = { move: 'smaller', size: 'quarter', text: `${text}, smaller` };
    const moved = await turn(writing, pen, id, 'replaced', 'moves', smaller);
    if (moved?.id === undefined) return;
    writing.ledger.set(moved.id, { text: smaller.text, states: new Set(['agreed']) });
  }
}
